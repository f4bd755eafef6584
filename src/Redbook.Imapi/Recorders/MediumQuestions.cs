using Redbook.Imapi.Results;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Recording;

namespace Redbook.Imapi.Recorders;

/// <summary>Looks at the disc of a recorder for a getter: does not wait and changes nothing.</summary>
internal static class MediumQuestions
{
    /// <summary>Drive and disc.</summary>
    /// <exception cref="ImapiException">There is no disc that can be looked at, or no answer came.</exception>
    public static MediumReport Look(this RecorderConnection connection, in CallPlace site)
    {
        MediumReport report = Try(connection, site);
        return report.State is MediumState.NoDisc or MediumState.NotReady
            ? throw ImapiFault.Of(
                report.NotReady is { } sense
                    ? FailureTable.HResultOf(sense, RecordingStep.WaitForReady)
                    : ImapiResults.E_IMAPI_RECORDER_MEDIA_NO_MEDIA,
                site,
                $"The drive answered: {report.NotReady?.Describe() ?? "no disc"}.",
                report.NotReady)
            : report;
    }

    /// <summary>Who the drive is and what it can do.</summary>
    /// <exception cref="ImapiException">No answer came.</exception>
    public static DriveReport LookAtDrive(this RecorderConnection connection, in CallPlace site)
    {
        try
        {
            return Inspector(connection).InspectDrive();
        }
        catch (RecordingException failure)
        {
            throw failure.ToFault(site);
        }
    }

    /// <summary>Whether the drive records in a way.</summary>
    /// <exception cref="ImapiException">No answer came.</exception>
    public static bool Records(this RecorderConnection connection, WriteModes mode, in CallPlace site) =>
        connection.LookAtDrive(site).WriteModes.HasFlag(mode);

    /// <summary>Whether the drive erases CD-RW: by the capabilities page, without one by its profiles, and without
    /// either by trying.</summary>
    /// <exception cref="ImapiException">No answer came.</exception>
    public static bool ErasesCdRw(this RecorderConnection connection, in CallPlace site)
    {
        DriveReport drive = connection.LookAtDrive(site);
        return drive.Capabilities is { } page
            ? page.Writes.HasFlag(MediaKinds.CdRw)
            : drive.Configuration is not { } configuration
                || FeatureLists.Profiles(configuration, currentOnly: false)
                    .Contains(IMAPI_PROFILE_TYPE.IMAPI_PROFILE_TYPE_CD_REWRITABLE);
    }

    /// <summary>The medium of a report.</summary>
    public static IMAPI_MEDIA_PHYSICAL_TYPE MediaType(this MediumReport report) =>
        MediaTypes.Of(report.Profile, report.State == MediumState.Complete);

    /// <summary>Whether track-at-once recording takes the disc: a blank CD-R or CD-RW.</summary>
    public static bool IsBlankRecordable(this MediumReport report) =>
        report.State == MediumState.Blank && report.Profile is Profile.CdR or Profile.CdRw;

    /// <summary>Whether the disc can be erased: a CD-RW that the drive calls erasable.</summary>
    public static bool IsErasable(this MediumReport report) =>
        report is { Profile: Profile.CdRw, Disc: { IsErasable: true } };

    private static MediumReport Try(RecorderConnection connection, in CallPlace site)
    {
        try
        {
            return Inspector(connection).Inspect();
        }
        catch (RecordingException failure)
        {
            throw failure.ToFault(site);
        }
        catch (OutOfMemoryException failure)
        {
            throw ImapiFault.Of(ImapiResults.E_OUTOFMEMORY, site, "Memory is short.", inner: failure);
        }
    }

    private static DiscInspector Inspector(RecorderConnection connection) =>
        new(connection.Transport) { ReadyLimit = TimeSpan.Zero };
}
