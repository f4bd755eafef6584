namespace Redbook.Remote.Iscsi;

/// <summary>What both sides have agreed upon; the values before that are those of RFC 7143 13.</summary>
internal sealed record SessionParameters
{
    /// <summary>What the target takes as data of one PDU.</summary>
    public const int OwnMaxRecvDataSegmentBytes = 256 * 1024;

    /// <summary>The longest stretch that the target asks for, or sends, at once.</summary>
    public const int OwnMaxBurstBytes = 1024 * 1024;

    /// <summary>The most data that the target takes unasked; it bounds what waiting commands keep in memory.</summary>
    public const int OwnFirstBurstBytes = 64 * 1024;

    /// <summary>What the initiator takes as data of one PDU.</summary>
    public int MaxRecvDataSegmentBytes { get; set; } = 8192;

    public int MaxBurstBytes { get; set; } = 262_144;

    public int FirstBurstBytes { get; set; } = 65_536;

    /// <summary>Whether data may only be sent when asked for, but for immediate ones.</summary>
    public bool InitialR2T { get; set; } = true;

    public bool ImmediateData { get; set; } = true;
}
