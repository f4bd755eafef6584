namespace Redbook.Imapi.Version1.Recorders;

/// <summary>A property that every recorder has.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
internal sealed record RecorderProperty(uint Id, string Name)
{
    public const uint MaxWriteSpeed = 2;
    public const uint WriteSpeed = 3;
    public const uint AudioGapSize = 4;
    public const uint BufferUnderrunFreeCapable = 5;
    public const uint EnableBufferUnderrunFree = 6;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RecorderProperty> All { get; } =
    [
        new(MaxWriteSpeed, nameof(MaxWriteSpeed)),
        new(WriteSpeed, nameof(WriteSpeed)),
        new(AudioGapSize, nameof(AudioGapSize)),
        new(BufferUnderrunFreeCapable, nameof(BufferUnderrunFreeCapable)),
        new(EnableBufferUnderrunFree, nameof(EnableBufferUnderrunFree)),
    ];

    /// <summary>The one of a name, or of a number where there is no name.</summary>
    public static RecorderProperty? Find(string? name, uint id) => name is null
        ? All.FirstOrDefault(property => property.Id == id)
        : All.FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
