using Redbook.Discs;

namespace Redbook.Coding.Subcode;

/// <summary>Gives the P bit and the Q frame of any sector of a disc, in any order and without allocation.</summary>
/// <remarks>
/// P: set in pauses and for at least 150 sectors before each index 1, without lag; in the lead-out clear for 150
/// sectors, then 19 set, 19 clear. Catalogue number: in the program area where the LBA modulo 100 is 99; recording code:
/// where it is 49, in index 1 and up. Either moves to a later sector until it is two sectors away from every change of
/// track or index, and is left out when that takes 40 or more. Safe for use from several threads.
/// </remarks>
public sealed class SubcodeGenerator
{
    private const int SlotPeriod = 100;
    private const int McnPhase = 99;
    private const int IsrcPhase = 49;
    private const int MaxSlotShift = 39;
    private const int ChangeDistance = 2;
    private const int PointRepeats = 3;
    private const int LeadOutPause = 150;
    private const int LeadOutHalfPeriod = 19;
    private const int RawSectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
    private const byte CopyBit = (byte)Control.CopyPermitted << 4;

    private readonly SubcodeMap _map;
    private readonly byte[][] _toc;
    private readonly byte[]? _mcn;
    private readonly byte[][] _isrc = new byte[RedBookLimits.MaxTrackNumber + 1][];
    private readonly bool _leadInFromZero;
    private readonly int _countdownBias;

    /// <summary>Prepares the sub-code of a disc.</summary>
    /// <param name="layout">The disc. The pause before a session's first track need not be named in it. A layout that begins
    /// with a session of a number above 1 is of that session and what follows.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="ArgumentException">The layout has no tracks, or its addresses do not rise.</exception>
    public SubcodeGenerator(DiscLayout layout, SubcodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        options ??= new SubcodeOptions();
        _map = new SubcodeMap(layout, options);
        _toc = TocCycle.Build(_map.Sessions, options);
        _leadInFromZero = options.LeadInTime == LeadInTime.FromZero;
        _countdownBias = options.PregapCountdown == PregapCountdown.ToZero ? 1 : 0;
        if (layout.Mcn is { } mcn)
        {
            _mcn = new byte[8];
            QBuilder.Digits(mcn.Digits, _mcn);
        }

        foreach (TrackLayout track in _map.Sessions.SelectMany(static session => session.Tracks))
        {
            if (!track.Isrc.IsEmpty)
            {
                _isrc[track.Number] = new byte[8];
                QBuilder.EncodeIsrc(track.Isrc, _isrc[track.Number]);
            }
        }
    }

    /// <summary>The first address that has sub-code: the start of the first lead-in.</summary>
    public Lba Start => new(_map.Start);

    /// <summary>Writes the 12-byte Q frame of a sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the first lead-in or has no MSF form, or
    /// <paramref name="q"/> has fewer than 12 bytes.</exception>
    public void WriteQ(Lba address, Span<byte> q) => Fill(address.Value, q[..QFrame.Size]);

    /// <summary>The P bit of a sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the first lead-in or has no MSF form.
    /// </exception>
    public bool GetP(Lba address) => GetP(_map.Find(address.Value), address.Value);

    /// <summary>Sets P and Q in a sector's 96 raw bytes and leaves R to W alone.</summary>
    /// <inheritdoc cref="WriteQ" path="/exception"/>
    public void WriteRaw(Lba address, Span<byte> rawPw)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        bool p = Fill(address.Value, q);
        SubcodeBits.InsertPq(q, p, rawPw);
    }

    /// <summary>Sets P and Q in the sub-code of consecutive sectors of a raw image and leaves all else alone.</summary>
    /// <remarks>Lay down the audio of several sectors, then their sub-code: taking turns sector by sector costs a third.
    /// </remarks>
    /// <param name="first">The address of the first sector.</param>
    /// <param name="sectors">Whole sectors of 2448 bytes: 2352 of main channel, 96 raw.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of 2448.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An address lies before the first lead-in or has no MSF form.
    /// </exception>
    public void WriteRawSectors(Lba first, Span<byte> sectors)
    {
        if (sectors.Length % RawSectorBytes != 0)
        {
            throw new ArgumentException(
                $"{sectors.Length} bytes are no whole sectors of {RawSectorBytes}.", nameof(sectors));
        }

        Span<byte> q = stackalloc byte[QFrame.Size];
        for (; !sectors.IsEmpty; sectors = sectors[RawSectorBytes..], first += 1)
        {
            bool p = Fill(first.Value, q);
            SubcodeBits.InsertPq(q, p, sectors.Slice(CdSector.AudioBytes, CdSector.SubchannelBytes));
        }
    }

    /// <summary>Writes the 16-byte PQ form of a sector.</summary>
    /// <inheritdoc cref="WriteQ" path="/exception"/>
    public void WritePq16(Lba address, Span<byte> pq)
    {
        pq = pq[..SubcodeBits.PqSize];
        bool p = Fill(address.Value, pq[..QFrame.Size]);
        pq[12..15].Clear();
        pq[15] = p ? (byte)0x80 : (byte)0;
    }

    /// <summary>What a mode 1 frame says, or would say, about a sector.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The address lies before the first lead-in or has no MSF form.
    /// </exception>
    public SubcodePosition Locate(Lba address)
    {
        SubcodeStretch stretch = _map.Find(address.Value);
        return new SubcodePosition(_map.Sessions[stretch.Session].Number, stretch.Area, stretch.Track, stretch.Index,
            Relative(stretch, address.Value), (Control)(ControlBits(stretch, address.Value) >> 4));
    }

    private static bool GetP(SubcodeStretch stretch, int address)
    {
        if (stretch.Area != DiscArea.LeadOut)
        {
            return address >= stretch.PFrom;
        }

        int past = address - stretch.Start - LeadOutPause;
        return past >= 0 && past / LeadOutHalfPeriod % 2 == 0;
    }

    private static byte ControlBits(SubcodeStretch stretch, int address)
    {
        int bits = (byte)stretch.Control << 4;
        if (stretch.IsCopyAlternating)
        {
            // 9.375 Hz: four sectors 0, four sectors 1.
            bits = (address & 4) == 0 ? bits & ~CopyBit : bits | CopyBit;
        }

        return (byte)bits;
    }

    private static int AbsoluteSectors(int address) =>
        address >= -Lba.PregapSectors ? address + Lba.PregapSectors : address + 450_150;

    private static bool IsQuiet(SubcodeStretch stretch, int address) =>
        address - stretch.Start >= ChangeDistance && stretch.End - address >= ChangeDistance;

    private int Relative(SubcodeStretch stretch, int address)
    {
        int relative = address - stretch.RelativeZero;
        return relative >= 0 ? relative : -relative - _countdownBias;
    }

    private bool Fill(int address, Span<byte> q)
    {
        SubcodeStretch stretch = _map.Find(address);
        if (stretch.Area == DiscArea.LeadIn)
        {
            FillLeadIn(stretch, address, q);
            return false;
        }

        byte control = ControlBits(stretch, address);
        QBuilder.WriteTime(q[7..], AbsoluteSectors(address));
        if (_mcn is { } mcn && IsSlot(stretch, address, McnPhase, 0))
        {
            q[0] = (byte)(control | 2);
            mcn.CopyTo(q[1..]);
        }
        else if (_isrc[stretch.Area == DiscArea.Program ? stretch.Track : 0] is { } isrc
            && IsSlot(stretch, address, IsrcPhase, 1))
        {
            q[0] = (byte)(control | 3);
            isrc.CopyTo(q[1..]);
        }
        else
        {
            q[0] = (byte)(control | 1);
            q[1] = stretch.Area == DiscArea.LeadOut ? QFrame.LeadOutTrack : QBuilder.ToBcd(stretch.Track);
            q[2] = QBuilder.ToBcd(stretch.Index);
            QBuilder.WriteTime(q[3..], Relative(stretch, address));
            q[6] = 0;
        }

        QCrc.Seal(q);
        return GetP(stretch, address);
    }

    private void FillLeadIn(SubcodeStretch stretch, int address, Span<byte> q)
    {
        byte[] toc = _toc[stretch.Session];
        int sinceStart = address - stretch.Start;
        int entry = sinceStart / PointRepeats % (toc.Length / QFrame.PayloadSize);
        toc.AsSpan(entry * QFrame.PayloadSize, QFrame.PayloadSize).CopyTo(q);
        if ((q[0] & 0x0F) == 1)
        {
            QBuilder.WriteTime(q[3..], _leadInFromZero ? sinceStart : AbsoluteSectors(address));
        }

        QCrc.Seal(q);
    }

    // A slot lies where address mod 100 is its phase, or at the first later sector that is quiet.
    private bool IsSlot(SubcodeStretch stretch, int address, int phase, int fromIndex)
    {
        int shift = (address - phase) % SlotPeriod;
        shift = shift < 0 ? shift + SlotPeriod : shift;
        if (shift > MaxSlotShift || !IsAllowed(stretch, address, fromIndex))
        {
            return false;
        }

        for (int earlier = address - 1; earlier >= address - shift; earlier--)
        {
            SubcodeStretch there = earlier >= stretch.Start ? stretch
                : _map.Find(Math.Max(earlier, Start.Value));
            if (IsAllowed(there, earlier, fromIndex))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAllowed(SubcodeStretch stretch, int address, int fromIndex) =>
        stretch.Area == DiscArea.Program && stretch.Index >= fromIndex && IsQuiet(stretch, address);
}
