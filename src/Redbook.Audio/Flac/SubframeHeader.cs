namespace Redbook.Audio.Flac;

/// <summary>The first bits of a subframe. RFC 9639 9.2.1, 9.2.2.</summary>
/// <param name="Kind">How the channel is coded.</param>
/// <param name="Order">Order of its predictor, 0 where there is none.</param>
/// <param name="WastedBits">Low bits that are zero in every sample and were left out.</param>
internal readonly record struct SubframeHeader(SubframeKind Kind, int Order, int WastedBits)
{
    /// <summary>Reads the header of a subframe whose samples have <paramref name="bits"/> bits.</summary>
    public static SubframeHeader Read(FlacBitReader reader, int bits)
    {
        if (reader.ReadBits(1) != 0)
        {
            throw reader.Damaged("a FLAC subframe does not begin with a zero bit");
        }

        int type = (int)reader.ReadBits(6);
        int wasted = reader.ReadBits(1) == 0 ? 0 : (int)reader.ReadUnary((uint)bits) + 1;
        if (wasted >= bits)
        {
            throw reader.Damaged("a FLAC subframe leaves out all bits of its samples");
        }

        return type switch
        {
            0 => new SubframeHeader(SubframeKind.Constant, 0, wasted),
            1 => new SubframeHeader(SubframeKind.Verbatim, 0, wasted),
            >= 8 and <= 12 => new SubframeHeader(SubframeKind.Fixed, type - 8, wasted),
            >= 32 => new SubframeHeader(SubframeKind.Linear, type - 31, wasted),
            _ => throw reader.Damaged($"a FLAC subframe has the reserved type {type}"),
        };
    }
}
