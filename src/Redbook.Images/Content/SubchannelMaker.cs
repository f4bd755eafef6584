using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Images.Content;

/// <summary>The whole sub-channel of a session, sector after sector: what the image holds of it, and what a player needs
/// where it holds nothing.</summary>
/// <remarks>Where an image has a true Q channel it is kept bit for bit. Where it has only R to W, as files of CD+G do, P and
/// Q are made. Sectors are asked for in ascending order.</remarks>
internal sealed class SubchannelMaker : IDisposable
{
    // Q is true when one frame of these has a valid CRC; by chance one in 65536 has.
    private const int SectorsAskedForQ = 200;

    private readonly SubcodeGenerator _generator;
    private readonly SubchannelStream? _stored;
    private readonly RwEncoder? _packs;
    private readonly List<(Lba Start, Lba End)> _trueQ = [];
    private readonly Lba _contentStart;
    private readonly byte[] _pq = new byte[SubcodeBits.PqSize];
    private readonly byte[] _sector = new byte[SubcodeBits.Size];

    /// <summary>Prepares the sub-channel of a session.</summary>
    public SubchannelMaker(DiscImage image, int session, SubcodeGenerator generator, Lba contentStart)
    {
        (_generator, _contentStart) = (generator, contentStart);
        var stored = new SubchannelStream(image.Sessions[session]);
        if (!stored.HasContent)
        {
            stored.Dispose();
            return;
        }

        _stored = stored;
        _packs = stored.HoldsPacks ? new RwEncoder() : null;
        FindTrueQ(image.Sessions[session]);
    }

    /// <summary>Whether anything of the image's own is in it.</summary>
    public bool HasContent => _stored is not null;

    /// <summary>Writes a sector's sub-channel with each channel's twelve bytes together.</summary>
    public void WritePacked(Lba address, Span<byte> packed)
    {
        if (_stored is null)
        {
            _generator.WritePq16(address, _pq);
            packed[..SubcodeBits.Size].Clear();
            packed[..QFrame.Size].Fill((_pq[^1] & 0x80) != 0 ? (byte)0xFF : (byte)0);
            _pq.AsSpan(0, QFrame.Size).CopyTo(packed[QFrame.Size..]);
            return;
        }

        WriteRaw(address, _sector);
        SubcodeBits.Deinterleave(_sector, packed);
    }

    /// <summary>Writes a sector's sub-channel, a symbol to a byte.</summary>
    public void WriteRaw(Lba address, Span<byte> raw)
    {
        raw = raw[..SubcodeBits.Size];
        raw.Clear();
        int sector = address - _contentStart;
        if (_stored is null || sector < 0 || sector >= _stored.LengthSectors)
        {
            _generator.WriteRaw(address, raw);
            return;
        }

        _stored.Position = (long)sector * SubcodeBits.Size;
        _stored.ReadExactly(raw);
        if (_packs is not null)
        {
            Span<byte> cooked = stackalloc byte[SubcodeBits.Size];
            raw.CopyTo(cooked);
            raw.Clear();
            _packs.Encode(cooked, raw);
        }

        if (!IsTrueQ(address))
        {
            _generator.WriteRaw(address, raw);
        }
    }

    public void Dispose() => _stored?.Dispose();

    private bool IsTrueQ(Lba address)
    {
        foreach ((Lba start, Lba end) in _trueQ)
        {
            if (address >= start && address < end)
            {
                return true;
            }
        }

        return false;
    }

    private void FindTrueQ(ImageSession session)
    {
        Lba start = _contentStart;
        foreach (ImageTrack track in session.Tracks)
        {
            Lba at = start;
            foreach (SubchannelExtent part in track.Subchannel)
            {
                if (part.Form is SubchannelForm.Raw or SubchannelForm.Packed or SubchannelForm.Pq && HasQ(at, part.LengthSectors))
                {
                    _trueQ.Add((at, at + part.LengthSectors));
                }

                at += part.LengthSectors;
            }

            start += track.ContentSectors;
        }
    }

    private bool HasQ(Lba from, int sectors)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        for (int i = 0; i < Math.Min(sectors, SectorsAskedForQ); i++)
        {
            _stored!.Position = (long)(from + i - _contentStart) * SubcodeBits.Size;
            _stored.ReadExactly(_sector);
            SubcodeBits.ExtractQ(_sector, q);
            if (QCrc.IsSealed(q))
            {
                return true;
            }
        }

        return false;
    }
}
