namespace Redbook.Audio.Pcm;

/// <summary>The stored form of one PCM sample.</summary>
/// <param name="Kind">Signed, unsigned or floating point.</param>
/// <param name="ContainerBytes">Bytes of a sample as stored: 1 to 4, or 8 for 64-bit floating point.</param>
/// <param name="SignificantBits">Bits that carry signal, at the top of the container.</param>
/// <param name="IsBigEndian">Most significant byte first.</param>
internal readonly record struct PcmEncoding(PcmKind Kind, int ContainerBytes, int SignificantBits, bool IsBigEndian)
{
    /// <summary>Plain words for people: <c>24-bit integer, little-endian</c>.</summary>
    public override string ToString()
    {
        string kind = Kind switch
        {
            PcmKind.Float => "floating point",
            PcmKind.UnsignedInteger => "unsigned integer",
            _ => "integer",
        };
        string order = ContainerBytes == 1 ? string.Empty : IsBigEndian ? ", big-endian" : ", little-endian";
        return $"{SignificantBits}-bit {kind}{order}";
    }
}
