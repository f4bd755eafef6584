using System.Buffers.Binary;
using Redbook.Discs;

namespace Redbook.Images.Nrg;

/// <summary>A point of a chunk CUEX or CUES.</summary>
/// <param name="Control">The CONTROL nibble.</param>
/// <param name="Track">00 lead-in, AA lead-out, else BCD.</param>
/// <param name="Index">The index number.</param>
/// <param name="Address">Where it lies.</param>
internal readonly record struct NrgCue(Control Control, byte Track, int Index, Lba Address)
{
    private const int Size = 8;

    /// <summary>The points of a chunk.</summary>
    /// <param name="chunk">Its content.</param>
    /// <param name="hasTimes">Whether it names times (CUES) where the other names addresses (CUEX).</param>
    public static List<NrgCue> Parse(ReadOnlySpan<byte> chunk, bool hasTimes)
    {
        List<NrgCue> cues = [];
        for (int at = 0; at + Size <= chunk.Length; at += Size)
        {
            ReadOnlySpan<byte> cue = chunk.Slice(at, Size);
            int address = hasTimes
                ? (((Number(cue[5]) * 60) + Number(cue[6])) * CdSector.PerSecond) + Number(cue[7]) - Lba.PregapSectors
                : BinaryPrimitives.ReadInt32BigEndian(cue[4..]);
            cues.Add(new NrgCue((Control)(cue[0] >> 4), cue[1], Number(cue[2]), new Lba(address)));
        }

        return cues;
    }

    private static int Number(byte bcd) => new Bcd(bcd).IsValid ? new Bcd(bcd).ToBinary() : bcd;
}
