using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Finds out what a file of raw sectors is.</summary>
internal sealed class RawImageExamination
{
    private const int EnoughPacks = 400;
    private const int PieceSectors = 64;
    private readonly Stream _stream;
    private readonly long _first;
    private readonly long _length;

    public RawImageExamination(Stream stream) =>
        (_stream, _first, _length) = (stream, stream.Position, stream.Length - stream.Position);

    public RawImageIdentity Run()
    {
        var found = new List<(RawImageForm Form, LeadInScan Scan)>();
        foreach (RawImageForm form in (ReadOnlySpan<RawImageForm>)[RawImageForm.Pq, RawImageForm.Raw])
        {
            if (IsWhole(RawImage.SectorBytesOf(form)) && TryScan(form) is { } scan)
            {
                found.Add((form, scan));
            }
        }

        return found switch
        {
            [] => new RawImageIdentity { Problem = Explain() },
            [(RawImageForm.Pq, var scan)] => Identify(scan, RawImageForm.Pq, [RawImageForm.Pq]),
            [(RawImageForm.Raw, var scan)] => TellRawFromCooked(scan),
            _ => new RawImageIdentity
            {
                Candidates = [.. found.Select(static one => one.Form)],
                Problem = "Read as sectors of 2368 and of 2448 bytes there is a table of contents in the lead-in. Say which it is.",
            },
        };
    }

    public Lba? FindStart(RawImageForm form) =>
        FindStart(Scan(form), form, (int)Math.Min(_length / RawImage.SectorBytesOf(form), Lba.MaxValue - Lba.MinValue));

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

    // Whether nine of ten sectors repeat a table of contents that is whole.
    private LeadInScan? TryScan(RawImageForm form)
    {
        LeadInScan scan = Scan(form);
        return scan.Seen > 0 && scan.UsableSectors * 10 >= scan.Seen * 9 && scan.Contents is not null ? scan : null;
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
            Form = candidates.Length == 1 ? form : null,
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

    // Packs of the program have parity; in the wrong form it is wrong.
    private RawImageIdentity TellRawFromCooked(LeadInScan scan)
    {
        RawImageIdentity identity = Identify(scan, RawImageForm.Raw, [RawImageForm.Raw]);
        if (identity.Problem is not null)
        {
            return identity;
        }

        // Empty R to W are the same in both.
        (PackCount cooked, PackCount raw) = CountPacks(Lba.FirstPregap - identity.Start, identity.LengthSectors);
        bool isRaw = cooked.Used == 0 || raw.IsRight, isCooked = cooked.Used > 0 && cooked.IsRight;
        if (isRaw != isCooked)
        {
            RawImageForm form = isRaw ? RawImageForm.Raw : RawImageForm.Cooked;
            return identity with { Form = form, Candidates = [form] };
        }

        return identity with
        {
            Form = null,
            Candidates = [RawImageForm.Cooked, RawImageForm.Raw],
            Problem = $"Of the packs in R to W, {raw.Good} of {raw.Used} have the right parity read as raw, and {cooked.Good} of "
                + $"{cooked.Used} read as cooked: that does not tell which it is. Say it.",
        };
    }

    private (PackCount Cooked, PackCount Raw) CountPacks(int from, int sectors)
    {
        const int SectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
        byte[] piece = new byte[PieceSectors * SectorBytes];
        byte[] four = new byte[CdSector.SubchannelBytes];
        var decoder = new RwDecoder();
        PackCount cooked = default, raw = default;
        _stream.Position = _first + ((long)Math.Max(from, 0) * SectorBytes);
        for (int left = sectors - Math.Max(from, 0); left > 0 && Math.Min(raw.Used, cooked.Used) < EnoughPacks;)
        {
            int count = Math.Min(left, PieceSectors);
            _stream.ReadExactly(piece, 0, count * SectorBytes);
            left -= count;
            for (int i = 0; i < count; i++)
            {
                Span<byte> own = piece.AsSpan((i * SectorBytes) + CdSector.AudioBytes, CdSector.SubchannelBytes);
                foreach (ref byte symbol in own)
                {
                    symbol &= RwPack.SymbolMask;
                }

                raw = decoder.Decode(own, four) ? raw.With(four) : raw;
                cooked = cooked.With(own);
            }
        }

        return (cooked, raw);
    }

    /// <summary>Packs that are not empty, and those whose parity is right.</summary>
    private readonly record struct PackCount(int Used, int Good)
    {
        public bool IsRight => Good * 10 >= Used * 9;

        public PackCount With(ReadOnlySpan<byte> packs)
        {
            PackCount count = this;
            Span<byte> pack = stackalloc byte[RwPack.Size];
            for (; !packs.IsEmpty; packs = packs[RwPack.Size..])
            {
                packs[..RwPack.Size].CopyTo(pack);
                if (pack.ContainsAnyExcept((byte)0))
                {
                    int good = RwParity.Correct(pack, out _) == RwPackState.Good ? 1 : 0;
                    count = new PackCount(count.Used + 1, count.Good + good);
                }
            }

            return count;
        }
    }
}
