using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Settings;
using Redbook.Emulation.Timing;

namespace Redbook;

/// <summary>The drive in which a virtual disc lies: what kind it is, how long things take in it, and whether the disc is in
/// it.</summary>
/// <remarks>Kept in files in the folder of the disc, so that every program that opens the drive by the disc's name meets
/// them. The name itself can say otherwise: see <see cref="VirtualDriveOptions"/>.</remarks>
public static class VirtualDiscDrive
{
    /// <summary>The file with the kind of drive.</summary>
    public const string ProfileFileName = "drive.json";

    /// <summary>The file with the timing.</summary>
    public const string TimingFileName = "timing.json";

    /// <summary>The file whose being there says that the disc lies beside its drive.</summary>
    public const string EmptyFileName = "drive.empty";

    /// <summary>The timing under which everything is done at once.</summary>
    public const string NoTiming = "none";

    private const string ProfileAdvice = "Kinds of drives, by name and as files, are described in docs/quirks.md.";
    private const string TimingAdvice = "Timings, by name and as files, are described in docs/timing.md.";

    /// <summary>A kind of drive by its name, or from a file.</summary>
    /// <param name="nameOrFile">One of <see cref="DriveProfiles.Names"/>, or a JSON file.</param>
    /// <exception cref="InputException">It is neither.</exception>
    public static DriveProfile FindProfile(string nameOrFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrFile);
        return DriveProfiles.Find(nameOrFile) ?? Load(nameOrFile, DriveProfile.Load, DriveProfiles.Names, ProfileAdvice);
    }

    /// <summary>A timing by its name, or from a file.</summary>
    /// <param name="nameOrFile">One of <see cref="RecorderTimings.Names"/>, <see cref="NoTiming"/>, or a JSON file.</param>
    /// <returns><see langword="null"/> for <see cref="NoTiming"/>.</returns>
    /// <exception cref="InputException">It is neither.</exception>
    public static RecorderTiming? FindTiming(string nameOrFile)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(nameOrFile);
        return string.Equals(nameOrFile, NoTiming, StringComparison.OrdinalIgnoreCase)
            ? null
            : RecorderTimings.Find(nameOrFile)
                ?? Load(nameOrFile, RecorderTiming.FromFile, [NoTiming, .. RecorderTimings.Names], TimingAdvice);
    }

    /// <summary>Puts a disc into another drive.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <param name="profile">The kind of drive; the plain one when left out.</param>
    /// <param name="timing">How long things take; everything is done at once when left out.</param>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static void Set(string path, DriveProfile? profile, RecorderTiming? timing) =>
        VirtualDiscFolder.Change(path, folder =>
        {
            Put(Path.Combine(folder, ProfileFileName), profile?.ToJson());
            Put(Path.Combine(folder, TimingFileName), timing?.ToJson());
        });

    /// <summary>The drive of a disc, as it is kept in the disc's folder.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <returns>The kind of drive, and the timing; null for the plain one and for none.</returns>
    /// <exception cref="DriveException">A file makes no sense.</exception>
    public static (DriveProfile? Profile, RecorderTiming? Timing) Get(string path)
    {
        string folder = DriveName.OfVirtualDisc(path).Value;
        return (Kept(folder, ProfileFileName, DriveProfile.Load), Kept(folder, TimingFileName, RecorderTiming.FromFile));
    }

    /// <summary>Puts a disc back into its drive.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <returns><see langword="false"/> when it was in it.</returns>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static bool Insert(string path)
    {
        bool wasOut = IsOut(path);
        VirtualDiscFolder.Change(path, static folder => File.Delete(Path.Combine(folder, EmptyFileName)));
        return wasOut;
    }

    /// <summary>Takes a disc out of its drive: programs that open the drive find it empty until the disc is put back.</summary>
    /// <param name="path">The folder of the disc.</param>
    /// <returns><see langword="false"/> when it was out.</returns>
    /// <exception cref="DriveException">There is no disc, or another program has it.</exception>
    public static bool Eject(string path)
    {
        bool wasOut = IsOut(path);
        VirtualDiscFolder.Change(path, static folder => File.WriteAllBytes(Path.Combine(folder, EmptyFileName), []));
        return !wasOut;
    }

    /// <summary>Whether a disc lies beside its drive.</summary>
    /// <param name="path">The folder of the disc.</param>
    public static bool IsOut(string path) => File.Exists(Path.Combine(DriveName.OfVirtualDisc(path).Value, EmptyFileName));

    internal static bool IsTimingName(string name) =>
        string.Equals(name, NoTiming, StringComparison.OrdinalIgnoreCase) || RecorderTimings.Find(name) is not null;

    /// <summary>How the recorder of a name behaves: by the name itself, then by the folder.</summary>
    /// <exception cref="DriveException">What is said makes no sense.</exception>
    internal static SoftwareRecorderOptions OptionsOf(DriveName name)
    {
        try
        {
            return new SoftwareRecorderOptions
            {
                Faults = VirtualDiscFaults.PlanOf(name.Value),
                Profile = (name.Options?.Drive is { } drive ? FindProfile(drive) : Kept(name.Value, ProfileFileName, DriveProfile.Load))
                    ?? new DriveProfile(),
                Timing = name.Options?.Timing is { } timing ? FindTiming(timing) : Kept(name.Value, TimingFileName, RecorderTiming.FromFile),
            };
        }
        catch (InputException refused)
        {
            throw new DriveException(DriveFailure.BadName, $"{name} cannot be opened: {refused.Message}", refused.Advice, sense: null, refused);
        }
    }

    private static void Put(string file, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(file);
        }
        else
        {
            File.WriteAllBytes(file, content);
        }
    }

    private static T Load<T>(string nameOrFile, Func<string, T> load, IReadOnlyList<string> names, string advice)
    {
        if (!File.Exists(nameOrFile))
        {
            throw new InputException(
                nameOrFile, $"'{nameOrFile}' is no file, and none of {string.Join(", ", names)}.", advice);
        }

        try
        {
            return load(nameOrFile);
        }
        catch (RecorderSettingsException refused)
        {
            throw new InputException(nameOrFile, refused.Message, advice, refused);
        }
    }

    private static T? Kept<T>(string folder, string fileName, Func<string, T> load)
        where T : class
    {
        string file = Path.Combine(folder, fileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return load(file);
        }
        catch (RecorderSettingsException refused)
        {
            throw new DriveException(
                DriveFailure.NotRecordable, refused.Message,
                $"Correct the file, or take it away: redbook disc drive {folder} --plain", sense: null, refused);
        }
    }
}
