using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>The text, member by member.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class DiscModel
{
    public required string Format { get; init; }

    public required int Version { get; init; }

    public required MediumModel Medium { get; init; }

    public required int PowerCalibrations { get; init; }

    public string? Mcn { get; init; }

    public required IReadOnlyList<SessionModel> Sessions { get; init; }

    public UnreadableModel? Unreadable { get; init; }
}
