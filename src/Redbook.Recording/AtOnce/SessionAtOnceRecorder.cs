using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.AtOnce;

/// <summary>Records a session in one go by a cue sheet onto a CD-R or CD-RW: pregaps, indexes and codes are exact, and the
/// drive makes lead-in, lead-out, P and Q.</summary>
/// <remarks>The steps are those of docs/recipes/session-at-once.md. What is broken off leaves a session that cannot be
/// used.</remarks>
public sealed class SessionAtOnceRecorder : AtOnceRecorder
{
    private readonly SessionAtOnceOptions _options;

    /// <summary>A recorder for the drive behind <paramref name="transport"/>; nothing is sent yet.</summary>
    /// <param name="transport">The seam to the drive; exclusive access is taken where it offers it.</param>
    /// <param name="options">How to record.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="keepAwake">Holds off sleep while a disc is prepared.</param>
    /// <exception cref="ArgumentException">The client name is empty, or the session was to be left open.</exception>
    public SessionAtOnceRecorder(
        IScsiTransport transport, SessionAtOnceOptions options, TimeProvider? time = null, IKeepAwake? keepAwake = null)
        : base(transport, options, time, keepAwake) => _options = options;

    /// <summary>Records a disc.</summary>
    /// <param name="disc">The disc; <see cref="AtOnceRecorder.Place"/> is applied to it.</param>
    /// <param name="cancellation">Honoured between commands; a session that has been begun is lost then.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ArgumentException">The disc cannot be mastered; the message has every reason.</exception>
    /// <exception cref="RecordingException">A step failed, it does not fit, a source failed, or it was cancelled.
    /// <see cref="RecordingException.IsDiscSpoiled"/> tells what has become of the disc.</exception>
    /// <exception cref="InvalidOperationException">Not prepared.</exception>
    public RecordedSession Write(MasterDisc disc, CancellationToken cancellation = default)
    {
        var plan = new MasterPlan(Place(disc));
        MediumReport medium = RequireWritable(cancellation);
        Check(plan, medium);
        Setup.SetWriteParameters(Page(default, plan.DiscType), UnderrunProtection, medium.Drive);
        return Record(
            new AtOnceJob
            {
                Target = "the session",
                Start = SessionReader.StartOf(plan),
                End = plan.LeadOut,
                Open = ring => new SessionReader(ring, plan, "the session"),
                Announce = () => SendCueSheet(plan, medium),
                TrackAt = plan.TrackAt,
                Layout = plan.Layout.Sessions[0],
                Contents = plan.TableOfContents,
                Status = StatusAfterwards,
            },
            cancellation);
    }

    private protected override void Configure(MediumReport medium)
    {
        if (!Setup.TrySetWriteParameters(Page(default, DiscType.AudioOrMode1), UnderrunProtection, medium.Drive))
        {
            throw new RecordingException(
                RecordingStep.SetWriteParameters, RecordingFailure.NotSupportedByDrive, Link.Name,
                "the drive does not record sessions at once" + (_options.TestWrite ? " with the laser off" : string.Empty));
        }
    }

    private protected override Lba? FindFirstLeadIn(MediumReport medium) => Setup.FindLeadInStart(medium);

    private protected override Lba FindNextProgram(MediumReport medium) => Setup.ReadNextTrack().NextWritable.GetValueOrDefault();

    private void Check(MasterPlan plan, MediumReport medium)
    {
        if (plan.HasGraphics && !plan.IsAudioOnly)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.PlanImpossible, "the session",
                "graphics in R to W beside data can only be recorded raw");
        }

        if (plan.CdText is not null)
        {
            _ = KnownLeadInStart ?? Setup.RequireLeadInStart(medium);
        }

        Lba last = (medium.LastPossibleLeadOut ?? new Lba(Lba.MaxValue - RedBookLimits.FirstLeadOutSectors + 1))
            + _options.OverburnSectors;
        if (plan.LeadOut > last)
        {
            throw new RecordingException(
                RecordingStep.CheckPlan, RecordingFailure.NotEnoughSpace, Link.Name,
                $"the lead-out would start at LBA {plan.LeadOut}, {plan.LeadOut - last} sectors behind the last place possible, {last}");
        }
    }

    // Drives disagree about some fields, and say so only by refusing.
    private void SendCueSheet(MasterPlan plan, MediumReport medium)
    {
        ScsiResult result = default;
        foreach (CueSheetVariant variant in Variants(plan))
        {
            if (!Setup.TrySetWriteParameters(Page(variant, plan.DiscType), UnderrunProtection, medium.Drive))
            {
                continue;
            }

            // The answer is of no use, but some drives want to be asked.
            _ = DiscInspector.ReadTrack(Link, ReadTrackInformation.InvisibleTrack, RecordingStep.ReadNextWritable);
            byte[] sheet = plan.ToCueSheet(variant).ToArray();
            result = Link.SendPatiently(new SendCueSheet(sheet.Length), sheet, RecordingStep.SendCueSheet);
            if (result.Sense is not { Key: SenseKey.IllegalRequest, Asc: 0x24 or 0x26 })
            {
                Link.Require(result, RecordingStep.SendCueSheet);
                return;
            }
        }

        throw new RecordingException(
            RecordingStep.SendCueSheet, RecordingFailure.CueSheetRefused, Link.Name,
            result.Sense is SenseData said ? $"the drive answered: {said.Describe()}" : "the drive takes none of its forms",
            result.Sense);
    }

    private static List<CueSheetVariant> Variants(MasterPlan plan)
    {
        bool hasText = plan.CdText is not null;
        List<CueSheetVariant> variants = [new() { IsSubChannelStated = plan.HasGraphics }];
        if (hasText)
        {
            variants.Add(new() { IsLeadInTimeStated = true, IsSubChannelStated = true });
            variants.Add(new() { IsLeadInTimeStated = true });
        }

        if (hasText || plan.HasGraphics)
        {
            variants.Add(new() { IsSubChannelStated = !plan.HasGraphics });
        }

        bool hasCodes = plan.Layout.Tracks.Any(static track => !track.Isrc.IsEmpty && track.Control != Control.None);
        return hasCodes
            ? [.. variants.SelectMany(static v => (CueSheetVariant[])[v, v with { IsIsrcControlZero = true }])]
            : variants;
    }

    private WriteParametersPage Page(CueSheetVariant variant, DiscType type) => new()
    {
        WriteType = WriteType.SessionAtOnce,
        DataBlockType = variant.IsSubChannelStated ? DataBlockType.RawPw : DataBlockType.Raw,
        SessionFormat = (byte)type,
        MultiSession = Following,
    };
}
