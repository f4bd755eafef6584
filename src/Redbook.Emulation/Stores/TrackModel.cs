using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>One track; addresses are LBAs.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class TrackModel
{
    public required int Number { get; init; }

    public required string Mode { get; init; }

    public int Control { get; init; }

    [JsonPropertyName("copyAlternating")]
    public bool IsCopyAlternating { get; init; }

    public string? Isrc { get; init; }

    public required int PregapStart { get; init; }

    public required int Start { get; init; }

    public IReadOnlyList<int>? FurtherIndexes { get; init; }

    public int? DataEnd { get; init; }

    public int? End { get; init; }
}
