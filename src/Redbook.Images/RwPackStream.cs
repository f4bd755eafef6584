using Redbook.Coding.RwPacks;
using Redbook.Discs;

namespace Redbook.Images;

/// <summary>R to W of a session's content as packs without interleave: 96 bytes to a sector, symbols in bits 5 to 0. Packs
/// that a file holds as such are given as they are; those that lie as on a disc are gathered and corrected, and left out
/// where they cannot be.</summary>
/// <remarks>Seekable; cheapest from start to end. One thread at a time.</remarks>
public sealed class RwPackStream : ContentStream
{
    private const int SectorBytes = CdSector.SubchannelBytes;
    private readonly SubchannelStream _subchannel;
    private readonly RwDecoder _decoder = new();
    private readonly byte[] _symbols = new byte[SectorBytes];
    private readonly byte[] _packs = new byte[SectorBytes];
    private readonly Action<long> _build;
    private long _nextSymbols = -1;

    /// <summary>Opens the packs of a session's content, from its first sector to the lead-out.</summary>
    /// <param name="session">The session.</param>
    public RwPackStream(ImageSession session) => (_subchannel, _build) = (new SubchannelStream(session), Build);

    /// <summary>Bytes in all.</summary>
    public override long Length => _subchannel.Length;

    /// <inheritdoc/>
    /// <exception cref="DiscImageException">A file cannot be read, or ends before its stretch does.</exception>
    public override int Read(Span<byte> buffer) => ReadBuilt(buffer, _packs, _build);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _subchannel.Dispose();
        }

        base.Dispose(disposing);
    }

    private static bool IsAsOnDisc(SubchannelForm form) => form is SubchannelForm.Raw or SubchannelForm.Packed;

    private void Build(long sector)
    {
        SubchannelForm form = _subchannel.FormAt(sector);
        if (!IsAsOnDisc(form))
        {
            _packs.AsSpan().Clear();
            if (form == SubchannelForm.RwPacks)
            {
                ReadSymbols(sector, _packs);
            }

            return;
        }

        // A sector's packs are complete two sectors later.
        if (_nextSymbols != sector + RwEncoder.HistorySectors)
        {
            _decoder.Reset();
            _nextSymbols = sector;
        }

        for (; _nextSymbols <= sector + RwEncoder.HistorySectors; _nextSymbols++)
        {
            _symbols.AsSpan().Clear();
            if (IsAsOnDisc(_subchannel.FormAt(_nextSymbols)))
            {
                ReadSymbols(_nextSymbols, _symbols);
            }

            _decoder.Decode(_symbols, _packs);
        }

        for (int i = 0; i < SectorBytes; i += RwPack.Size)
        {
            Span<byte> pack = _packs.AsSpan(i, RwPack.Size);
            if (!new RwPack(pack).IsParityValid)
            {
                pack.Clear();
            }
        }
    }

    private void ReadSymbols(long sector, Span<byte> symbols)
    {
        _subchannel.Position = sector * SectorBytes;
        _subchannel.ReadExactly(symbols);
        foreach (ref byte symbol in symbols)
        {
            symbol &= RwPack.SymbolMask;
        }
    }
}
