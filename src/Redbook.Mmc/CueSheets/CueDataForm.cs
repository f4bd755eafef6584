using Redbook.Discs;

namespace Redbook.Mmc.CueSheets;

/// <summary>The DATA FORM of a cue sheet entry: what the host sends for each sector, and what the drive makes of
/// it.</summary>
/// <param name="Code">Low six bits: main channel. High two: sub-channel.</param>
public readonly record struct CueDataForm(byte Code)
{
    private const byte MainMask = 0x3F;
    private const byte SubChannelMask = 0xC0;
    private const byte RawSubChannelBits = 0x40;
    private const byte PackedSubChannelBits = 0xC0;
    private const int Mode1Bytes = 2048;
    private const int Mode2Bytes = 2336;

    /// <summary>Sound: 2352 bytes.</summary>
    public static CueDataForm Sound => new(0x00);

    /// <summary>Silence that the drive makes; also lead-in and lead-out of an audio session.</summary>
    public static CueDataForm GeneratedSound => new(0x01);

    /// <summary>A lead-in whose R to W come from the host, 96 bytes to a sector.</summary>
    public static CueDataForm TextLeadIn => new(RawSubChannelBits | 0x01);

    /// <summary>A lead-in whose R to W come from the host.</summary>
    public bool IsTextLeadIn => Code is 0x41 or 0xC1;

    /// <summary>A lead-in or lead-out that the drive makes.</summary>
    public bool IsGeneratedArea => Code is 0x00 or 0x01 or 0x14 or 0x24 or 0x34;

    /// <summary>Whether sectors of a track can be sent in this form.</summary>
    public bool IsProgram =>
        (Code & MainMask) is 0x00 or 0x01 or (>= 0x10 and <= 0x14) or (>= 0x20 and <= 0x24) or (>= 0x30 and <= 0x34)
        && (Code & SubChannelMask) is 0 or RawSubChannelBits or PackedSubChannelBits
        && (MainBytes > 0 || SubChannelBytes == 0);

    /// <summary>What the sectors are.</summary>
    public TrackMode Mode => (Code >> 4 & 3) switch
    {
        1 => TrackMode.Mode1,
        2 => TrackMode.Mode2Xa,
        3 => TrackMode.Mode2,
        _ => TrackMode.Audio,
    };

    /// <summary>Main-channel bytes that the host sends for a sector; none when the drive makes them.</summary>
    public int MainBytes => (Code & MainMask) switch
    {
        0x00 or 0x11 or 0x13 or 0x21 or 0x23 or 0x31 or 0x33 => CdSector.AudioBytes,
        0x10 or 0x12 => Mode1Bytes,
        0x20 or 0x22 or 0x30 or 0x32 => Mode2Bytes,
        _ => 0,
    };

    /// <summary>Whether the main channel that the host sends is replaced by zeros.</summary>
    public bool IsIgnored => (Code & 0x0F) is 2 or 3;

    /// <summary>Sub-channel bytes that the host sends for a sector: none or 96.</summary>
    public int SubChannelBytes => (Code & SubChannelMask) == 0 ? 0 : CdSector.SubchannelBytes;

    /// <summary>Whether R to W come as packs that the drive lays out.</summary>
    public bool IsPacked => (Code & SubChannelMask) == PackedSubChannelBits;

    /// <summary>Bytes that the host sends for a sector.</summary>
    public int BlockBytes => MainBytes + SubChannelBytes;

    /// <summary>The form in which sectors are sent as short as they can be: sound with 2352 bytes, mode 1 with 2048, mode 2
    /// with 2336.</summary>
    public static CueDataForm Of(TrackMode mode) => mode switch
    {
        TrackMode.Mode1 => new(0x10),
        TrackMode.Mode2Xa => new(0x20),
        TrackMode.Mode2 => new(0x30),
        _ => Sound,
    };

    /// <summary>The form of a lead-in or lead-out that the drive makes.</summary>
    public static CueDataForm AreaOf(TrackMode mode) => mode switch
    {
        TrackMode.Mode1 => new(0x14),
        TrackMode.Mode2Xa => new(0x24),
        TrackMode.Mode2 => new(0x34),
        _ => GeneratedSound,
    };

    /// <summary>The same with 96 bytes of sub-channel behind each sector, P and Q left to the drive.</summary>
    /// <param name="isPacked">Whether R to W are packs that the drive lays out; else they are as on the disc.</param>
    public CueDataForm WithSubChannel(bool isPacked) =>
        new((byte)((Code & MainMask) | (isPacked ? PackedSubChannelBits : RawSubChannelBits)));

    /// <summary>The code as two hexadecimal digits.</summary>
    public override string ToString() => $"{Code:X2}h";
}
