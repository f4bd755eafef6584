using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Where everything of a disc lies, or why it cannot be.</summary>
internal sealed class MasterLayout
{
    private readonly MasterDisc _disc;
    private readonly List<string> _problems = [];
    private readonly List<MasterExtent> _extents = [];

    public MasterLayout(MasterDisc disc)
    {
        _disc = disc;
        IsFirstSession = disc.ProgramStart == Lba.FirstPregap;
        LeadInStart = IsFirstSession ? disc.LeadInStart : disc.ProgramStart - RedBookLimits.LaterLeadInSectors;
        LeadOutSectors = IsFirstSession ? disc.LeadOutSectors : RedBookLimits.LaterLeadOutSectors;
        CheckWhole();
        Layout = Place();
        CheckIndexes();
        CheckEnd();
        Frame();
    }

    /// <summary>Every reason why the disc cannot be mastered.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public bool IsFirstSession { get; }

    public Lba LeadInStart { get; }

    public int LeadOutSectors { get; }

    public DiscLayout Layout { get; }

    public Lba LeadOut => Layout.Sessions[0].LeadOut;

    /// <summary>All stretches from the lead-in to the end of the lead-out, ascending and without holes.</summary>
    public MasterExtent[] Extents => [.. _extents];

    private void CheckWhole()
    {
        Require(_disc.Tracks.Count > 0, "There is no track.");
        int last = _disc.FirstTrackNumber + _disc.Tracks.Count - 1;
        Require(_disc.FirstTrackNumber >= 1 && last <= RedBookLimits.MaxTrackNumber,
            $"Tracks would be numbered {_disc.FirstTrackNumber} to {last}; 1 to {RedBookLimits.MaxTrackNumber} exist.");
        int lastStart = Lba.FirstPregap.Value - RedBookLimits.LaterLeadInSectors;
        Require(!IsFirstSession || (_disc.LeadInStart.Value >= Lba.MinValue && _disc.LeadInStart.Value <= lastStart),
            $"The lead-in would start at {_disc.LeadInStart}; {Lba.MinValue} to {lastStart} is possible.");
        Require(IsFirstSession || _disc.ProgramStart.Value is > 0 and <= Lba.MaxValue,
            $"No session's program begins at {_disc.ProgramStart}.");
        Require(_disc.LeadOutSectors > 0, $"A lead-out of {_disc.LeadOutSectors} sectors is none.");
        Require(_disc.CdTextPacks.Length % CdTextPack.Size == 0,
            $"{_disc.CdTextPacks.Length} bytes of CD-TEXT are no whole packs of {CdTextPack.Size}.");
        Require(_disc.Rw.All(static rw => rw.Packs.SectorBytes == CdSector.SubchannelBytes),
            "R-W packs come 96 bytes to a sector.");
        Require(Math.Abs((long)_disc.WriteOffsetSamples) <= MasterDisc.MaxWriteOffsetSamples,
            $"A write offset of {_disc.WriteOffsetSamples} samples is more than {MasterDisc.MaxWriteOffsetSamples}.");
    }

    private DiscLayout Place()
    {
        var tracks = new List<TrackLayout>();
        long at = Math.Clamp(_disc.ProgramStart.Value, Lba.FirstPregap.Value, Lba.MaxValue);
        for (int i = 0; i < _disc.Tracks.Count; i++)
        {
            MasterTrack track = _disc.Tracks[i];
            int number = _disc.FirstTrackNumber + i;
            CheckTrack(track, number, i == 0 ? null : _disc.Tracks[i - 1]);
            int pregap = track.PregapSource?.LengthSectors
                ?? (i == 0 ? Math.Max(track.PregapSectors, RedBookLimits.PauseSectors) : track.PregapSectors);
            if (at + pregap + track.Source.LengthSectors > Lba.MaxValue)
            {
                _problems.Add($"Track {number} would end behind {new Lba(Lba.MaxValue).ToAbsoluteMsf()}.");
                break;
            }

            int start = (int)at + pregap, end = start + track.Source.LengthSectors;
            int zero = start - pregap - (i == 0 ? 0 : track.PregapInPreviousSectors);
            Add(track.PregapSource, (int)at, start, number, track.Mode);
            Add(track.Source, start, end, number, track.Mode);
            if (tracks.Count > 0)
            {
                tracks[^1] = tracks[^1] with { End = new Lba(zero) };
            }

            List<TrackIndex> indexes = zero < start ? [new TrackIndex(0, new Lba(zero))] : [];
            indexes.Add(new TrackIndex(1, new Lba(start)));
            indexes.AddRange(track.IndexOffsets.Select((offset, k) => new TrackIndex(k + 2, new Lba(start + offset))));
            tracks.Add(new TrackLayout
            {
                Number = number, Mode = track.Mode, Control = ControlOf(track),
                IsCopyAlternating = track.IsCopyAlternating, Isrc = track.Isrc, Indexes = indexes, End = new Lba(end),
            });
            at = end;
        }

        return new DiscLayout
        {
            Mcn = _disc.Mcn,
            Sessions = [new SessionLayout { Number = IsFirstSession ? 1 : Math.Max(_disc.SessionNumber, 2), Tracks = tracks, LeadOut = new Lba((int)at) }],
        };
    }

    private static Control ControlOf(MasterTrack track) =>
        track.Mode == TrackMode.Audio ? track.Control : track.Control | Control.Data;

    private static bool IsSizeRight(MasterTrack track) => track.Source.SectorBytes == CdSector.AudioBytes
        || (track.Mode, track.Source.SectorBytes) is (TrackMode.Mode1, DataSector.UserSize)
            or (TrackMode.Mode2 or TrackMode.Mode2Xa, DataSector.Mode2Size) or (TrackMode.Mode2Xa, DataSector.UserSize);

    private void CheckTrack(MasterTrack track, int number, MasterTrack? previous)
    {
        Require(track.Mode is >= TrackMode.Audio and <= TrackMode.Mode2Xa, $"Track {number} is of no known mode.");
        Require(track.Source.LengthSectors >= RedBookLimits.MinTrackSectors,
            $"Track {number} has {track.Source.LengthSectors} sectors; {RedBookLimits.MinTrackSectors} (4 s) are the least.");
        Require(previous is not null || track.PregapSource is null or { LengthSectors: >= RedBookLimits.PauseSectors },
            $"The sound before track {number} is shorter than 2 s.");
        Require(track.PregapSectors >= 0 && track.PregapInPreviousSectors >= 0,
            $"The pregap of track {number} is negative.");
        Require(previous is not null || track.PregapInPreviousSectors == 0, $"Nothing comes before track {number}.");
        Require(track.IndexOffsets.Count < RedBookLimits.MaxIndexNumber, $"Track {number} has too many indexes.");
        if (track.Mode == TrackMode.Audio)
        {
            Require(IsSizeRight(track) && (track.PregapSource?.SectorBytes ?? CdSector.AudioBytes) == CdSector.AudioBytes,
                $"The sound of track {number} does not come 2352 bytes to a sector.");
            Require((track.Control & Control.Data) == Control.None, $"Track {number} is not marked as sound.");
        }
        else
        {
            CheckData(track, number);
        }

        if (previous is not null && (track.Mode == TrackMode.Audio) != (previous.Mode == TrackMode.Audio))
        {
            Require(
                track.PregapInPreviousSectors == 0
                && (track.PregapSource?.LengthSectors ?? track.PregapSectors) >= RedBookLimits.PauseSectors,
                $"Between sound and data, before track {number}, lie {RedBookLimits.PauseSectors} sectors of pregap at least.");
        }
    }

    private void CheckData(MasterTrack track, int number)
    {
        Require(IsSizeRight(track),
            $"The data of track {number} come {track.Source.SectorBytes} bytes to a sector, which is no size of {track.Mode}.");
        Require((track.Control & (Control.PreEmphasis | Control.FourChannel)) == Control.None && !track.IsCopyAlternating
            && track.Isrc.IsEmpty && track.PregapSource is null && track.PregapInPreviousSectors == 0,
            $"Track {number} has data: pre-emphasis, four channels, an alternating copy bit, a recording code and a pregap with "
            + "content are for sound.");
    }

    private void CheckIndexes()
    {
        foreach (TrackLayout track in Layout.Tracks)
        {
            int before = int.MinValue;
            foreach (TrackIndex index in track.Indexes)
            {
                Require(index.Start.Value > before && index.Start < track.End,
                    $"Index {index.Number} of track {track.Number} at {index.Start} does not lie behind the one before it and "
                    + $"before the end of the track at {track.End}.");
                before = index.Start.Value;
            }
        }
    }

    private void CheckEnd()
    {
        long end = (long)LeadOut.Value + LeadOutSectors - 1;
        Require(end <= Lba.MaxValue,
            $"The lead-out would end at {end}, {end - Lba.MaxValue} sectors behind {new Lba(Lba.MaxValue).ToAbsoluteMsf()}.");
    }

    // What comes before a source's sectors is generated.
    private void Add(SectorSource? source, int start, int end, int track, TrackMode mode)
    {
        if (start < end)
        {
            _extents.Add(new MasterExtent(source, start, end, track, mode));
        }
    }

    private void Frame()
    {
        if (_problems.Count == 0)
        {
            _extents.Insert(
                0, new MasterExtent(null, LeadInStart.Value, _disc.ProgramStart.Value, 0, _disc.Tracks[0].Mode));
            _extents.Add(new MasterExtent(null, LeadOut.Value, LeadOut.Value + LeadOutSectors, 0, _disc.Tracks[^1].Mode));
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            _problems.Add(otherwise);
        }
    }
}
