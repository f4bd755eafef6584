using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>A session that no player finds.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class UnreadableModel
{
    public required int Session { get; init; }

    public required string Method { get; init; }

    [JsonPropertyName("finished")]
    public bool IsFinished { get; init; }
}
