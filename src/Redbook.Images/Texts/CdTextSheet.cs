using Redbook.Coding.CdText;
using Redbook.Images.Formats;

namespace Redbook.Images.Texts;

/// <summary>Files that hold the CD-TEXT of a disc and nothing else: packs (<c>.cdt</c>, <c>CDTEXT.BIN</c>) and Sony's text
/// sheets (<c>v07t</c>).</summary>
public static class CdTextSheet
{
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads a file, whichever it is.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The texts with all that was noticed; the packs are empty where the file has none.</returns>
    /// <exception cref="DiscImageException">It is neither.</exception>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static CdTextSheetReading Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var input = new ImageInput(ImageProbe.Of(path), DiscImageOptions.Default);
        if (input.Probe.LengthBytes is 0 or > MostBytes || input.Probe.IsFolder)
        {
            throw Unknown(input);
        }

        byte[] bytes = input.ReadAll();
        if (CdTextFile.TryGetPacks(bytes, out _, out _))
        {
            (byte[] packs, CdTextDisc text) = CdTextPacks.Read(path, new FindingPlace(path), input.Findings) ?? throw Unknown(input);
            return new CdTextSheetReading(text, packs, input.Findings.ToList());
        }

        return SonySheetReader.IsSheet(bytes)
            ? new CdTextSheetReading(SonySheetReader.Read(bytes, input), ReadOnlyMemory<byte>.Empty, input.Findings.ToList())
            : throw Unknown(input);
    }

    /// <summary>Whether a file looks like one of these.</summary>
    /// <exception cref="IOException">It does not exist or cannot be read.</exception>
    public static bool IsSheet(string path)
    {
        ImageProbe probe = ImageProbe.Of(path);
        return !probe.IsFolder && probe.LengthBytes is > 0 and <= MostBytes
            && ((probe.LengthBytes <= probe.Head.Length && CdTextFile.TryGetPacks(probe.Head, out _, out _))
                || SonySheetReader.IsSheet(probe.Head));
    }

    /// <summary>A text sheet in Sony's form: a block for each language, its texts in the block's character set.</summary>
    /// <exception cref="ArgumentException">There is no block.</exception>
    public static byte[] WriteSony(CdTextDisc text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Blocks.Count > 0 ? SonySheetWriter.Write(text)
            : throw new ArgumentException("There are no texts to write.", nameof(text));
    }

    private static DiscImageException Unknown(ImageInput input) =>
        input.Fail("cdtext.unknown-file", "This is neither a file of CD-TEXT packs nor a text sheet.");
}
