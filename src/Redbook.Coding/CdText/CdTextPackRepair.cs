using System.Buffers.Binary;
using Redbook.Coding.Subcode;

namespace Redbook.Coding.CdText;

/// <summary>Judges the CRC of a pack and puts a single wrong bit right.</summary>
internal static class CdTextPackRepair
{
    private const int ProtectedSize = CdTextPack.Size - QCrc.Size;

    // The CRC difference that each single wrong bit leaves.
    private static readonly Dictionary<ushort, int> BitBySyndrome = CreateSyndromes();

    /// <summary>Copies a pack with its CRC made right.</summary>
    /// <returns>Null when there was nothing to say; <see cref="CdTextFindingKind.WrongCrc"/> when the pack is lost.</returns>
    public static CdTextFindingKind? Take(ReadOnlySpan<byte> source, Span<byte> pack)
    {
        source.CopyTo(pack);
        ushort computed = QCrc.Compute(pack[..ProtectedSize]);
        ushort stored = BinaryPrimitives.ReadUInt16BigEndian(pack[ProtectedSize..]);
        if (stored == computed)
        {
            return null;
        }

        if (stored is 0 || stored == (ushort)~computed)
        {
            QCrc.Seal(pack);
            return stored is 0 ? CdTextFindingKind.CrcAbsent : CdTextFindingKind.CrcNotInverted;
        }

        if (!BitBySyndrome.TryGetValue((ushort)(stored ^ computed), out int bit))
        {
            return CdTextFindingKind.WrongCrc;
        }

        pack[bit / 8] ^= (byte)(0x80 >> (bit % 8));
        return CdTextFindingKind.Repaired;
    }

    private static Dictionary<ushort, int> CreateSyndromes()
    {
        var syndromes = new Dictionary<ushort, int>();
        Span<byte> pack = stackalloc byte[ProtectedSize];
        for (int bit = 0; bit < ProtectedSize * 8; bit++)
        {
            pack.Clear();
            pack[bit / 8] = (byte)(0x80 >> (bit % 8));
            syndromes.Add(QCrc.ComputePlain(pack), bit);
        }

        for (int bit = 0; bit < QCrc.Size * 8; bit++)
        {
            syndromes.Add((ushort)(0x8000 >> bit), (ProtectedSize * 8) + bit);
        }

        return syndromes;
    }
}
