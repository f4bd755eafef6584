using Redbook.Images.Albums;
using Redbook.Images.Formats;

namespace Redbook.Images.Inf;

/// <summary>The files that icedax and cdda2wav write beside each track (<c>.inf</c>). One of them stands for its whole set.
/// </summary>
internal sealed class InfFormat : ImageFormat
{
    private const long MostBytes = 64 * 1024;
    private const int MostFiles = 200;

    /// <inheritdoc/>
    public override DiscImageFormat Description { get; } = new("inf", "icedax track descriptions", [".inf"], CanWrite: false);

    /// <inheritdoc/>
    public override Recognition Recognize(ImageProbe probe)
    {
        if (probe.IsFolder || probe.LengthBytes is 0 or > MostBytes)
        {
            return Recognition.No;
        }

        TextEncodingChoice encoding = TextEncodings.Choose(probe.Head, asked: null);
        SheetText text = SheetText.Of(probe.Path, encoding.Encoding.GetString(probe.Head[encoding.MarkBytes..]), encoding);
        return text.Lines.Any(static line => line.StartsWith("Tracknumber=", StringComparison.OrdinalIgnoreCase))
            && text.Lines.Any(static line => line.StartsWith("Tracklength=", StringComparison.OrdinalIgnoreCase))
            ? Recognition.Certain
            : Recognition.No;
    }

    /// <inheritdoc/>
    public override DiscImage Read(ImageInput input)
    {
        InfTrack[] tracks = [.. Set(input).Select(path => InfTrack.Read(path, input)).OrderBy(static track => track.Number)];
        for (int i = 1; i < tracks.Length; i++)
        {
            if (tracks[i].Number != tracks[i - 1].Number + 1)
            {
                input.Findings.Warning(
                    "inf.track-order", $"Track {tracks[i].Number} follows track {tracks[i - 1].Number}; numbers on the disc have no holes.",
                    new FindingPlace(tracks[i].Path));
            }
        }

        var sources = new SourceFiles(input);
        var parts = new List<AlbumPart>();
        foreach (InfTrack track in tracks)
        {
            if (track.Part(sources, isFirst: parts.Count == 0) is { } part)
            {
                parts.Add(part);
            }
        }

        DiscImage image = AlbumBuilder.Build(parts, Math.Clamp(tracks[0].Number, 1, 99), input);
        return tracks[0].Mcn is { Length: > 0 } mcn && Codes.ReadMcn(mcn, new FindingPlace(tracks[0].Path), input.Findings) is { } number
            ? image with { Mcn = number }
            : image;
    }

    // Files whose names differ in their last number alone.
    private static string[] Set(ImageInput input)
    {
        string stem = Stem(input.Path);
        string[] set =
        [
            .. Directory.EnumerateFiles(input.Folder, "*.inf", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
                .Where(path => Stem(path) == stem && FileLength.Of(path) is > 0 and <= MostBytes).Take(MostFiles),
        ];
        return set.Length > 0 ? set : [input.Path];
    }

    private static string Stem(string path) => Path.GetFileNameWithoutExtension(path).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
}
