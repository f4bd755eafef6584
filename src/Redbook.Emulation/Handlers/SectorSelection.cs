using Redbook.Discs;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>What READ CD returns of each sector: main channel, error pointers, sub-channel, in this order.</summary>
internal readonly record struct SectorSelection(byte SectorType, byte Parts, SubChannelSelection SubChannel)
{
    private const byte AnyType = 0;
    private const byte Audio = 1;
    private const byte UserDataPart = 0x10;

    public bool IsAudioWanted => SectorType is AnyType or Audio;

    public bool IsPossible => SectorType <= 5
        && C2Field <= 2
        && SubChannel is SubChannelSelection.None or SubChannelSelection.RawPw or SubChannelSelection.Q
            or SubChannelSelection.CorrectedRw;

    /// <summary>Bytes of the main channel: an audio sector is user data and nothing else.</summary>
    public int MainBytes => (Parts & UserDataPart) != 0 ? CdSector.AudioBytes : 0;

    /// <summary>Bytes of error pointers: one bit for each byte of the main channel, and perhaps two bytes over all.</summary>
    public int C2Bytes => C2Field switch
    {
        1 => 294,
        2 => 296,
        _ => 0,
    };

    public int SubChannelBytes => SubChannel switch
    {
        SubChannelSelection.RawPw or SubChannelSelection.CorrectedRw => CdSector.SubchannelBytes,
        SubChannelSelection.Q => 16,
        _ => 0,
    };

    public int SectorBytes => MainBytes + C2Bytes + SubChannelBytes;

    private int C2Field => (Parts >> 1) & 3;
}
