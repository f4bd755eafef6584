using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Finds out what a file of raw sectors is, as far as its lead-in and Q tell.</summary>
internal sealed class RawImageExamination
{
    private readonly Stream _stream;
    private readonly long _first;
    private readonly long _length;

    public RawImageExamination(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw new ArgumentException("The stream must be readable and seekable.", nameof(stream));
        }

        (_stream, _first, _length) = (stream, stream.Position, stream.Length - stream.Position);
    }

    /// <summary>What is known of the file before its program is read: with 96 bytes to a sector's sub-code, raw and cooked
    /// are both candidates, as the lead-in is the same in them.</summary>
    /// <param name="wanted">The form, when it is known; others are not considered then.</param>
    public RawImageIdentity Run(RawImageForm? wanted)
    {
        var found = new List<(RawImageForm Form, LeadInScan Scan)>();
        foreach (RawImageForm form in (ReadOnlySpan<RawImageForm>)[RawImageForm.Pq, RawImageForm.Raw])
        {
            bool isWanted = wanted is null || (wanted == RawImageForm.Pq) == (form == RawImageForm.Pq);
            if (isWanted && IsWhole(RawImage.SectorBytesOf(form)) && Scan(form) is { UsableSectors: > 0 } scan)
            {
                found.Add((form, scan));
            }
        }

        // A lead-in that is whole is not disturbed by a few sectors that make sense in another size by chance.
        if (found.Exists(static one => one.Scan.IsWhole))
        {
            found.RemoveAll(static one => !one.Scan.IsWhole);
        }

        return found switch
        {
            [] => new RawImageIdentity { Problem = Explain() },
            [var (form, scan)] when wanted is not null || form == RawImageForm.Pq => Identify(scan, form, [wanted ?? form]),
            [var (form, scan)] => Identify(scan, form, [RawImageForm.Cooked, RawImageForm.Raw]),
            _ => new RawImageIdentity
            {
                Candidates = [RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw],
                Problem = "Read as sectors of 2368 and of 2448 bytes there is a table of contents in the lead-in. Say which it is.",
            },
        };
    }

    /// <summary>The same, once it is told whether R to W are raw or cooked.</summary>
    /// <param name="identity">What is known already.</param>
    public RawImageIdentity Tell(RawImageIdentity identity)
    {
        if (identity.Problem is not null || identity.Candidates is [_])
        {
            return identity;
        }

        const int PieceSectors = 64, SectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
        byte[] piece = new byte[PieceSectors * SectorBytes];
        var count = new RwFormCount();
        int from = Math.Max(Lba.FirstPregap - identity.Start, 0);
        _stream.Position = _first + ((long)from * SectorBytes);
        for (int left = identity.LengthSectors - from; left > 0 && !count.IsEnough;)
        {
            int sectors = Math.Min(left, PieceSectors);
            _stream.ReadExactly(piece, 0, sectors * SectorBytes);
            left -= sectors;
            for (int i = 0; i < sectors; i++)
            {
                count.Feed(piece.AsSpan((i * SectorBytes) + CdSector.AudioBytes, CdSector.SubchannelBytes));
            }
        }

        return count.Tell(identity);
    }

    private bool IsWhole(int sectorBytes) => _length > 0 && _length % sectorBytes == 0
        && _length / sectorBytes <= Lba.MaxValue - Lba.MinValue + 1;

    private string Explain()
    {
        if (_length == 0)
        {
            return "There is nothing in it.";
        }

        if (!IsWhole(2368) && !IsWhole(2448))
        {
            return $"{_length} bytes are whole sectors neither of 2368 nor of 2448 bytes.";
        }

        return IsWhole(2448) && IsPackedByChannel()
            ? "Its sub-channel is packed channel by channel, as .sub files have it; recorded is only what has P to W as symbols. "
                + "Convert it."
            : "It does not begin with a lead-in: there is no table of contents in Q of its first sectors. A raw image has to hold "
                + "the disc from the lead-in on.";
    }

    private LeadInScan Scan(RawImageForm form)
    {
        int sectorBytes = RawImage.SectorBytesOf(form);
        var scan = new LeadInScan(form, SubcodeOptions.AgreedLeadInStart);
        byte[] sectors = new byte[LeadInScan.Sectors * sectorBytes];
        _stream.Position = _first;
        int got = _stream.ReadAtLeast(sectors, sectors.Length, throwOnEndOfStream: false);
        scan.Feed(sectors.AsSpan(0, got - (got % sectorBytes)));
        return scan;
    }

    private bool IsPackedByChannel()
    {
        byte[] sectors = new byte[10 * 2448];
        _stream.Position = _first;
        int right = 0, got = _stream.ReadAtLeast(sectors, sectors.Length, throwOnEndOfStream: false);
        for (int at = 0; at + 2448 <= got; at += 2448)
        {
            right += QCrc.IsSealed(sectors.AsSpan(at + CdSector.AudioBytes + 12, QFrame.Size)) ? 1 : 0;
        }

        return right > 5;
    }

    private RawImageIdentity Identify(LeadInScan scan, RawImageForm form, RawImageForm[] candidates)
    {
        var identity = new RawImageIdentity
        {
            Form = candidates is [var only] ? only : null,
            Candidates = candidates,
            LeadOut = scan.LeadOut,
            LengthSectors = (int)(_length / RawImage.SectorBytesOf(form)),
            Crc = scan.Crc,
        };
        return FindStart(scan, form, identity.LengthSectors) is Lba start
            ? identity with { Start = start }
            : identity with { Form = null, Problem = "No sector of it says where it lies on the disc." };
    }

    // The lead-in's own time, if it counts as the disc does; else the program's, which always does.
    private Lba? FindStart(LeadInScan scan, RawImageForm form, int sectors)
    {
        if (scan.LastTime is Lba last && last < Lba.FirstPregap)
        {
            Lba start = last - (scan.Seen - 1);
            int pregap = Lba.FirstPregap - start;
            if (AddressAt(form, pregap) == Lba.FirstPregap || pregap >= sectors)
            {
                return start;
            }
        }

        for (int sector = 0; sector < Math.Min(sectors, -Lba.MinValue); sector++)
        {
            if (AddressAt(form, sector) is Lba address)
            {
                return address - sector;
            }
        }

        return null;
    }

    private Lba? AddressAt(RawImageForm form, int sector)
    {
        Span<byte> own = stackalloc byte[CdSector.SubchannelBytes];
        Span<byte> q = stackalloc byte[QFrame.Size];
        int sectorBytes = RawImage.SectorBytesOf(form);
        own = own[..(sectorBytes - CdSector.AudioBytes)];
        _stream.Position = _first + ((long)sector * sectorBytes) + CdSector.AudioBytes;
        if (_stream.ReadAtLeast(own, own.Length, throwOnEndOfStream: false) < own.Length)
        {
            return null;
        }

        if (form == RawImageForm.Pq)
        {
            own[..q.Length].CopyTo(q);
        }
        else
        {
            SubcodeBits.ExtractQ(own, q);
        }

        QReading reading = new QReader(form == RawImageForm.Pq ? QSource.Pq16 : QSource.Subcode96).Read(q);
        return reading is { IsUsable: true, Kind: QKind.Position, AbsoluteTime: { } time } ? Lba.FromAbsoluteMsf(time) : null;
    }
}
