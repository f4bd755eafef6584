using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.CueSheets;
using Redbook.Mmc.Responses;
using TocEntry = Redbook.Mmc.Responses.TocEntry;

namespace Redbook.Recording.Mastering;

/// <summary>A session as it will lie: one plan for recording track by track, by cue sheet and raw.</summary>
/// <remarks>Immutable and safe for use from several threads; no source is read by it.</remarks>
public sealed class MasterPlan
{
    private IReadOnlyList<SampleLoss>? _losses;

    /// <summary>Plans a disc.</summary>
    /// <exception cref="ArgumentException">The disc cannot be mastered; the message has every reason.</exception>
    public MasterPlan(MasterDisc disc)
    {
        ArgumentNullException.ThrowIfNull(disc);
        var plan = new MasterLayout(disc);
        if (plan.Problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', plan.Problems), nameof(disc));
        }

        (Disc, Layout, Extents, IsFirstSession) = (disc, plan.Layout, plan.Extents, plan.IsFirstSession);
        (LeadInStart, LeadOutSectors) = (plan.LeadInStart, plan.LeadOutSectors);
        Subcode = new SubcodeGenerator(Layout, new SubcodeOptions
        {
            LeadInStart = LeadInStart, NextSession = disc.NextSession, MaximumLeadOut = disc.MaximumLeadOut,
        });
        CdText = disc.CdTextPacks.IsEmpty ? null : new CdTextLeadIn(disc.CdTextPacks.Span);
    }

    /// <summary>What was planned.</summary>
    public MasterDisc Disc { get; }

    /// <summary>Where tracks and indexes lie.</summary>
    public DiscLayout Layout { get; }

    /// <summary>Whether this is the first session of a disc.</summary>
    public bool IsFirstSession { get; }

    /// <summary>The first sector of the lead-in. In a later session a minute before its program.</summary>
    public Lba LeadInStart { get; }

    /// <summary>The first sector behind the lead-in.</summary>
    public Lba ProgramStart => Disc.ProgramStart;

    /// <summary>The session's number.</summary>
    public int SessionNumber => Layout.Sessions[0].Number;

    /// <summary>Where the lead-out starts.</summary>
    public Lba LeadOut => Layout.Sessions[0].LeadOut;

    /// <summary>Sectors of lead-out.</summary>
    public int LeadOutSectors { get; }

    /// <summary>The kind of disc that the table of contents names.</summary>
    public DiscType DiscType => DiscTypes.Of(Layout.Sessions[0]);

    /// <summary>The first sector behind the lead-out.</summary>
    public Lba End => LeadOut + LeadOutSectors;

    /// <summary>Whether every track is sound.</summary>
    public bool IsAudioOnly => Disc.Tracks.All(static track => track.Mode == TrackMode.Audio);

    /// <summary>Whether anything but CD-TEXT goes into R to W.</summary>
    public bool HasGraphics => Disc.Rw.Any(static rw => rw.Packs.LengthSectors > 0);

    /// <summary>The session's table of contents as a drive will report it (READ TOC format 0).</summary>
    public TocResponse TableOfContents
    {
        get
        {
            SessionLayout session = Layout.Sessions[0];
            TrackLayout last = session.Tracks[^1];
            return new TocResponse((byte)session.Tracks[0].Number, (byte)last.Number,
            [
                .. session.Tracks.Select(static track => new TocEntry((byte)track.Number, track.Control, track.Start)),
                new TocEntry(TocEntry.LeadOutTrack, last.Control, session.LeadOut),
            ]);
        }
    }

    /// <summary>Sound that has no place in the program area once it has been moved by
    /// <see cref="MasterDisc.WriteOffsetSamples"/>. A raw image keeps what comes to lie in its lead-in and
    /// lead-out.</summary>
    public IReadOnlyList<SampleLoss> LostSamples => _losses ??= SampleShift.FindLosses(this);

    internal MasterExtent[] Extents { get; }

    internal SubcodeGenerator Subcode { get; }

    internal CdTextLeadIn? CdText { get; }

    /// <summary>Every reason why a disc cannot be mastered; empty when it can.</summary>
    public static IReadOnlyList<string> Validate(MasterDisc disc)
    {
        ArgumentNullException.ThrowIfNull(disc);
        return new MasterLayout(disc).Problems;
    }

    /// <summary>The track that a sector bears the number of; 0 in lead-in and lead-out.</summary>
    public int TrackAt(Lba address)
    {
        int track = 0;
        if (address >= ProgramStart && address < LeadOut)
        {
            foreach (TrackLayout layout in Layout.Tracks)
            {
                track = layout.PregapStart <= address ? layout.Number : track;
            }
        }

        return track;
    }

    /// <summary>What mode 1 Q says, or would say, about a sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the lead-in or has no MSF form.</exception>
    public SubcodePosition Locate(Lba address) => Subcode.Locate(address);

    /// <summary>Writes the Q frame of a sector: 12 bytes, CRC included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the lead-in or has no MSF form, or the span is
    /// too short.</exception>
    public void WriteQ(Lba address, Span<byte> q) => Subcode.WriteQ(address, q);

    /// <summary>The P bit of a sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the lead-in or has no MSF form.</exception>
    public bool GetP(Lba address) => Subcode.GetP(address);

    /// <summary>The cue sheet by which a drive records this plan in one go.</summary>
    /// <param name="variant">Fields on which drives disagree.</param>
    public CueSheet ToCueSheet(CueSheetVariant variant = default) => CueSheetBuilder.Build(this, variant);
}
