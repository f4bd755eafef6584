using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.Mastering;

/// <summary>A session as raw sectors, lead-in to lead-out; mostly a whole disc. Nothing is kept: sectors are made when they are read.
/// </summary>
/// <remarks>Immutable; streams of one image may be read on several threads.</remarks>
public sealed class RawImage
{
    /// <summary>Plans an image.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="form">What follows the main bytes.</param>
    /// <exception cref="ArgumentException">The disc cannot be mastered; the message has every reason.</exception>
    public RawImage(MasterDisc disc, RawImageForm form)
        : this(disc, form, Validate(disc, form))
    {
    }

    private RawImage(MasterDisc disc, RawImageForm form, IReadOnlyList<string> problems)
    {
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems), nameof(disc));
        }

        (Plan, Form) = (new MasterPlan(disc), form);
    }

    /// <summary>Where everything lies.</summary>
    public MasterPlan Plan { get; }

    /// <summary>What was mastered.</summary>
    public MasterDisc Disc => Plan.Disc;

    /// <summary>What follows the 2352 main bytes of each sector.</summary>
    public RawImageForm Form { get; }

    /// <summary>Where tracks and indexes lie.</summary>
    public DiscLayout Layout => Plan.Layout;

    /// <summary>The address of the first sector: the start of the lead-in.</summary>
    public Lba Start => Plan.LeadInStart;

    /// <summary>Where the lead-out starts.</summary>
    public Lba LeadOut => Plan.LeadOut;

    /// <summary>Sectors of the whole image.</summary>
    public int LengthSectors => LeadOut + Plan.LeadOutSectors - Start;

    /// <summary>Bytes to a sector: 2368 or 2448.</summary>
    public int SectorBytes => SectorBytesOf(Form);

    /// <summary>Bytes of the whole image.</summary>
    public long LengthBytes => (long)LengthSectors * SectorBytes;

    /// <summary>The table of contents as a drive will report it (READ TOC format 0).</summary>
    public TocResponse TableOfContents => Plan.TableOfContents;

    /// <summary>Every reason why a disc cannot be mastered; empty when it can.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="form">What follows the main bytes.</param>
    public static IReadOnlyList<string> Validate(MasterDisc disc, RawImageForm form)
    {
        ArgumentNullException.ThrowIfNull(disc);
        return
        [
            .. MasterPlan.Validate(disc),
            .. Of(form is RawImageForm.Pq or RawImageForm.Cooked or RawImageForm.Raw, $"There is no form {(int)form}."),
            .. Of(form != RawImageForm.Pq || (disc.CdTextPacks.IsEmpty && disc.Rw.Count == 0),
                "A form with P and Q only does not carry CD-TEXT or R-W packs."),
        ];

        static string[] Of(bool holds, string otherwise) => holds ? [] : [otherwise];
    }

    /// <summary>Bytes to a sector of a form.</summary>
    public static int SectorBytesOf(RawImageForm form) => CdSector.AudioBytes
        + (form == RawImageForm.Pq ? SubcodeBits.PqSize : SubcodeBits.Size);

    /// <summary>The same disc in another form.</summary>
    /// <exception cref="ArgumentException">The form cannot carry what is on the disc.</exception>
    public RawImage In(RawImageForm form) => form == Form ? this : new RawImage(Disc, form);

    /// <summary>The same disc with a lead-in that starts elsewhere, as the medium has it. That of a later session has its place.</summary>
    /// <exception cref="ArgumentException">No lead-in can start there.</exception>
    public RawImage StartingAt(Lba leadInStart) =>
        leadInStart == Start ? this : new RawImage(Disc with { LeadInStart = leadInStart }, Form);

    /// <summary>A stream of the image from its first sector: read-only, seekable, independent of any other. Reading throws
    /// <see cref="MasteringException"/> when a source fails. Closing it closes no source.</summary>
    public Stream OpenRead() => new RawImageStream(this);
}
