using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>The medium.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class MediumModel
{
    public required string Type { get; init; }

    public required int Minutes { get; init; }

    public required string LeadInStart { get; init; }

    public int OverburnSectors { get; init; }

    [JsonPropertyName("writeProtected")]
    public bool IsWriteProtected { get; init; }

    public string? Condition { get; init; }

    public int MinimumSpeed { get; init; } = 1;

    public int MaximumSpeed { get; init; } = 52;
}
