using System.Text;
using Redbook.Audio;

namespace Redbook.Images;

/// <summary>How disc images are read.</summary>
public sealed record DiscImageOptions
{
    /// <summary>Everything by content; files joined sample to sample.</summary>
    public static DiscImageOptions Default { get; } = new();

    /// <summary>The format, by its <see cref="DiscImageFormat.Id"/>; null to let the content decide.</summary>
    public string? Format { get; init; }

    /// <summary>The encoding of text that does not say its own; null to find it out.</summary>
    public Encoding? TextEncoding { get; init; }

    /// <summary>How audio files that do not end on a sector go together.</summary>
    public FileJoin FileJoin { get; init; }

    /// <summary>Whether two seconds of PREGAP before track 1 of a sheet mean the pause that every disc has, and not two
    /// seconds more.</summary>
    public bool FirstPregapIsPause { get; init; }

    /// <summary>How audio files are read.</summary>
    public AudioOptions Audio { get; init; } = AudioOptions.Default;
}
