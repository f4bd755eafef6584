using Redbook.Discs;

namespace Redbook.Emulation.Writing;

/// <summary>A DATA FORM of a cue sheet: what the host sends for each sector, and what becomes of it.</summary>
internal readonly record struct CueForm(byte Code)
{
    private const byte SubChannelMask = 0xC0;
    private const byte RawSubChannel = 0x40;
    private const byte PackedSubChannel = 0xC0;

    /// <summary>A lead-in whose R to W come from the host.</summary>
    public bool IsTextLeadIn => Code is 0x41 or 0xC1;

    /// <summary>A lead-in or lead-out that the drive makes.</summary>
    public bool IsGeneratedArea => Code is 0x00 or 0x01 or 0x14 or 0x24 or 0x34;

    /// <summary>Whether sectors of a track can be sent in this form.</summary>
    public bool IsProgram => (Code & 0x3F) is 0x00 or 0x01 or (>= 0x10 and <= 0x14) or (>= 0x20 and <= 0x24) or (>= 0x30 and <= 0x34)
        && (Code & SubChannelMask) is 0 or RawSubChannel or PackedSubChannel
        && (MainBytes > 0 || SubChannelBytes == 0);

    public TrackMode Mode => (Code >> 4 & 3) switch
    {
        1 => TrackMode.Mode1,
        2 => TrackMode.Mode2Xa,
        3 => TrackMode.Mode2,
        _ => TrackMode.Audio,
    };

    /// <summary>Main-channel bytes that the host sends for a sector; none when the drive makes them.</summary>
    public int MainBytes => (Code & 0x3F) switch
    {
        0x00 or 0x11 or 0x13 or 0x21 or 0x23 or 0x31 or 0x33 => CdSector.AudioBytes,
        0x10 or 0x12 => 2048,
        0x20 or 0x22 or 0x30 or 0x32 => 2336,
        _ => 0,
    };

    /// <summary>Whether the main channel that the host sends is replaced by zeros.</summary>
    public bool IsIgnored => (Code & 0x0F) is 2 or 3;

    public int SubChannelBytes => (Code & SubChannelMask) == 0 ? 0 : CdSector.SubchannelBytes;

    public bool IsPacked => (Code & SubChannelMask) == PackedSubChannel;

    public int BlockBytes => MainBytes + SubChannelBytes;
}
