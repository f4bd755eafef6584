using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote.Iscsi;

/// <summary>Reads of more than the drive takes in one command: an initiator's system asks for as much at once as it likes, and
/// the machine of the drive may take little. They are cut up. What is written is not: a recorder that takes the first part and not
/// the second has moved on.</summary>
internal static class LongRead
{
    /// <summary>The longest that is cut up, in bytes: no system was met that asks for more.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Whether a command reads sectors, so that two shorter ones after each other do the same.</summary>
    public static bool CanBeCut(byte opcode) => opcode is Opcode.Read10 or Opcode.Read12;

    /// <summary>Carries out a read in as many commands as it takes.</summary>
    /// <param name="drive">The drive.</param>
    /// <param name="cdb">The read, of any length.</param>
    /// <param name="data">As many bytes as were asked for.</param>
    /// <param name="timeout">How long each command may take.</param>
    /// <returns>The answer to the last one, with all that was read; a refusal where the bytes are not those of the sectors.
    /// </returns>
    /// <exception cref="ScsiTransportException">A command did not reach the drive.</exception>
    public static ScsiResult Execute(IScsiTransport drive, ReadOnlySpan<byte> cdb, Span<byte> data, TimeSpan timeout)
    {
        const int LongestBlock = 16;
        if (!CanBeCut(cdb[0]) || data.Length != CommandLengths.OfReply(cdb) || drive.MaxTransferBytes < CommandLengths.SectorBytes)
        {
            return new ScsiResult(ScsiStatus.CheckCondition, 0, TargetSense.InvalidField, TimeSpan.Zero);
        }

        Span<byte> part = stackalloc byte[LongestBlock];
        part = part[..cdb.Length];
        cdb.CopyTo(part);
        int most = drive.MaxTransferBytes / CommandLengths.SectorBytes;
        uint start = BinaryPrimitives.ReadUInt32BigEndian(cdb[2..]);
        int moved = 0;
        TimeSpan elapsed = TimeSpan.Zero;
        while (true)
        {
            int count = Math.Min(most, (data.Length - moved) / CommandLengths.SectorBytes);
            int bytes = count * CommandLengths.SectorBytes;
            BinaryPrimitives.WriteUInt32BigEndian(part[2..], start);
            PutSectors(part, (uint)count);
            ScsiResult result = drive.Execute(part, TransferDirection.FromDevice, data.Slice(moved, bytes), timeout);
            moved += result.BytesTransferred;
            elapsed += result.Elapsed;
            start += (uint)count;
            if (!result.IsGood || result.BytesTransferred < bytes || moved == data.Length)
            {
                return result with { BytesTransferred = moved, Elapsed = elapsed };
            }
        }
    }

    // Fewer than there were, so that the field holds them.
    private static void PutSectors(Span<byte> cdb, uint sectors)
    {
        if (cdb[0] == Opcode.Read10)
        {
            BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], (ushort)sectors);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(cdb[6..], sectors);
        }
    }
}
