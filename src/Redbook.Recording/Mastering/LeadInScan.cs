using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Responses;
using LeadInEntry = Redbook.Coding.Subcode.TocEntry;
using TocEntry = Redbook.Mmc.Responses.TocEntry;

namespace Redbook.Recording.Mastering;

/// <summary>Reads the table of contents out of the first sectors of a raw image's lead-in.</summary>
/// <remarks>Fed by the thread that reads; asked by the one that writes, once the buffer is full.</remarks>
internal sealed class LeadInScan(RawImageForm form, Lba start)
{
    /// <summary>Sectors that are looked at: every point of the fullest table of contents three times, and then some.
    /// </summary>
    public const int Sectors = 400;

    private const byte NoTime = 0xFF;
    private readonly SubcodeDecoder _decoder = new(form == RawImageForm.Pq ? QSource.Pq16 : QSource.Subcode96);
    private readonly int _sectorBytes = RawImage.SectorBytesOf(form);
    private readonly int[] _states = new int[Enum.GetValues<QCrcState>().Length];
    private int _seen;
    private IReadOnlyList<LeadInEntry>? _entries;

    /// <summary>Where the lead-out starts; null when the lead-in does not say.</summary>
    public Lba? LeadOut => Find(TocPoint.LeadOut)?.Address;

    /// <summary>Lead-in sectors whose Q says something.</summary>
    public int UsableSectors { get; private set; }

    /// <summary>Whether nine of ten sectors repeat a table of contents that is whole.</summary>
    public bool IsWhole => _seen > 0 && UsableSectors * 10 >= _seen * 9 && Contents is not null;

    /// <summary>What the CRC of most of them is worth.</summary>
    public QCrcState Crc => (QCrcState)Array.IndexOf(_states, _states.Max());

    /// <summary>The running time of the last sector fed, as an address; null where it says none.</summary>
    public Lba? LastTime { get; private set; }

    /// <summary>Whether another session may follow.</summary>
    public bool IsOpen
    {
        get
        {
            foreach (LeadInEntry entry in Entries)
            {
                if (entry is { Adr: 5, Point: TocPoint.NextSession })
                {
                    return entry.Minute != NoTime;
                }
            }

            return false;
        }
    }

    /// <summary>The table as a drive will report it; null when it is not whole.</summary>
    public TocResponse? Contents
    {
        get
        {
            if (Find(TocPoint.FirstTrack) is not { } first || Find(TocPoint.LastTrack) is not { } last
                || Find(TocPoint.LeadOut) is not { Address: { } leadOut } end)
            {
                return null;
            }

            var tracks = new List<TocEntry>();
            for (int number = first.PMinute; number <= last.PMinute; number++)
            {
                if (Find((byte)number) is not { Address: { } address } track)
                {
                    return null;
                }

                tracks.Add(new TocEntry((byte)number, track.Control, address));
            }

            tracks.Add(new TocEntry(TocEntry.LeadOutTrack, end.Control, leadOut));
            return new TocResponse(first.PMinute, last.PMinute, tracks);
        }
    }

    private IReadOnlyList<LeadInEntry> Entries =>
        _entries ??= _decoder.Decode().Sessions is [var session, ..] ? session.Toc : [];

    /// <summary>Sectors seen.</summary>
    public int Seen => _seen;

    /// <summary>The next sectors of the image.</summary>
    public void Feed(ReadOnlySpan<byte> sectors)
    {
        for (; !sectors.IsEmpty && _seen < Sectors && start.Value + _seen < Lba.FirstPregap.Value; _seen++)
        {
            ReadOnlySpan<byte> own = sectors[CdSector.AudioBytes.._sectorBytes];
            Note(form == RawImageForm.Pq ? _decoder.Feed(start + _seen, own) : _decoder.FeedRaw(start + _seen, own));

            sectors = sectors[_sectorBytes..];
        }
    }

    /// <summary>The track at an address, by the table of contents; 0 in the lead-in and lead-out.</summary>
    public int TrackAt(Lba address)
    {
        int track = 0;
        if (address < Lba.FirstPregap || !(address < LeadOut))
        {
            return 0;
        }

        foreach (LeadInEntry entry in Entries)
        {
            if (entry.Adr == 1 && entry.Point is > 0 and <= RedBookLimits.MaxTrackNumber && entry.Address <= address)
            {
                track = Math.Max(track, entry.Point);
            }
        }

        return track == 0 ? Find(TocPoint.FirstTrack)?.PMinute ?? 0 : track;
    }

    private void Note(in QReading reading)
    {
        if (reading is { IsUsable: true, Kind: QKind.TocPoint or QKind.MultiSession })
        {
            UsableSectors++;
            _states[(int)reading.Crc]++;
        }

        LastTime = reading is { IsUsable: true, Kind: QKind.TocPoint, RunningTime: { } time } ? Lba.FromAbsoluteMsf(time) : null;
    }

    private LeadInEntry? Find(byte point)
    {
        foreach (LeadInEntry entry in Entries)
        {
            if (entry.Adr == 1 && entry.Point == point)
            {
                return entry;
            }
        }

        return null;
    }
}
