using Redbook.Discs;

namespace Redbook.Coding.RwPacks;

/// <summary>Reads a <c>.cdg</c> file: R-W packs as they lie, 24 bytes each, four to a sector.</summary>
/// <remarks>The top two bits of each byte are rubbish in some files and are cleared; parity is often missing and is computed
/// anew. The stream stays the caller's.</remarks>
/// <param name="stream">Where the file begins.</param>
public sealed class CdgReader(Stream stream)
{
    private readonly Stream _stream = stream ?? throw new ArgumentNullException(nameof(stream));

    /// <summary>Sectors read so far.</summary>
    public long Sectors { get; private set; }

    /// <summary>Bytes at the end that make no whole pack; they were dropped. 0 until the end is reached.</summary>
    public int TrailingBytes { get; private set; }

    /// <summary>How many sectors a file of this length lasts; the last may be filled up with zero packs.</summary>
    public static long SectorsIn(long lengthBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lengthBytes);
        return ((lengthBytes / RwPack.Size) + RwPack.PerSector - 1) / RwPack.PerSector;
    }

    /// <summary>Reads the packs of the next sector; missing ones are zero.</summary>
    /// <param name="cooked">96 bytes.</param>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 96 bytes.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool Read(Span<byte> cooked)
    {
        cooked = cooked[..CdSector.SubchannelBytes];
        int got = _stream.ReadAtLeast(cooked, cooked.Length, throwOnEndOfStream: false);
        int whole = got - (got % RwPack.Size);
        TrailingBytes += got - whole;
        cooked[whole..].Clear();
        for (int i = 0; i < whole; i += RwPack.Size)
        {
            RwParity.Write(cooked[i..]);
        }

        Sectors += whole > 0 ? 1 : 0;
        return whole > 0;
    }
}
