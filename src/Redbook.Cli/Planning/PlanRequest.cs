using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Planning;

/// <summary>What the command line asked for.</summary>
internal sealed record PlanRequest
{
    /// <summary>File arguments, wildcards not yet expanded; empty when a raw image is looked at.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    public string? Image { get; init; }

    public RawImageForm? Form { get; init; }

    public required AlbumOptions Album { get; init; }

    /// <summary>The sectors whose Q is wanted.</summary>
    public IReadOnlyList<Lba> Q { get; init; } = [];

    public bool Packs { get; init; }

    public bool CueSheet { get; init; }

    public int WriteOffsetSamples { get; init; }

    public bool Json { get; init; }
}
