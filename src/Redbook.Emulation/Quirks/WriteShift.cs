using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Quirks;

/// <summary>Lets sound come to lie a few samples early or late on the disc, over all the WRITEs of a stream.</summary>
/// <param name="samples">Samples by which it comes late; negative: early. Less than a sector.</param>
internal sealed class WriteShift(int samples)
{
    private const int SampleBytes = 4;
    private readonly byte[] _carry = new byte[Math.Abs(samples) * SampleBytes];
    private DiscContents? _disc;
    private Lba? _next;

    /// <summary>The blocks of a WRITE as they reach the disc; null when they reach it as they are.</summary>
    public byte[]? Shift(DiscContents disc, Lba start, int blocks, ReadOnlySpan<byte> sent)
    {
        if (blocks == 0 || sent.Length % blocks != 0 || sent.Length / blocks < CdSector.AudioBytes || HasData(sent, sent.Length / blocks))
        {
            _next = null;
            return null;
        }

        if (_next != start || _disc != disc)
        {
            _carry.AsSpan().Clear();
        }

        int blockBytes = sent.Length / blocks;
        byte[] shifted = sent.ToArray();
        int carried = _carry.Length;
        for (int i = 0; i < blocks; i++)
        {
            ReadOnlySpan<byte> main = sent.Slice(i * blockBytes, CdSector.AudioBytes);
            Span<byte> target = shifted.AsSpan(i * blockBytes, CdSector.AudioBytes);
            if (samples > 0)
            {
                _carry.CopyTo(target);
                main[..^carried].CopyTo(target[carried..]);
                main[^carried..].CopyTo(_carry);
            }
            else
            {
                main[carried..].CopyTo(target);
                Span<byte> tail = target[^carried..];
                tail.Clear();
                if (i + 1 < blocks)
                {
                    sent.Slice((i + 1) * blockBytes, carried).CopyTo(tail);
                }
            }
        }

        return shifted;
    }

    /// <summary>The WRITE was carried out: what of it belongs to the sector in front of it goes there, be it sound or the
    /// pregap.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public void Accepted(DiscContents disc, Lba start, int blocks, ReadOnlySpan<byte> sent)
    {
        (_disc, _next) = (disc, start + blocks);
        if (samples < 0 && start > Lba.FirstPregap)
        {
            Put(disc, start - 1, CdSector.AudioBytes - _carry.Length, sent[.._carry.Length]);
        }
    }

    /// <summary>The stream is at its end: what was pushed over it goes into what the drive wrote behind it. A lead-out keeps
    /// nothing.</summary>
    /// <exception cref="IOException">The disc could not take it.</exception>
    public void EndStream()
    {
        if (samples > 0 && _disc is { } disc && _next is { } end && end >= Lba.FirstPregap && end < disc.Store.End)
        {
            Put(disc, end, 0, _carry);
        }
    }

    // Sectors of data are found by their sync pattern, and stay as they are.
    private static void Put(DiscContents disc, Lba address, int at, ReadOnlySpan<byte> sound)
    {
        Span<byte> sector = stackalloc byte[CdSector.AudioBytes];
        disc.Read(address, sector);
        if (!SampleOffset.IsData(sector) && !sector.Slice(at, sound.Length).SequenceEqual(sound))
        {
            sound.CopyTo(sector[at..]);
            disc.WriteAtOnce(address, sector);
        }
    }

    private static bool HasData(ReadOnlySpan<byte> sent, int blockBytes)
    {
        for (ReadOnlySpan<byte> rest = sent; !rest.IsEmpty; rest = rest[blockBytes..])
        {
            if (SampleOffset.IsData(rest))
            {
                return true;
            }
        }

        return false;
    }
}
