using Redbook.Coding.CdText;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Where everything of a disc lies, or why it cannot be.</summary>
internal sealed class MasterLayout
{
    private readonly MasterDisc _disc;
    private readonly List<string> _problems = [];
    private readonly List<MasterExtent> _extents = [];

    public MasterLayout(MasterDisc disc, RawImageForm form)
    {
        _disc = disc;
        CheckWhole(form);
        Layout = Place();
        CheckIndexes();
        CheckEnd();
    }

    /// <summary>Every reason why the disc cannot be mastered.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public DiscLayout Layout { get; }

    public Lba LeadOut => Layout.Sessions[0].LeadOut;

    /// <summary>Stretches of sound in ascending order; between them is silence.</summary>
    public MasterExtent[] Extents => [.. _extents];

    private void CheckWhole(RawImageForm form)
    {
        Require(form is RawImageForm.Pq or RawImageForm.Cooked or RawImageForm.Raw, $"There is no form {(int)form}.");
        Require(_disc.Tracks.Count > 0, "There is no track.");
        int last = _disc.FirstTrackNumber + _disc.Tracks.Count - 1;
        Require(_disc.FirstTrackNumber >= 1 && last <= RedBookLimits.MaxTrackNumber,
            $"Tracks would be numbered {_disc.FirstTrackNumber} to {last}; 1 to {RedBookLimits.MaxTrackNumber} exist.");
        int lastStart = Lba.FirstPregap.Value - RedBookLimits.LaterLeadInSectors;
        Require(_disc.LeadInStart.Value >= Lba.MinValue && _disc.LeadInStart.Value <= lastStart,
            $"The lead-in would start at {_disc.LeadInStart}; {Lba.MinValue} to {lastStart} is possible.");
        Require(_disc.LeadOutSectors > 0, $"A lead-out of {_disc.LeadOutSectors} sectors is none.");
        Require(_disc.CdTextPacks.Length % CdTextPack.Size == 0,
            $"{_disc.CdTextPacks.Length} bytes of CD-TEXT are no whole packs of {CdTextPack.Size}.");
        Require(form != RawImageForm.Pq || (_disc.CdTextPacks.IsEmpty && _disc.Rw.Count == 0),
            "A form with P and Q only does not carry CD-TEXT or R-W packs.");
        Require(_disc.Rw.All(static rw => rw.Packs.SectorBytes == CdSector.SubchannelBytes),
            "R-W packs come 96 bytes to a sector.");
    }

    private DiscLayout Place()
    {
        var tracks = new List<TrackLayout>();
        long at = Lba.FirstPregap.Value;
        for (int i = 0; i < _disc.Tracks.Count; i++)
        {
            MasterTrack track = _disc.Tracks[i];
            int number = _disc.FirstTrackNumber + i;
            CheckTrack(track, number, isFirst: i == 0);
            int pregap = track.PregapAudio?.LengthSectors
                ?? (i == 0 ? Math.Max(track.PregapSectors, RedBookLimits.PauseSectors) : track.PregapSectors);
            if (at + pregap + track.Audio.LengthSectors > Lba.MaxValue)
            {
                _problems.Add($"Track {number} would end behind {new Lba(Lba.MaxValue).ToAbsoluteMsf()}.");
                break;
            }

            int start = (int)at + pregap, end = start + track.Audio.LengthSectors;
            int zero = start - pregap - (i == 0 ? 0 : track.PregapInPreviousSectors);
            Add(track.PregapAudio, (int)at, number);
            Add(track.Audio, start, number);
            if (tracks.Count > 0)
            {
                tracks[^1] = tracks[^1] with { End = new Lba(zero) };
            }

            List<TrackIndex> indexes = zero < start ? [new TrackIndex(0, new Lba(zero))] : [];
            indexes.Add(new TrackIndex(1, new Lba(start)));
            indexes.AddRange(track.IndexOffsets.Select((offset, k) => new TrackIndex(k + 2, new Lba(start + offset))));
            tracks.Add(new TrackLayout
            {
                Number = number, Control = track.Control, IsCopyAlternating = track.IsCopyAlternating,
                Isrc = track.Isrc, Indexes = indexes, End = new Lba(end),
            });
            at = end;
        }

        return new DiscLayout
        {
            Mcn = _disc.Mcn,
            Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = new Lba((int)at) }],
        };
    }

    private void CheckTrack(MasterTrack track, int number, bool isFirst)
    {
        Require(track.Audio.SectorBytes == CdSector.AudioBytes
            && (track.PregapAudio?.SectorBytes ?? CdSector.AudioBytes) == CdSector.AudioBytes,
            $"The sound of track {number} does not come 2352 bytes to a sector.");
        Require(track.Audio.LengthSectors >= RedBookLimits.MinTrackSectors,
            $"Track {number} has {track.Audio.LengthSectors} sectors; {RedBookLimits.MinTrackSectors} (4 s) are the least.");
        Require(!isFirst || track.PregapAudio is null or { LengthSectors: >= RedBookLimits.PauseSectors },
            $"The sound before track {number} is shorter than 2 s.");
        Require(track.PregapSectors >= 0 && track.PregapInPreviousSectors >= 0,
            $"The pregap of track {number} is negative.");
        Require(!isFirst || track.PregapInPreviousSectors == 0, $"Nothing comes before track {number}.");
        Require((track.Control & (Control.Data | Control.FourChannel)) == Control.None, $"Track {number} is not marked as sound.");
        Require(track.IndexOffsets.Count < RedBookLimits.MaxIndexNumber, $"Track {number} has too many indexes.");
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
        long end = (long)LeadOut.Value + _disc.LeadOutSectors - 1;
        Require(end <= Lba.MaxValue,
            $"The lead-out would end at {end}, {end - Lba.MaxValue} sectors behind {new Lba(Lba.MaxValue).ToAbsoluteMsf()}.");
    }

    private void Add(SectorSource? source, int start, int track)
    {
        if (source is { LengthSectors: > 0 })
        {
            _extents.Add(new MasterExtent(source, start, start + source.LengthSectors, track));
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
