using Redbook.Conformance.Tests.Recording;
using Redbook.Emulation;
using Redbook.Emulation.Quirks;
using Redbook.Mmc.Features;

namespace Redbook.Conformance.Tests;

/// <summary>What the suite is run against: the recorder in software in each of its states, and the drive that the environment
/// names. A drive that is not named has no tests, rather than tests that are skipped.</summary>
public static class DriveCases
{
    internal const string NoDisc = "software, no disc";
    internal const string TrayOpen = "software, tray open";
    internal const string BlankCdR = "software, blank CD-R";
    internal const string BlankCdRw = "software, blank CD-RW";
    internal const string Appendable = "software, appendable CD-R";
    internal const string OpenSession = "software, CD-R with an open session";
    internal const string Complete = "software, complete CD-R";
    internal const string CompleteCdRw = "software, complete CD-RW";
    internal const string Raw = "software, CD-RW recorded raw";
    internal const string AtOnce = "software, CD-R recorded at once with codes";

    private static readonly Dictionary<string, string> Lesser = new()
    {
        ["software, P and Q only, blank CD-RW"] = "pq-only",
        ["software, tracks only, blank CD-R"] = "old-tao-only",
    };

    private static readonly string[] Software =
        [NoDisc, TrayOpen, BlankCdR, BlankCdRw, Appendable, OpenSession, Complete, CompleteCdRw, AtOnce, Raw];

    // Drives that can do less, so that what the suite does then is seen as well.
    private static readonly string[] SoftwareBlank = [BlankCdR, BlankCdRw, .. Lesser.Keys];

    /// <summary>Every drive; nothing is changed on its disc.</summary>
    public static TheoryData<string> All => [.. Software, .. Named(toRecord: false)];

    /// <summary>Every drive whose disc may be recorded on.</summary>
    public static TheoryData<string> Recordable => [.. SoftwareBlank, .. Named(toRecord: true)];

    internal static int SoftwareCount => Software.Length;

    /// <summary>Opens a drive to be read from, its news told.</summary>
    internal static DriveUnderTest Open(string name)
    {
        DriveUnderTest drive = OpenWithNews(name);
        drive.Settle();
        return drive;
    }

    /// <summary>Opens a drive that may have news of its disc.</summary>
    internal static DriveUnderTest OpenWithNews(string name) => NamedDrive.OfEnvironment is { } named && named.Name == name
        ? OpenNamed(named, toRecord: false)
        : OpenSoftware(name);

    /// <summary>Opens a drive with a blank disc that may be recorded on.</summary>
    internal static DriveUnderTest OpenToRecord(string name)
    {
        if (NamedDrive.OfEnvironment is { } named && named.Name == name)
        {
            return OpenNamed(named, toRecord: true);
        }

        DriveUnderTest drive = OpenSoftware(name);
        drive.Settle();
        return drive;
    }

    /// <summary>Opens the drive that was named; to record, only where its disc was given away and can be erased.</summary>
    /// <exception cref="InvalidOperationException">Nothing may be recorded there.</exception>
    internal static DriveUnderTest OpenNamed(NamedDrive named, bool toRecord)
    {
        var drive = new DriveUnderTest(named.Name, Drives.OfThisMachine.Connect(DriveName.Parse(named.Name)), isNamed: true);
        if (!toRecord)
        {
            return drive;
        }

        try
        {
            drive.Settle();
            drive.Drive.GetCurrentProfile(out Profile? profile);
            if (!named.MayBeErased || profile != Profile.CdRw)
            {
                throw new InvalidOperationException(
                    $"{named.Name} holds {profile}; the suite records only on a CD-RW that was given away in {NamedDrive.EraseVariable}.");
            }

            Recordings.MakeBlank(drive);
            return drive;
        }
        catch
        {
            drive.Dispose();
            throw;
        }
    }

    private static IEnumerable<string> Named(bool toRecord) =>
        NamedDrive.OfEnvironment is { } named && (!toRecord || named.MayBeErased) ? [named.Name] : [];

    // The host is there before the disc is, and so has news of it.
    private static DriveUnderTest OpenSoftware(string name)
    {
        VirtualDisc? disc = name is NoDisc or TrayOpen ? null : Prepare(name);
        var recorder = new SoftwareRecorder(new SoftwareRecorderOptions
        {
            Profile = Lesser.TryGetValue(name, out string? kind) ? DriveProfiles.Find(kind)! : new DriveProfile(),
        });
        var drive = new DriveUnderTest(name, recorder.Connect(), isNamed: false, () =>
        {
            recorder.Dispose();
            disc?.Dispose();
        });
        if (disc is not null)
        {
            recorder.Insert(disc);
        }
        else if (name == TrayOpen)
        {
            recorder.PressButton();
        }

        return drive;
    }

    // In another recorder, so that the one under test finds the disc as it is.
    private static VirtualDisc Prepare(string name)
    {
        VirtualDisc disc = VirtualDisc.InMemory(
            new MediumOptions { Type = name.Contains("CD-RW", StringComparison.Ordinal) ? MediumType.CdRw : MediumType.CdR });
        using var recorder = new SoftwareRecorder();
        recorder.Insert(disc);
        using var drive = new DriveUnderTest(name, recorder.Connect(), isNamed: false);
        drive.Settle();
        switch (name)
        {
            case Appendable:
                Recordings.RecordTracksAtOnce(drive, Recordings.TwoTracks, close: true, nextAllowed: true);
                break;
            case OpenSession:
                Recordings.RecordTracksAtOnce(drive, Recordings.TwoTracks, close: false, nextAllowed: true);
                break;
            case Complete or CompleteCdRw:
                Recordings.RecordTracksAtOnce(drive, Recordings.TwoTracks, close: true, nextAllowed: false);
                break;
            case Raw:
                Recordings.RecordRaw(drive, Recordings.TwoTracks);
                break;
            case AtOnce:
                Recordings.RecordSessionAtOnce(drive, Recordings.TwoTracks);
                break;
            default:
                break;
        }

        recorder.Remove();
        return disc;
    }
}
