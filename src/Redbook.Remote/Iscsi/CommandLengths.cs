using System.Buffers.Binary;
using Redbook.Mmc;

namespace Redbook.Remote.Iscsi;

/// <summary>How long command blocks and their data phases are, which the protocol does not say.</summary>
internal static class CommandLengths
{
    /// <summary>What READ(10) and READ(12) return of a sector, in bytes.</summary>
    public const int SectorBytes = 2048;

    /// <summary>Bytes of a command block, by the group of its operation code (its upper three bits).</summary>
    public static int OfBlock(byte opcode) => (opcode >> 5) switch
    {
        0 => 6,
        1 or 2 => 10,
        3 or 4 => 16,

        // Groups 6 and 7 are the vendors'; the ones met with optical drives have twelve.
        _ => 12,
    };

    /// <summary>Bytes that a drive returns at most, as the block itself says; 0 where it does not say so.</summary>
    public static int OfReply(ReadOnlySpan<byte> cdb)
    {
        long bytes = cdb[0] switch
        {
            Opcode.RequestSense or Opcode.ModeSense6 => cdb[4],
            Opcode.Inquiry => BinaryPrimitives.ReadUInt16BigEndian(cdb[3..]),
            Opcode.ReadTocPmaAtip or Opcode.GetConfiguration or Opcode.GetEventStatusNotification
                or Opcode.ReadDiscInformation or Opcode.ReadTrackInformation or Opcode.ModeSense10
                or Opcode.ReadSubChannel or Opcode.ReadBufferCapacity => BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]),
            Opcode.Read10 => BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]) * (long)SectorBytes,
            Opcode.Read12 => BinaryPrimitives.ReadUInt32BigEndian(cdb[6..]) * (long)SectorBytes,
            _ => 0,
        };
        return (int)Math.Min(bytes, int.MaxValue);
    }
}
