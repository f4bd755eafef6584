using System.Globalization;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Recording.Erasing;

/// <summary>Erases a CD-RW. The steps are those of docs/recipes/erase.md. The transport stays the caller's.</summary>
/// <remarks>One call at a time. Drive, tray and computer are given back on every way out.</remarks>
public sealed class DiscEraser
{
    private const int MaxLooks = 3;
    private static readonly TimeSpan s_minimalCadence = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_fullCadence = TimeSpan.FromSeconds(1);
    private readonly IScsiTransport _transport;
    private readonly EraserOptions _options;
    private readonly TimeProvider _time;
    private readonly IKeepAwake _keepAwake;

    /// <summary>An eraser for the drive behind <paramref name="transport"/>; nothing is sent yet.</summary>
    /// <param name="transport">The seam to the drive; exclusive access is taken where it offers it.</param>
    /// <param name="options">How to erase.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep while a disc is erased.</param>
    /// <exception cref="ArgumentException">The client name is empty.</exception>
    public DiscEraser(
        IScsiTransport transport, EraserOptions options, TimeProvider? time = null, IKeepAwake? keepAwake = null)
    {
        ArgumentNullException.ThrowIfNull(transport);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.ClientName, nameof(options));
        (_transport, _options) = (transport, options);
        (_time, _keepAwake) = (time ?? TimeProvider.System, keepAwake ?? NoKeepAwake.Instance);
    }

    /// <summary>How long erasing may take: an hour, before it is scaled by the options.</summary>
    public static TimeSpan TimeLimit => Blank.Timeout;

    /// <summary>Erases the disc in the drive, and comes back when it is blank.</summary>
    /// <param name="cancellation">Honoured until the drive is told to erase. From then on there is no way back: a drive
    /// cannot be called off, and half an erased disc is no use to anybody.</param>
    /// <returns>Drive and disc, now blank.</returns>
    /// <exception cref="RecordingException">A step failed, the disc cannot be erased, or it was cancelled in time.
    /// </exception>
    public MediumReport Erase(CancellationToken cancellation = default)
    {
        using var link = new DriveLink(_transport, _time, _options.TimeoutScale) { BusyLimit = _options.BusyLimit };
        using var hold = new DriveHold(link, _keepAwake);
        hold.TakeExclusiveAccess(_options.ClientName, _options.ForceExclusiveAccess, _options.Notify);
        hold.StayAwake("A disc is being erased.");
        DriveReport drive = DiscInspector.ReadDrive(link, _options.Quirks);
        RequireWriter(link, drive);
        SpinUp(link);
        link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
        hold.LockTray();
        MediumReport medium = LookAtMedium(link, drive, cancellation);
        link.IsMediumFixed = true;
        if (cancellation.IsCancellationRequested)
        {
            throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.Cancelled, link.Name, "cancelled before anything was erased");
        }

        EraseMedium(link, medium);
        return medium with { Disc = RequireBlank(link), State = MediumState.Blank };
    }

    // Page 2Ah is optional; a drive that has it and does not write CD-RW is told from one that answers nonsense.
    private static void RequireWriter(DriveLink link, DriveReport drive)
    {
        CapabilitiesPage? capabilities = drive.Capabilities;
        if (capabilities is null)
        {
            _ = link.Ask(
                (out CapabilitiesPage? page) => link.Drive.ReadModePage(out page), RecordingStep.ReadCapabilities,
                out capabilities);
        }

        if (capabilities is CapabilitiesPage known && (known.Writes & MediaKinds.CdRw) == MediaKinds.None)
        {
            throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.NotSupportedByDrive, link.Name, "the drive does not write CD-RW");
        }
    }

    // Some drives erase only a disc that turns; one that does not know the command spins up by itself, and one that is
    // becoming ready is waited for in the next step.
    private static void SpinUp(DriveLink link)
    {
        ScsiResult result = link.SendPatiently(
            new StartStopUnit(StartStopAction.Start, Immediate: false), [], RecordingStep.SpinUp);
        if (result.Sense is not ({ Key: SenseKey.IllegalRequest, Asc: 0x20 or 0x24 } or { Key: SenseKey.NotReady, Asc: 0x04 }))
        {
            link.Require(result, RecordingStep.SpinUp);
        }
    }

    // Asks no more than needed: what a broken-off recording left may not be readable, and is to be erased all the same.
    private MediumReport LookAtMedium(DriveLink link, DriveReport drive, CancellationToken cancellation)
    {
        for (int look = 0; look < MaxLooks; look++)
        {
            link.WaitReady(RecordingStep.WaitForReady, _options.ReadyLimit, cancellation);
            link.SawChange = false;
            Profile? profile = link.AskOptional<Profile?>(link.Drive.GetCurrentProfile, RecordingStep.ReadDisc);
            Atip? atip = link.AskOptional<Atip?>(link.Drive.ReadAtip, RecordingStep.ReadDisc);
            ScsiResult result = link.Ask(link.Drive.ReadDiscInformation, RecordingStep.ReadDisc, out DiscInformation? disc);
            if (!link.SawChange)
            {
                bool isRewritable = profile is null or Profile.None or Profile.CdRom
                    ? atip?.IsRewritable ?? disc is { IsErasable: true }
                    : profile == Profile.CdRw;
                return Judge(link, drive, isRewritable, result, disc) with { Atip = atip };
            }
        }

        throw new RecordingException(
            RecordingStep.ReadDisc, RecordingFailure.MediumChanged, link.Name,
            "the drive reports one change of disc after the other");
    }

    private static MediumReport Judge(
        DriveLink link, DriveReport drive, bool isRewritable, in ScsiResult result, DiscInformation? disc)
    {
        if (!isRewritable)
        {
            throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.MediumNotSupported, link.Name, "the disc is no CD-RW");
        }

        if (disc is not DiscInformation info)
        {
            throw link.Fail(result, RecordingStep.ReadDisc);
        }

        return info.IsErasable
            ? new MediumReport { Drive = drive, Profile = Profile.CdRw, Disc = info }
            : throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.MediumNotErasable, link.Name, "the drive says that the disc cannot be erased");
    }

    private void EraseMedium(DriveLink link, MediumReport medium)
    {
        var estimate = new EraseEstimate(_options.Full, medium.Drive, medium.Atip);
        long start = link.Clock.Timestamp;
        Report(new EraserProgress(TimeSpan.Zero, estimate.Total(TimeSpan.Zero, progress: null)));
        SendBlank(link);

        // It is begun. What the drive reports of the disc from here on is its own doing; the end is judged by the disc.
        link.IsMediumFixed = false;
        for (long reported = start; ;)
        {
            ScsiResult result = link.Send(default(TestUnitReady), [], RecordingStep.Erase);
            if (!DriveLink.IsBusy(result) && !(result.Sense is SenseData sense && SenseClassifier.IsBecomingReady(sense)))
            {
                link.Require(result, RecordingStep.Erase);
                break;
            }

            if (link.Clock.Since(start) >= link.Scaled(TimeLimit))
            {
                throw new RecordingException(
                    RecordingStep.Erase, RecordingFailure.EraseTooLong, link.Name, $"the drive is still erasing after {Spoken(link.Scaled(TimeLimit))}",
                    result.Sense);
            }

            link.Clock.Pause(_options.Full ? s_fullCadence : s_minimalCadence);
            if (link.Clock.Since(reported) >= s_minimalCadence)
            {
                reported = link.Clock.Timestamp;
                ushort? progress = result.Sense?.Progress ?? AskProgress(link);
                TimeSpan elapsed = link.Clock.Since(start);
                Report(new EraserProgress(elapsed, estimate.Total(elapsed, progress)));
            }
        }

        TimeSpan total = link.Clock.Since(start);
        Report(new EraserProgress(total, total));
    }

    private void SendBlank(DriveLink link)
    {
        BlankingType type = _options.Full ? BlankingType.Disc : BlankingType.Minimal;
        ScsiResult result;
        try
        {
            result = link.SendPatiently(new Blank(type, Immediate: true, AddressOrTrack: 0), [], RecordingStep.Erase);
            if (result.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x24 })
            {
                // A drive that cannot answer at once answers at the end.
                result = link.SendPatiently(new Blank(type, Immediate: false, AddressOrTrack: 0), [], RecordingStep.Erase);
            }

            link.Require(result, RecordingStep.Erase);
        }
        catch (RecordingException silent) when (silent.Failure == RecordingFailure.TimedOut)
        {
            throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.EraseTooLong, link.Name, $"the drive gave no answer for {Spoken(link.Scaled(TimeLimit))}",
                sense: null, silent);
        }
        catch (RecordingException refused) when (refused.Failure is RecordingFailure.UnexpectedResponse or RecordingFailure.ParametersRefused)
        {
            throw new RecordingException(
                RecordingStep.Erase, RecordingFailure.EraseFailed, link.Name, refused.Answer, refused.Sense, refused);
        }
    }

    // Drives have been seen to answer "good" and erase nothing.
    private static DiscInformation RequireBlank(DriveLink link)
    {
        link.Require(
            link.Ask(link.Drive.ReadDiscInformation, RecordingStep.Erase, out DiscInformation? disc), RecordingStep.Erase);
        return disc is { Status: DiscStatus.Blank } blank
            ? blank
            : throw new RecordingException(
                RecordingStep.Erase,
                link.SawChange ? RecordingFailure.MediumChanged : RecordingFailure.VerificationFailed,
                link.Name,
                link.SawChange
                    ? "the disc was changed or the drive reset meanwhile, and the disc is not blank"
                    : "the drive reported success, and the disc is not blank");
    }

    private static ushort? AskProgress(DriveLink link)
    {
        byte[] reply = new byte[SenseData.FixedSize];
        ScsiResult result = link.Send(
            new RequestSense(SenseData.FixedSize, DescriptorFormat: false), reply, RecordingStep.Erase);
        int arrived = Math.Clamp(result.BytesTransferred, 0, reply.Length);
        return result.IsGood && SenseData.TryParse(reply.AsSpan(0, arrived), out SenseData sense) ? sense.Progress : null;
    }

    private static string Spoken(TimeSpan limit) => limit == TimeSpan.FromHours(1)
        ? "an hour"
        : string.Create(CultureInfo.InvariantCulture, $"{limit.TotalMinutes:0.#} minutes");

    private void Report(in EraserProgress progress)
    {
        try
        {
            _options.Progress?.Report(progress);
        }
#pragma warning disable CA1031, RCS1075 // A listener that throws must not leave a disc half erased: its results are ignored.
        catch (Exception)
#pragma warning restore CA1031, RCS1075
        {
        }
    }
}
