using Redbook.Images.Content;
using Redbook.Images.Formats;

namespace Redbook.Images.Toc;

/// <summary>TOC files as cdrdao reads and writes them.</summary>
internal sealed class TocFormat : ImageFormat
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("toc", "cdrdao TOC file", [".toc"], CanWrite: true);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder || probe.LengthBytes is 0 or > MostBytes)
        {
            return Recognition.No;
        }

        TextEncodingChoice encoding = TextEncodings.Choose(probe.Head, asked: null);
        SheetText text = SheetText.Of(probe.Path, encoding.Encoding.GetString(probe.Head[encoding.MarkBytes..]), encoding);
        IReadOnlyList<TocToken> tokens = TocLexer.Read(text, findings: null);
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Is("TRACK") && tokens[i + 1].Kind == TocTokenKind.Word && TocMode.Find(tokens[i + 1].Text) is not null)
            {
                return Recognition.Likely;
            }
        }

        return tokens[0].Is("CD_DA") || tokens[0].Is("CD_ROM") || tokens[0].Is("CD_ROM_XA") ? Recognition.ByName : Recognition.No;
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input) => TocParser.Parse(SheetText.Read(input), input);

    /// <inheritdoc/>
    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings) =>
        TocOutput.ListLosses(Graphics.Only(image), target, findings);

    /// <inheritdoc/>
    public override void Write(DiscImage image, ImageOutput output) => TocOutput.Write(Graphics.Only(image), output);
}
