using System.Buffers;
using Redbook.Coding.RwPacks;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Mmc.CueSheets;

namespace Redbook.Emulation.Writing;

/// <summary>Writes sectors of a session by the forms of its cue sheet, several in one go.</summary>
internal sealed class SegmentWriter
{
    private const int PieceSectors = 64;

    private readonly RwEncoder _packs = new();

    /// <summary>Forgets the sub-channel that is on its way.</summary>
    public void Reset() => _packs.Reset();

    /// <summary>Writes sectors of one form.</summary>
    /// <param name="disc">Where to.</param>
    /// <param name="form">The form.</param>
    /// <param name="start">The first sector.</param>
    /// <param name="count">How many.</param>
    /// <param name="blocks">What the host sent; nothing when the drive makes them.</param>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public void Write(DiscContents disc, CueDataForm form, Lba start, int count, ReadOnlySpan<byte> blocks)
    {
        if (form.Code == 0)
        {
            disc.WriteAtOnce(start, blocks);
            return;
        }

        byte[] rented = ArrayPool<byte>.Shared.Rent(PieceSectors * (CdSector.AudioBytes + CdSector.SubchannelBytes));
        try
        {
            while (count > 0)
            {
                int piece = Math.Min(count, PieceSectors);
                WritePiece(disc, form, start, piece, blocks, rented);
                start += piece;
                count -= piece;
                blocks = blocks.IsEmpty ? blocks : blocks[(piece * form.BlockBytes)..];
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private void WritePiece(DiscContents disc, CueDataForm form, Lba start, int count, ReadOnlySpan<byte> blocks, Span<byte> buffer)
    {
        Span<byte> mains = buffer[..(count * CdSector.AudioBytes)];
        Span<byte> subs = buffer.Slice(mains.Length, count * CdSector.SubchannelBytes);
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> block = blocks.IsEmpty ? default : blocks.Slice(i * form.BlockBytes, form.BlockBytes);
            CueBlock.Build(
                form, start + i, block.IsEmpty ? default : block[..form.MainBytes], mains.Slice(i * CdSector.AudioBytes, CdSector.AudioBytes));
            if (form.SubChannelBytes > 0)
            {
                TakeSubChannel(form, block[form.MainBytes..], subs.Slice(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            }
        }

        disc.WriteAtOnce(start, mains);
        if (form.SubChannelBytes > 0)
        {
            disc.Store.SubChannel.Write(start, subs);
        }
    }

    // R to W are the host's, P and Q the drive's.
    private void TakeSubChannel(CueDataForm form, ReadOnlySpan<byte> sent, Span<byte> sub)
    {
        sub.Clear();
        if (form.IsPacked)
        {
            _packs.Encode(sent, sub);
            return;
        }

        for (int i = 0; i < sub.Length; i++)
        {
            sub[i] = (byte)(sent[i] & 0x3F);
        }
    }
}
