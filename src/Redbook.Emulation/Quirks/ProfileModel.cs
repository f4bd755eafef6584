namespace Redbook.Emulation.Quirks;

/// <summary>A profile as JSON, member by member; what is left out is as in the profile it is based on.</summary>
internal sealed class ProfileModel
{
    public required string Format { get; init; }

    public required int Version { get; init; }

    public string? BasedOn { get; init; }

    public string? Vendor { get; init; }

    public string? Product { get; init; }

    public string? Revision { get; init; }

    public string? SerialNumber { get; init; }

    public int? BufferBytes { get; init; }

    public int? MaxTransferBytes { get; init; }

    public IReadOnlyList<int>? WriteSpeeds { get; init; }

    public int? ReadSpeed { get; init; }

    public bool? UnderrunProtection { get; init; }

    public bool? TestWrite { get; init; }

    public bool? SessionAtOnce { get; init; }

    public bool? MultiSession { get; init; }

    public bool? RawMultiSession { get; init; }

    public bool? CdText { get; init; }

    public int? MaxCueSheetBytes { get; init; }

    public string? TextLeadInTimes { get; init; }

    public string? IsrcCueControls { get; init; }

    public IReadOnlyList<string>? RawSubChannels { get; init; }

    public IReadOnlyList<string>? MissingModePages { get; init; }

    public int? ReadOffsetSamples { get; init; }

    public int? WriteOffsetSamples { get; init; }

    public bool? BinaryQ { get; init; }

    public int? NextWritableError { get; init; }

    public int? ReadyPolls { get; init; }
}
