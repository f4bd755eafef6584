using Redbook.Images.Content;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>CUE sheets.</summary>
internal sealed class CueFormat : ImageFormat
{
    private const long MostBytes = 16 * 1024 * 1024;

    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("cue", "CUE sheet", [".cue"], CanWrite: true);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder || probe.LengthBytes is 0 or > MostBytes)
        {
            return Recognition.No;
        }

        if (HasCommands(probe))
        {
            return Recognition.Likely;
        }

        return probe.Extension.Equals(".cue", StringComparison.OrdinalIgnoreCase) ? Recognition.ByName : Recognition.No;
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input)
    {
        SheetText text = SheetText.Read(input);
        return Read(text, input, fileName: null);
    }

    /// <inheritdoc/>
    public override void ListLosses(DiscImage image, ImageTarget target, FindingList findings)
    {
        bool isOneFile = target.Options.Sound == ImageSound.OneBinary;
        image = Graphics.Only(image);
        WriteLosses.FirstPause(image, findings);
        WriteLosses.LaterPregaps(image, findings);
        WriteLosses.Subchannel(image, track => isOneFile && CueOutput.HasGraphics(track), findings);
        if (!isOneFile)
        {
            WriteLosses.SessionGaps(image, findings);
        }

        if (CueOutput.NeedsPacks(image))
        {
            WriteLosses.Packs(image, findings);
        }

        WriteLosses.Encoding(target.Options.TextEncoding, target.BaseName, CueOutput.Texts(image), findings);
        WriteLosses.Names(target, findings);
    }

    /// <inheritdoc/>
    public override void Write(DiscImage image, ImageOutput output) => CueOutput.Write(Graphics.Only(image), output);

    /// <summary>Reads a sheet that is not a file of its own.</summary>
    /// <param name="text">The sheet.</param>
    /// <param name="input">The file that it lies in.</param>
    /// <param name="fileName">The file that it means, whatever it names; null where it names its files.</param>
    public static DiscImage Read(SheetText text, ImageInput input, string? fileName)
    {
        CueSheet sheet = CueParser.Parse(text, input.Findings, fileName);
        return CueAssembler.Assemble(sheet, input, text.Encoding);
    }

    // A track with number and mode, or a file with a type, as no other format writes them.
    private static bool HasCommands(ImageProbe probe)
    {
        TextEncodingChoice encoding = TextEncodings.Choose(probe.Head, asked: null);
        SheetText text = SheetText.Of(probe.Path, encoding.Encoding.GetString(probe.Head[encoding.MarkBytes..]), encoding);
        for (int i = 0; i < text.Lines.Count; i++)
        {
            CueLine line = new(text, i);
            switch (line.Keyword)
            {
                case "TRACK" when line.Words() is [var (number, _), var (mode, _), ..]
                    && int.TryParse(number, out _) && CueMode.Find(mode.ToUpperInvariant()) is not null:
                case "INDEX" when line.Words() is [var (index, _), var (time, _)] && int.TryParse(index, out _)
                    && time.Count(static character => character == ':') == 2:
                    return true;
                default:
                    break;
            }
        }

        return false;
    }
}
