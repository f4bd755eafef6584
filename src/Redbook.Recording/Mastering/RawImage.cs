using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Responses;
using TocEntry = Redbook.Mmc.Responses.TocEntry;

namespace Redbook.Recording.Mastering;

/// <summary>A whole disc as raw sectors, lead-in to lead-out. Nothing is kept: sectors are made when they are read.
/// </summary>
/// <remarks>Immutable; streams of one image may be read on several threads.</remarks>
public sealed class RawImage
{
    /// <summary>Plans an image.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="form">What follows the main bytes.</param>
    /// <exception cref="ArgumentException">The disc cannot be mastered; the message has every reason.</exception>
    public RawImage(MasterDisc disc, RawImageForm form)
    {
        ArgumentNullException.ThrowIfNull(disc);
        var plan = new MasterLayout(disc, form);
        if (plan.Problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', plan.Problems), nameof(disc));
        }

        (Disc, Form, Layout, Extents) = (disc, form, plan.Layout, plan.Extents);
        LengthSectors = plan.LeadOut + disc.LeadOutSectors - disc.LeadInStart;
        Subcode = new SubcodeGenerator(Layout, new SubcodeOptions { LeadInStart = disc.LeadInStart });
        CdText = disc.CdTextPacks.IsEmpty ? null : new CdTextLeadIn(disc.CdTextPacks.Span);
    }

    /// <summary>What was mastered.</summary>
    public MasterDisc Disc { get; }

    /// <summary>What follows the 2352 main bytes of each sector.</summary>
    public RawImageForm Form { get; }

    /// <summary>Where tracks and indexes lie.</summary>
    public DiscLayout Layout { get; }

    /// <summary>The address of the first sector: the start of the lead-in.</summary>
    public Lba Start => Disc.LeadInStart;

    /// <summary>Where the lead-out starts.</summary>
    public Lba LeadOut => Layout.Sessions[0].LeadOut;

    /// <summary>Sectors of the whole image.</summary>
    public int LengthSectors { get; }

    /// <summary>Bytes to a sector: 2368 or 2448.</summary>
    public int SectorBytes => SectorBytesOf(Form);

    /// <summary>Bytes of the whole image.</summary>
    public long LengthBytes => (long)LengthSectors * SectorBytes;

    /// <summary>The table of contents as a drive will report it (READ TOC format 0).</summary>
    public TocResponse TableOfContents => TableOfContentsOf(Layout);

    internal MasterExtent[] Extents { get; }

    internal SubcodeGenerator Subcode { get; }

    internal CdTextLeadIn? CdText { get; }

    /// <summary>Every reason why a disc cannot be mastered; empty when it can.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="form">What follows the main bytes.</param>
    public static IReadOnlyList<string> Validate(MasterDisc disc, RawImageForm form)
    {
        ArgumentNullException.ThrowIfNull(disc);
        return new MasterLayout(disc, form).Problems;
    }

    /// <summary>Bytes to a sector of a form.</summary>
    public static int SectorBytesOf(RawImageForm form) => CdSector.AudioBytes
        + (form == RawImageForm.Pq ? SubcodeBits.PqSize : SubcodeBits.Size);

    /// <summary>The same disc in another form.</summary>
    /// <exception cref="ArgumentException">The form cannot carry what is on the disc.</exception>
    public RawImage In(RawImageForm form) => form == Form ? this : new RawImage(Disc, form);

    /// <summary>The same disc with a lead-in that starts elsewhere, as the medium has it.</summary>
    /// <exception cref="ArgumentException">No lead-in can start there.</exception>
    public RawImage StartingAt(Lba leadInStart) =>
        leadInStart == Start ? this : new RawImage(Disc with { LeadInStart = leadInStart }, Form);

    /// <summary>A stream of the image from its first sector: read-only, seekable, independent of any other. Reading throws
    /// <see cref="MasteringException"/> when a source fails. Closing it closes no source.</summary>
    public Stream OpenRead() => new RawImageStream(this);

    /// <summary>The track at an address; 0 in the lead-in and lead-out.</summary>
    internal int TrackAt(Lba address)
    {
        int track = 0;
        if (address < LeadOut)
        {
            foreach (TrackLayout layout in Layout.Tracks)
            {
                track = layout.PregapStart <= address ? layout.Number : track;
            }
        }

        return track;
    }

    private static TocResponse TableOfContentsOf(DiscLayout layout)
    {
        SessionLayout session = layout.Sessions[0];
        TrackLayout last = session.Tracks[^1];
        return new TocResponse((byte)session.Tracks[0].Number, (byte)last.Number,
        [
            .. session.Tracks.Select(static track => new TocEntry((byte)track.Number, track.Control, track.Start)),
            new TocEntry(TocEntry.LeadOutTrack, last.Control, session.LeadOut),
        ]);
    }
}
