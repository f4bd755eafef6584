using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Mastering;

/// <summary>Reads a raw image to its end: what its sub-channel says of the disc.</summary>
internal sealed class RawImageScan
{
    private const int BlockSectors = 256;
    private readonly CdTextCollector _texts = new();
    private readonly RwDecoder _decoder = new();
    private readonly byte[] _cooked = new byte[CdSector.SubchannelBytes];
    private long _rwSectors;
    private long _packsAsRaw;
    private long _packsAsCooked;
    private long _packsRaw;
    private long _packsCooked;

    /// <summary>Reads it.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public RawImageScan(Stream file, RawImageForm form, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        SubcodeDecoder decoder = new(form == RawImageForm.Pq ? QSource.Pq16 : QSource.Subcode96);
        file.Position = 0;
        Start = RawImageIdentity.FindStart(file, form) ?? SubcodeOptions.AgreedLeadInStart;
        int sectorBytes = RawImage.SectorBytesOf(form);
        long sectors = file.Length / sectorBytes;
        byte[] block = new byte[sectorBytes * BlockSectors];
        file.Position = 0;
        for (long done = 0; done < sectors;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            int count = (int)Math.Min(BlockSectors, sectors - done);
            file.ReadExactly(block, 0, count * sectorBytes);
            for (int i = 0; i < count; i++)
            {
                ReadOnlySpan<byte> sub = block.AsSpan((i * sectorBytes) + CdSector.AudioBytes, sectorBytes - CdSector.AudioBytes);
                Lba address = new((int)Math.Min(Start.Value + done + i, Lba.MaxValue));
                if (form == RawImageForm.Pq)
                {
                    decoder.Feed(address, sub);
                }
                else
                {
                    decoder.FeedRaw(address, sub);
                    LookAtRw(address, sub);
                }
            }

            done += count;
            progress?.Report((double)done / sectors);
        }

        DecodedSubcode decoded = decoder.Decode();
        DecodedSession? session = decoded.Sessions is [var first, ..] ? first : null;
        (Session, Findings, Mcn) = (session?.FromProgram ?? session?.FromToc, decoded.Findings, decoded.Mcn);
        CdTextPacks = _texts.ToArray();
    }

    /// <summary>The address of the first sector.</summary>
    public Lba Start { get; }

    public SessionLayout? Session { get; }

    public IReadOnlyList<SubcodeFinding> Findings { get; }

    public Mcn? Mcn { get; }

    public ReadOnlyMemory<byte> CdTextPacks { get; }

    /// <summary>Whether R to W behind the lead-in are as on a disc or as packs; raw where there is nothing in them; nothing
    /// when both make sense, or neither.</summary>
    public RawImageForm? DecideRw()
    {
        if (_rwSectors == 0)
        {
            return RawImageForm.Raw;
        }

        bool isRaw = _packsAsRaw > 0 && _packsRaw * 10 >= _packsAsRaw * 9;
        bool isCooked = _packsAsCooked > 0 && _packsCooked * 10 >= _packsAsCooked * 9;
        return isRaw == isCooked ? null : isRaw ? RawImageForm.Raw : RawImageForm.Cooked;
    }

    private void LookAtRw(Lba address, ReadOnlySpan<byte> sub)
    {
        if (address < Lba.FirstPregap)
        {
            _texts.Feed(sub);
            return;
        }

        bool hasRw = false;
        foreach (byte symbol in sub)
        {
            hasRw |= (symbol & RwPack.SymbolMask) != 0;
        }

        _rwSectors += hasRw ? 1 : 0;
        if (_rwSectors == 0)
        {
            return;
        }

        LookAsCooked(sub);
        LookAsRaw(sub);
    }

    private void LookAsCooked(ReadOnlySpan<byte> sub)
    {
        for (int i = 0; i < sub.Length; i++)
        {
            _cooked[i] = (byte)(sub[i] & RwPack.SymbolMask);
        }

        for (int i = 0; i < sub.Length; i += RwPack.Size)
        {
            RwPack pack = new(_cooked.AsSpan(i, RwPack.Size));
            if (!pack.IsZero)
            {
                _packsAsCooked++;
                _packsCooked += pack.IsParityValid ? 1 : 0;
            }
        }
    }

    private void LookAsRaw(ReadOnlySpan<byte> sub)
    {
        long before = _decoder.Counts.UncorrectablePacks;
        if (!_decoder.Decode(sub, _cooked))
        {
            return;
        }

        int filled = 0;
        for (int i = 0; i < _cooked.Length; i += RwPack.Size)
        {
            filled += new RwPack(_cooked.AsSpan(i, RwPack.Size)).IsZero ? 0 : 1;
        }

        _packsAsRaw += filled;
        _packsRaw += Math.Max(filled - (_decoder.Counts.UncorrectablePacks - before), 0);
    }
}
