using Redbook.Emulation;
using Redbook.Emulation.Timing;

namespace Redbook;

/// <summary>Makes and describes virtual discs: folders that the recorder in software records on.</summary>
public static class VirtualDiscs
{
    /// <summary>The length of a disc when nobody says otherwise.</summary>
    public const int DefaultMinutes = 80;

    /// <summary>Makes a blank disc.</summary>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="minutes">74, 80, 90 or 99.</param>
    /// <param name="kind">CD-R, or a CD-RW that can be erased.</param>
    /// <returns>The drive it lies in, to be opened by its name.</returns>
    /// <exception cref="ArgumentException">There are no discs of that length or kind.</exception>
    /// <exception cref="DriveException">The folder is taken, or cannot be made.</exception>
    public static DriveEntry Create(string path, int minutes = DefaultMinutes, DiscKind kind = DiscKind.CdR) => Create(
        path,
        new MediumOptions
        {
            Type = kind switch
            {
                DiscKind.CdR => MediumType.CdR,
                DiscKind.CdRw => MediumType.CdRw,
                _ => throw new ArgumentException($"A virtual disc is a CD-R or a CD-RW, not {kind}.", nameof(kind)),
            },
            Minutes = minutes,
        });

    /// <summary>Makes a blank disc on which everything is as somebody wants it.</summary>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="medium">The disc.</param>
    /// <returns>The drive it lies in, to be opened by its name.</returns>
    /// <exception cref="ArgumentException">There are no such discs; see <see cref="MediumOptions.Validate"/>.</exception>
    /// <exception cref="DriveException">The folder is taken, or cannot be made.</exception>
    public static DriveEntry Create(string path, MediumOptions medium)
    {
        ArgumentNullException.ThrowIfNull(medium);
        DriveName name = DriveName.OfVirtualDisc(path);
        try
        {
            using VirtualDisc disc = VirtualDisc.Create(name.Value, medium);
        }
        catch (VirtualDiscException refused)
        {
            throw DriveErrors.VirtualDisc(refused);
        }

        return Drives.OfThisMachine.Find(name);
    }

    /// <summary>What lies in the folder of a virtual disc. Changes nothing.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="DriveException">There is no disc, it is damaged, or another program has it.</exception>
    public static VirtualDiscDescription Describe(string path)
    {
        DriveName name = DriveName.OfVirtualDisc(path);
        try
        {
            // The files are looked at when the disc is let go of, without those that say who has it.
            return DescribeDisc(name) with
            {
                Files =
                [
                    .. new DirectoryInfo(name.Value).EnumerateFiles()
                        .OrderBy(static file => file.Name, StringComparer.Ordinal)
                        .Select(static file => new VirtualDiscFile(file.Name, file.Length)),
                ],
            };
        }
        catch (VirtualDiscException refused)
        {
            throw DriveErrors.VirtualDisc(refused);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new DriveException(
                DriveFailure.AccessDenied, $"The folder {name.Value} cannot be read: {unreadable.Message}",
                "Check the folder and who may read it.", sense: null, unreadable);
        }
    }

    /// <summary>Sectors that a blank disc of so many minutes can take; addresses end at 89:59:74.</summary>
    /// <exception cref="ArgumentException">There are no discs of that length.</exception>
    public static int CapacitySectors(int minutes)
    {
        MediumOptions medium = new() { Minutes = minutes };
        return medium.Validate() is [var reason, ..]
            ? throw new ArgumentException(reason, nameof(minutes))
            : medium.CapacitySectors;
    }

    private static VirtualDiscDescription DescribeDisc(DriveName name)
    {
        using VirtualDisc disc = VirtualDisc.Open(name.Value);
        using SoftwareRecorder recorder = new();
        recorder.Insert(disc);
        (DriveProfile? profile, RecorderTiming? timing) = DriveOf(name);
        using Drive drive = new(Drives.OfThisMachine.Find(name), recorder.Connect());
        return new VirtualDiscDescription
        {
            Path = name.Value,
            Minutes = disc.Medium.Minutes,
            Disc = disc.Medium.Condition == MediumCondition.Usable
                ? drive.DescribeDisc()
                : new DiscDescription
                {
                    Kind = disc.Medium.Type == MediumType.CdRw ? DiscKind.CdRw : DiscKind.CdR, State = DiscState.Blank,
                },
            Condition = disc.Medium.Condition,
            OverburnSectors = disc.Medium.OverburnSectors,
            IsWriteProtected = disc.Medium.IsWriteProtected,
            MinimumSpeedX = disc.Medium.MinimumSpeed,
            MaximumSpeedX = disc.Medium.MaximumSpeed,
            PowerCalibrations = disc.PowerCalibrations,
            DriveModel = profile is null ? "unreadable" : $"{profile.Vendor} {profile.Product}",
            IsTimed = timing is not null,
            IsOut = VirtualDiscDrive.IsOut(name.Value),
            Findings = disc.Examine(),
        };
    }

    // A disc is described whatever is wrong with the files of its drive.
    private static (DriveProfile? Profile, RecorderTiming? Timing) DriveOf(DriveName name)
    {
        try
        {
            (DriveProfile? profile, RecorderTiming? timing) = VirtualDiscDrive.Get(name.Value);
            return (profile ?? new DriveProfile(), timing);
        }
        catch (DriveException)
        {
            return (null, null);
        }
    }
}
