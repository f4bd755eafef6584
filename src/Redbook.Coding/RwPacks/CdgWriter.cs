using Redbook.Discs;

namespace Redbook.Coding.RwPacks;

/// <summary>Writes a <c>.cdg</c> file: cooked packs with parity, 24 bytes each, four to a sector.</summary>
/// <remarks>The stream stays the caller's.</remarks>
/// <param name="stream">Where the file is to begin.</param>
public sealed class CdgWriter(Stream stream)
{
    private readonly Stream _stream = stream ?? throw new ArgumentNullException(nameof(stream));

    /// <summary>Writes a sector's four packs.</summary>
    /// <param name="cooked">96 bytes; their parity symbols and top bits are ignored.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 96 bytes.</exception>
    /// <exception cref="IOException">The stream cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> cooked)
    {
        Span<byte> packs = stackalloc byte[CdSector.SubchannelBytes];
        cooked[..CdSector.SubchannelBytes].CopyTo(packs);
        for (int i = 0; i < packs.Length; i += RwPack.Size)
        {
            RwParity.Write(packs[i..]);
        }

        _stream.Write(packs);
    }
}
