using Redbook.Audio;

namespace Redbook;

/// <summary>How files become tracks.</summary>
public sealed record AlbumOptions
{
    /// <summary>Mixes more than two channels down to two; without it such a file is refused.</summary>
    public bool Downmix { get; init; }

    /// <summary>Takes every file as samples without a header, in this format; without it the content of a file says
    /// what it is, and headerless files are refused.</summary>
    public RawPcmFormat? RawPcm { get; init; }

    /// <summary>The folder from which relative paths count; <see langword="null"/> for the current one.</summary>
    public string? BaseFolder { get; init; }
}
