using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>One session.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class SessionModel
{
    public required int Number { get; init; }

    public required string Closing { get; init; }

    public int? LeadOut { get; init; }

    public string? Method { get; init; }

    public byte? Type { get; init; }

    public string? SubChannel { get; init; }

    public byte[]? CdText { get; init; }

    public required IReadOnlyList<TrackModel> Tracks { get; init; }
}
