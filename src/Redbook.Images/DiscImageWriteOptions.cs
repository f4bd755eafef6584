using System.Text;
using Redbook.Audio;
using Redbook.Images.Ddp;

namespace Redbook.Images;

/// <summary>How disc images are written.</summary>
public sealed record DiscImageWriteOptions
{
    /// <summary>The format, by its <see cref="DiscImageFormat.Id"/>; null to take it from the name's ending.</summary>
    public string? Format { get; init; }

    /// <summary>Whether files that are there are replaced.</summary>
    public bool Overwrite { get; init; }

    /// <summary>What the files of sound beside a sheet are.</summary>
    public ImageSound Sound { get; init; }

    /// <summary>How a CUE sheet holds texts beyond title, performer and songwriter.</summary>
    public CueTextStyle CueTexts { get; init; }

    /// <summary>The encoding of text; the format's usual one when null.</summary>
    public Encoding? TextEncoding { get; init; }

    /// <summary>How DDP sets are written.</summary>
    public DdpWriteOptions Ddp { get; init; } = new();

    /// <summary>How audio files are read.</summary>
    public AudioOptions Audio { get; init; } = AudioOptions.Default;
}
