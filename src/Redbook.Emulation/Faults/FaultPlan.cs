using Redbook.Emulation.Settings;

namespace Redbook.Emulation.Faults;

/// <summary>What goes wrong in a drive and on its disc, and when.</summary>
public sealed record FaultPlan
{
    /// <summary>Nothing goes wrong.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The faults; for each command the first that strikes is carried out.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>Where the disc is bad.</summary>
    public IReadOnlyList<BadSpot> BadSpots { get; init; } = [];

    /// <summary>Whether every command that writes is answered as on a good day, next writable address included, while the
    /// disc stays as it is.</summary>
    public bool RecordsNothing { get; init; }

    /// <summary>A plan of these faults.</summary>
    public static FaultPlan Of(params IReadOnlyList<Fault> faults) => new() { Faults = faults };

    /// <summary>Reads a plan from JSON text (UTF-8).</summary>
    /// <exception cref="RecorderSettingsException">The text is no plan; the message says where.</exception>
    public static FaultPlan FromJson(ReadOnlySpan<byte> text) => FaultDocument.Read(text, file: null);

    /// <summary>Reads a plan from a JSON file.</summary>
    /// <exception cref="RecorderSettingsException">The file cannot be read or is no plan; the message says where.</exception>
    public static FaultPlan Load(string path) => FaultDocument.Read(SettingsFile.Read(path), path);

    /// <summary>The plan as JSON text (UTF-8), which <see cref="FromJson"/> reads back as an equal plan.</summary>
    public byte[] ToJson() => FaultDocument.Write(this);
}
