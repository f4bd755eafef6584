using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Images.Raw;

/// <summary>How a file of raw sectors holds their sub-channel behind each.</summary>
/// <param name="Form">In which form.</param>
internal readonly record struct RawLayout(SubchannelForm Form)
{
    private const int NeededFrames = 3;

    /// <summary>Bytes of sub-channel behind a sector.</summary>
    public int TrailingBytes => Form == SubchannelForm.Pq ? SubcodeBits.PqSize : CdSector.SubchannelBytes;

    /// <summary>Bytes of a sector with what is behind it.</summary>
    public int StrideBytes => CdSector.AudioBytes + TrailingBytes;

    /// <summary>Finds the form in which most of some sectors have a valid Q; null when they have none.</summary>
    /// <param name="start">The beginning of a file.</param>
    /// <param name="lengthBytes">Its whole length.</param>
    public static RawLayout? Find(ReadOnlySpan<byte> start, long lengthBytes)
    {
        RawLayout? best = null;
        int most = 0;
        foreach (SubchannelForm form in (SubchannelForm[])[SubchannelForm.Raw, SubchannelForm.Packed, SubchannelForm.Pq])
        {
            RawLayout layout = new(form);
            int sectors = start.Length / layout.StrideBytes;
            if (lengthBytes % layout.StrideBytes != 0 || sectors == 0)
            {
                continue;
            }

            int good = layout.CountQ(start, sectors);
            if (good > most && good >= Math.Min(NeededFrames, sectors))
            {
                (best, most) = (layout, good);
            }
        }

        return best;
    }

    /// <summary>Takes the Q frame out of the bytes behind a sector.</summary>
    public void ExtractQ(ReadOnlySpan<byte> trailing, Span<byte> q)
    {
        switch (Form)
        {
            case SubchannelForm.Raw:
                SubcodeBits.ExtractQ(trailing, q);
                break;
            case SubchannelForm.Packed:
                trailing.Slice(QFrame.Size, QFrame.Size).CopyTo(q);
                break;
            default:
                trailing[..QFrame.Size].CopyTo(q);
                break;
        }
    }

    private int CountQ(ReadOnlySpan<byte> start, int sectors)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        int good = 0;
        for (int i = 0; i < sectors; i++)
        {
            ExtractQ(start[((i * StrideBytes) + CdSector.AudioBytes)..], q);
            good += QCrc.IsSealed(q) ? 1 : 0;
        }

        return good;
    }
}
