using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>What READ CD returns of each sector: main channel, error pointers, sub-channel, in this order.</summary>
internal readonly record struct SectorSelection(byte SectorType, byte Parts, SubChannelSelection SubChannel)
{
    private const byte AnyType = 0;
    private const byte Audio = 1;
    private const byte SyncPart = 0x80;
    private const byte SubHeaderPart = 0x40;
    private const byte HeaderPart = 0x20;
    private const byte UserDataPart = 0x10;
    private const byte CodesPart = 0x08;

    public bool IsAudioWanted => SectorType is AnyType or Audio;

    /// <summary>Whether of audio the main channel is asked for and nothing else.</summary>
    public bool IsPlainAudio => IsAudioWanted && C2Field == 0 && SubChannel == SubChannelSelection.None
        && (Parts & UserDataPart) != 0;

    public bool IsPossible => SectorType <= 5
        && C2Field <= 2
        && SubChannel is SubChannelSelection.None or SubChannelSelection.RawPw or SubChannelSelection.Q
            or SubChannelSelection.CorrectedRw;

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

    private int C2Field => (Parts >> 1) & 3;

    /// <summary>Whether the sector is of the type asked for.</summary>
    public bool Wants(DataSectorKind kind, bool isAudio) => SectorType switch
    {
        AnyType => true,
        Audio => isAudio,
        _ => !isAudio && kind == SectorType switch
        {
            2 => DataSectorKind.Mode1,
            3 => DataSectorKind.Mode2,
            4 => DataSectorKind.Mode2Form1,
            _ => DataSectorKind.Mode2Form2,
        },
    };

    /// <summary>Bytes of a sector with everything that was asked for.</summary>
    /// <param name="kind">The kind of sector; <see cref="DataSectorKind.None"/> for audio.</param>
    public int SectorBytes(DataSectorKind kind) =>
        (TryGetParts(kind, out int from, out int end) ? end - from : 0) + C2Bytes + SubChannelBytes;

    /// <summary>Which bytes of the 2352 are asked for.</summary>
    /// <returns>False when they do not lie in one piece, which no drive returns.</returns>
    public bool TryGetParts(DataSectorKind kind, out int from, out int end)
    {
        (from, end) = (0, 0);
        if (kind == DataSectorKind.None)
        {
            // An audio sector is user data and nothing else.
            end = (Parts & UserDataPart) != 0 ? CdSector.AudioBytes : 0;
            return true;
        }

        (int userAt, int codesAt) = kind switch
        {
            DataSectorKind.Mode1 => (16, 2064),
            DataSectorKind.Mode2Form1 => (24, 2072),
            DataSectorKind.Mode2Form2 => (24, 2348),
            _ => (16, CdSector.AudioBytes),
        };
        return Add(SyncPart, 0, 12, ref from, ref end)
            && Add(HeaderPart, 12, 16, ref from, ref end)
            && Add(SubHeaderPart, 16, userAt, ref from, ref end)
            && Add(UserDataPart, userAt, codesAt, ref from, ref end)
            && Add(CodesPart, codesAt, CdSector.AudioBytes, ref from, ref end);
    }

    private bool Add(byte part, int partFrom, int partEnd, ref int from, ref int end)
    {
        if ((Parts & part) == 0 || partFrom == partEnd)
        {
            return true;
        }

        if (end == 0)
        {
            from = partFrom;
        }
        else if (end != partFrom)
        {
            return false;
        }

        end = partEnd;
        return true;
    }
}
