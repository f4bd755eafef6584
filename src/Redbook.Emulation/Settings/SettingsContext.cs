using System.Text.Json;
using System.Text.Json.Serialization;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Timing;

namespace Redbook.Emulation.Settings;

/// <summary>How such files are written and read.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(FaultPlanModel))]
[JsonSerializable(typeof(ProfileModel))]
[JsonSerializable(typeof(TimingModel))]
internal sealed partial class SettingsContext : JsonSerializerContext;
