namespace Redbook.Emulation.Stores;

/// <summary>What every version of the text has.</summary>
internal sealed class DiscModelHead
{
    public string? Format { get; init; }

    public int Version { get; init; }
}
