using System.Text.Json.Serialization;

namespace Redbook.Cli.Settings;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(DriveSettingsDocument))]
internal sealed partial class DriveSettingsContext : JsonSerializerContext;
