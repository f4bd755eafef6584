using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Quirks;

namespace Redbook.Recording;

/// <summary>Looks at a drive and its disc and changes nothing: no lock, no mode page, no speed.</summary>
public sealed class DiscInspector
{
    private readonly IScsiTransport _transport;
    private readonly TimeProvider _time;

    /// <summary>An inspector for the drive behind <paramref name="transport"/>, which stays the caller's.</summary>
    public DiscInspector(IScsiTransport transport, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        (_transport, _time) = (transport, time ?? TimeProvider.System);
    }

    /// <summary>How long a disc may take to become ready.</summary>
    public TimeSpan ReadyLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What every time limit is multiplied by.</summary>
    public double TimeoutScale { get; init; } = 1;

    /// <summary>What is known of drives.</summary>
    public DriveQuirks Quirks { get; init; } = DriveQuirks.BuiltIn;

    /// <summary>Who the drive is and what it can do.</summary>
    /// <exception cref="RecordingException">No answer came, or one that makes no sense.</exception>
    public DriveReport InspectDrive()
    {
        using var link = new DriveLink(_transport, _time, TimeoutScale) { BusyLimit = ReadyLimit };
        return ReadDrive(link, Quirks);
    }

    /// <summary>Drive and disc. An empty tray or a disc that does not become ready is a report, not an
    /// exception.</summary>
    /// <exception cref="RecordingException">No answer came, or one that makes no sense; cancelled.</exception>
    public MediumReport Inspect(CancellationToken cancellation = default)
    {
        using var link = new DriveLink(_transport, _time, TimeoutScale) { BusyLimit = ReadyLimit };
        DriveReport drive = ReadDrive(link, Quirks);
        try
        {
            link.WaitReady(RecordingStep.WaitForReady, ReadyLimit, cancellation);
        }
        catch (RecordingException notReady) when (notReady.Sense is not null)
        {
            bool none = notReady.Failure == RecordingFailure.NoMedium;
            return new MediumReport
            {
                Drive = drive,
                State = none ? MediumState.NoDisc : MediumState.NotReady,
                NotReady = notReady.Sense,
            };
        }

        return ReadMedium(link, drive);
    }

    internal static DriveReport ReadDrive(DriveLink link, DriveQuirks quirks)
    {
        const RecordingStep Step = RecordingStep.IdentifyDrive;
        link.Require(link.Ask(link.Drive.Inquiry, Step, out InquiryData? identity), Step);

        DriveQuirk quirk = quirks.Of(identity.GetValueOrDefault());
        link.Respect(quirk);

        // Everything from here on is optional: old drives lack this or that and record all the same.
        Configuration? configuration = link.AskOptional<Configuration>(
            link.Drive.GetConfiguration, RecordingStep.ReadFeatures);
        CapabilitiesPage? capabilities = link.AskOptional(
            (out CapabilitiesPage? page) => link.Drive.ReadModePage(out page), RecordingStep.ReadCapabilities);
        BufferCapacity? buffer = link.AskOptional<BufferCapacity?>(link.Drive.ReadBufferCapacity, Step);
        var report = new DriveReport
        {
            Identity = identity.GetValueOrDefault(),
            Quirk = quirk,
            Configuration = configuration,
            Capabilities = capabilities,
            BufferBytes = buffer?.TotalBytes ?? (capabilities?.BufferKibibytes ?? 0) * 1024L,
        };
        link.Name = report.Name;
        return report;
    }

    internal static MediumReport ReadMedium(DriveLink link, DriveReport drive)
    {
        MmcDrive mmc = link.Drive;
        Profile? profile = link.AskOptional<Profile?>(mmc.GetCurrentProfile, RecordingStep.ReadDisc);
        Atip? atip = link.AskOptional<Atip?>(mmc.ReadAtip, RecordingStep.ReadDisc);
        if (profile is null or Profile.None && atip is Atip groove)
        {
            profile = groove.IsRewritable ? Profile.CdRw : Profile.CdR;
        }

        var report = new MediumReport
        {
            Drive = drive,
            Profile = profile ?? Profile.None,
            Atip = atip,
            State = MediumState.Other,
            WriteSpeeds = WriteSpeeds.Read(link, drive),
        };
        if (report.Profile is not (Profile.None or Profile.CdRom or Profile.CdR or Profile.CdRw))
        {
            return report;
        }

        ScsiResult result = link.Ask(mmc.ReadDiscInformation, RecordingStep.ReadDisc, out DiscInformation? disc);
        if (disc is not DiscInformation info)
        {
            // A drive that only reads does not know the command; anything else is a failure.
            if (result.Sense is not { Key: SenseKey.IllegalRequest, Asc: 0x20 })
            {
                throw link.Fail(result, RecordingStep.ReadDisc);
            }

            TocResponse? pressed = link.AskOptional<TocResponse>(mmc.ReadToc, RecordingStep.ReadDisc);
            return report with { Toc = pressed, State = pressed is null ? MediumState.Other : MediumState.Complete };
        }

        Lba? limit = ToAddress(info.LastPossibleLeadOutStart) ?? ToAddress(atip?.LastPossibleLeadOutStart);
        report = report with
        {
            Disc = info,
            State = info.Status switch
            {
                DiscStatus.Blank => MediumState.Blank,
                DiscStatus.Appendable => MediumState.Appendable,
                DiscStatus.Complete => MediumState.Complete,
                _ => MediumState.Other,
            },
            LastPossibleLeadOut = limit,
        };
        return info.Status switch
        {
            DiscStatus.Blank => WithNextTrack(link, report),
            DiscStatus.Appendable =>
                WithNextTrack(link, WithToc(link, report) with { OpenTracks = ReadOpenTracks(link, info) }),
            _ => WithToc(link, report),
        };
    }

    private static MediumReport WithToc(DriveLink link, MediumReport report) =>
        report with { Toc = link.AskOptional<TocResponse>(link.Drive.ReadToc, RecordingStep.ReadDisc) };

    private static MediumReport WithNextTrack(DriveLink link, MediumReport report)
    {
        TrackInformation? next = ReadTrack(link, ReadTrackInformation.InvisibleTrack, RecordingStep.ReadDisc);
        return next is TrackInformation { NextWritable: Lba address } track
            ? report with
            {
                NextTrack = track,
                Space = DiscSpace.From(address, report.LastPossibleLeadOut, track.FreeSectors),
            }
            : report with { NextTrack = next };
    }

    /// <summary>A track's information; <see langword="null"/> when the drive has no such track.</summary>
    internal static TrackInformation? ReadTrack(DriveLink link, uint track, RecordingStep step)
    {
        DriveLink.Query<TrackInformation?> query = (out TrackInformation? reply) =>
            link.Drive.ReadTrackInformation(track, out reply);
        _ = link.Ask(query, step, out TrackInformation? info);
        return info;
    }

    private static List<TrackInformation> ReadOpenTracks(DriveLink link, DiscInformation info)
    {
        var tracks = new List<TrackInformation>();
        if (info.LastSessionState is SessionState.Empty or SessionState.Complete)
        {
            return tracks;
        }

        int last = Math.Min(info.LastTrackOfLastSession, RedBookLimits.MaxTrackNumber);
        for (int number = Math.Max(info.FirstTrackOfLastSession, 1); number <= last; number++)
        {
            if (ReadTrack(link, (uint)number, RecordingStep.ReadDisc) is TrackInformation { IsBlank: false } track)
            {
                tracks.Add(track);
            }
        }

        return tracks;
    }

    // From 90 minutes on a time names the lead-in: no disc ends there.
    private static Lba? ToAddress(Msf? time) =>
        time is Msf t && t.TotalSectors > Lba.PregapSectors && t.Minute < 90 ? Lba.FromAbsoluteMsf(t) : null;
}
