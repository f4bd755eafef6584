using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.AtOnce;

/// <summary>Records sessions, mostly whole discs, raw onto a CD-R or CD-RW: lead-in, program and lead-out with their
/// sub-channel come from here, and the drive adds nothing.</summary>
/// <remarks>The steps are those of docs/recipes/raw.md. What is broken off leaves a disc that cannot be used.</remarks>
public sealed class RawRecorder : AtOnceRecorder
{
    private readonly RawRecorderOptions _options;
    private RawImageForm[] _forms = [];

    /// <summary>A recorder for the drive behind <paramref name="transport"/>; nothing is sent yet.</summary>
    /// <param name="transport">The seam to the drive; exclusive access is taken where it offers it.</param>
    /// <param name="options">How to record.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep while a disc is prepared.</param>
    /// <exception cref="ArgumentException">The client name is empty.</exception>
    public RawRecorder(
        IScsiTransport transport, RawRecorderOptions options, TimeProvider? time = null, IKeepAwake? keepAwake = null)
        : base(transport, options, time, keepAwake) => _options = options;

    /// <summary>The forms that the drive takes, as <see cref="AtOnceRecorder.Prepare"/> found out; empty before.</summary>
    public IReadOnlyList<RawImageForm> SupportedForms => _forms;

    /// <summary>Asks a drive which forms it takes, as <see cref="AtOnceAbilities.Find"/> does.</summary>
    /// <param name="transport">The seam to the drive.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <returns>The forms; empty for a drive that does not record raw.</returns>
    /// <exception cref="RecordingException">No answer came.</exception>
    public static IReadOnlyList<RawImageForm> FindForms(IScsiTransport transport, TimeProvider? time = null) =>
        AtOnceAbilities.Find(transport, testWrite: false, time).RawForms;

    /// <summary>Records a disc. Its lead-in is made for this medium, wherever the disc says it starts.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="form">How it is sent to the drive: one of <see cref="SupportedForms"/>.</param>
    /// <param name="cancellation">Honoured between commands; a disc that has been begun is lost then.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The disc cannot be mastered in this form; the message has every reason.
    /// </exception>
    /// <exception cref="RecordingException">A step failed, it does not fit, a source failed, or it was cancelled.
    /// <see cref="RecordingException.IsDiscSpoiled"/> tells what has become of the disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public RecordedSession Write(MasterDisc disc, RawImageForm form, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(disc);
        RequirePrepared();
        var image = new RawImage(Place(disc), form);
        Select(form, cancellation);
        image = IsFirstSession ? image.StartingAt(LeadInStart) : image;
        RequireRoom(image.LeadOut, image.Start + image.LengthSectors);
        using Stream stream = image.OpenRead();
        return Record(
            new AtOnceJob
            {
                Target = IsFirstSession ? "the disc" : "the session",
                SectorBytes = image.SectorBytes,
                Start = image.Start,
                End = image.Start + image.LengthSectors,
                Open = ring => new RawReader(ring, stream, image.SectorBytes, image.LengthSectors, scan: null, IsFirstSession ? "the disc" : "the session"),
                TrackAt = image.Plan.TrackAt,
                Layout = image.Layout.Sessions[0],
                Contents = image.TableOfContents,
                Status = StatusAfterwards,
            },
            cancellation);
    }

    /// <summary>Records a raw image as it is, from the sector on at which this medium's lead-in starts.</summary>
    /// <param name="image">Whole sectors, from its present position. Where it can be positioned, sectors before the medium's
    /// lead-in are left out by that, else by reading. Its end, or the lead-out that the table of contents in its lead-in
    /// names, ends the recording. Stays the caller's.</param>
    /// <param name="form">What its sectors are: one of <see cref="SupportedForms"/>.</param>
    /// <param name="start">The address of the sector at the present position; 95:00:00 is −22,650.</param>
    /// <param name="cancellation">Honoured between commands; a disc that has been begun is lost then.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="RecordingException">A step failed, it does not fit, the image begins too late or ends too early, it
    /// cannot be read, or it was cancelled. <see cref="RecordingException.IsDiscSpoiled"/> tells what has become of the
    /// disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public RecordedSession Write(Stream image, RawImageForm form, Lba start, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        RequirePrepared();
        RequireForm(form);
        if (!IsFirstSession)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.MediumNotBlank, Link.Name,
                "an image with a lead-in of its own makes a whole disc, and this one has sessions already");
        }

        if (start > LeadInStart)
        {
            throw TooShort(start);
        }

        Select(form, cancellation);
        if (start > LeadInStart)
        {
            throw TooShort(start);
        }

        var source = new RawStreamSource(image, form, Link.Name);
        source.MoveTo(LeadInStart - start, cancellation);
        if (source.LengthSectors is int known)
        {
            RequireRoom(leadOut: null, LeadInStart + known);
        }

        var scan = new LeadInScan(form, LeadInStart);
        AtOnceJob? job = null;
        job = new AtOnceJob
        {
            Target = "the raw image",
            SectorBytes = source.SectorBytes,
            LeastBufferSectors = LeadInScan.Sectors,
            Start = LeadInStart,
            End = source.LengthSectors is int sectors ? LeadInStart + sectors : LastEnd,
            Open = ring => new RawReader(ring, image, source.SectorBytes, source.LengthSectors, scan, "the raw image"),
            BeforeWriting = () => Measure(job!, scan, source.LengthSectors is not null),
            AfterWriting = end => RequireWhole(end, scan.LeadOut, RecordingStep.WriteAtOnce),
            TrackAt = scan.TrackAt,
        };
        return Record(job, cancellation);
    }

    private protected override void Configure(MediumReport medium)
    {
        // The last one that is accepted stays selected: the answer to where the lead-in starts hangs on it.
        _forms = [.. AtOnceAbilities.AllForms.Where(form => Setup.TrySetWriteParameters(PageOf(form), UnderrunProtection, medium.Drive))];
        if (_forms.Length == 0)
        {
            throw new RecordingException(
                RecordingStep.SetWriteParameters, RecordingFailure.NotSupportedByDrive, Link.Name,
                _options.TestWrite ? "the drive does not record raw with the laser off" : "the drive does not record raw");
        }
    }

    private protected override Lba? FindFirstLeadIn(MediumReport medium) => Setup.RequireLeadInStart(medium);

    private protected override Lba FindNextProgram(MediumReport medium) =>
        Setup.RequireNextLeadIn(medium) + RedBookLimits.LaterLeadInSectors;

    private WriteParametersPage PageOf(RawImageForm form) => new()
    {
        WriteType = WriteType.Raw,
        MultiSession = Following,
        DataBlockType = (DataBlockType)form,
        AudioPauseSectors = RedBookLimits.PauseSectors,
    };

    private Lba LastLeadOut => new(
        (RequirePrepared().LastPossibleLeadOut?.Value ?? Lba.MaxValue - RedBookLimits.FirstLeadOutSectors + 1)
        + _options.OverburnSectors);

    // However long a lead-out may be: addresses end somewhere.
    private Lba LastEnd => new(Math.Min(LastLeadOut.Value + RedBookLimits.FirstLeadOutSectors, Lba.MaxValue + 1));

    private void RequireForm(RawImageForm form)
    {
        if (Array.IndexOf(_forms, form) < 0)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.WriteParametersRefused, Link.Name,
                $"the drive does not take raw sectors of the form {form}; it takes {string.Join(", ", _forms)}");
        }
    }

    private void Select(RawImageForm form, CancellationToken cancellation)
    {
        RequireForm(form);
        MediumReport medium = RequireWritable(cancellation);
        Setup.SetWriteParameters(PageOf(form), UnderrunProtection, medium.Drive);
        KnownLeadInStart = IsFirstSession ? Setup.RequireLeadInStart(medium) : KnownLeadInStart;
    }

    private void RequireRoom(Lba? leadOut, Lba end)
    {
        if (leadOut is Lba start && start > LastLeadOut)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.NotEnoughSpace, Link.Name,
                $"the lead-out would start at LBA {start}, {start - LastLeadOut} sectors behind the last place possible, {LastLeadOut}");
        }

        if (end.Value > Lba.MaxValue + 1)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.NotEnoughSpace, Link.Name,
                $"the recording would end at LBA {end.Value - 1}; addresses end at {Lba.MaxValue}");
        }
    }

    // What the lead-in says about its disc counts; an image without a table of contents that can be read is taken to end with
    // a lead-out of the usual length.
    private void Measure(AtOnceJob job, LeadInScan scan, bool isLengthKnown)
    {
        if (scan.LeadOut is not Lba leadOut)
        {
            if (isLengthKnown)
            {
                RequireRoom(job.End - RedBookLimits.FirstLeadOutSectors, job.End);
            }

            return;
        }

        if (isLengthKnown)
        {
            RequireWhole(job.End, leadOut, RecordingStep.CheckPlan);
        }
        else
        {
            job.End = new Lba(Math.Min(leadOut.Value + RedBookLimits.FirstLeadOutSectors, Lba.MaxValue + 1));
        }

        RequireRoom(leadOut, job.End);
        (job.Contents, job.Status) = (scan.Contents, scan.IsOpen ? DiscStatus.Appendable : DiscStatus.Complete);
    }

    private static void RequireWhole(Lba end, Lba? leadOut, RecordingStep step)
    {
        if (leadOut is Lba start && end <= start)
        {
            throw new RecordingException(
                step, RecordingFailure.SourceTooShort, "the raw image",
                $"the image ends at LBA {end}; its own table of contents has the lead-out at {start}");
        }
    }

    private RecordingException TooShort(Lba start) => new(
        RecordingStep.CheckPlan, RecordingFailure.LeadInTooShort, "the raw image",
        $"it begins at LBA {start} ({Time(start)}), and the lead-in of this disc at {LeadInStart} ({Time(LeadInStart)})");

    private static string Time(Lba address) =>
        address.Value is >= Lba.MinValue and <= Lba.MaxValue ? address.ToAbsoluteMsf().ToString() : "no time";
}
