using System.Text.Json.Serialization;

namespace Redbook.Emulation.Stores;

/// <summary>How the text is written and read.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 16)]
[JsonSerializable(typeof(DiscModel))]
[JsonSerializable(typeof(DiscModelHead))]
internal sealed partial class DiscDocumentContext : JsonSerializerContext;
