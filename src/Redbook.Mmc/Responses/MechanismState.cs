using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of MECHANISM STATUS without changer data.</summary>
/// <param name="IsDoorOpen">Whether the tray is open.</param>
/// <param name="Activity">What the drive does: 0 idle, 1 playing, 2 scanning, 3 busy with a host, 7 not known.</param>
/// <param name="Current">Where the head is.</param>
/// <param name="IsFaulty">Whether the changer reports a fault.</param>
/// <param name="SlotCount">Slots of a changer; 0 for an ordinary drive.</param>
public readonly record struct MechanismState(bool IsDoorOpen, byte Activity, Lba Current, bool IsFaulty, byte SlotCount)
{
    /// <summary>Bytes of the reply.</summary>
    public const int Size = 8;

    /// <summary>Reads a reply.</summary>
    /// <returns><see langword="false"/> when fewer than 8 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out MechanismState state)
    {
        state = default;
        if (source.Length < Size)
        {
            return false;
        }

        // 24 bits, and addresses are signed.
        int address = BinaryPrimitives.ReadInt32BigEndian([source[2], source[3], source[4], 0]) >> 8;
        state = new MechanismState(
            (source[1] & 0x10) != 0, (byte)(source[1] >> 5), new Lba(address), (source[0] & 0x80) != 0,
            (byte)(source[5] & 0x3F));
        return true;
    }

    /// <summary>Writes the 8 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        b[0] = (byte)(IsFaulty ? 0x80 : 0);
        b[1] = (byte)((Activity << 5) | (IsDoorOpen ? 0x10 : 0));
        Cdb.WriteUInt24(b[2..], Current.Value & 0xFF_FFFF);
        b[5] = (byte)(SlotCount & 0x3F);
    }
}
