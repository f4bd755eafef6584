using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>What the session being recorded has so far, and where its next track goes. Addresses come from the drive
/// and
/// are never computed.</summary>
internal sealed class SessionLedger
{
    private Lba? _lastPossibleLeadOut;

    /// <summary>Complete tracks in order.</summary>
    public List<RecordedTrack> Tracks { get; } = [];

    /// <summary>The highest track number on the disc; 0 on a blank one.</summary>
    public int LastNumber { get; private set; }

    public Lba? NextWritable { get; private set; }

    public DiscSpace Space { get; private set; }

    /// <summary>Counts what was found on a disc.</summary>
    public void TakeStock(MediumReport medium, TrackInformation next)
    {
        _lastPossibleLeadOut = medium.LastPossibleLeadOut;
        Tracks.Clear();
        LastNumber = medium.State == MediumState.Blank ? 0 : medium.Toc?.Last ?? 0;
        SetNext(next);
        foreach (TrackInformation track in medium.OpenTracks)
        {
            LastNumber = Math.Max(LastNumber, track.Track);
            if (track.NextWritable is null)
            {
                Tracks.Add(new RecordedTrack(
                    track.Track, track.Start, (int)Math.Min(track.LengthSectors, Lba.MaxValue), track.Control));
            }
        }
    }

    /// <summary>Where the next track goes, as the drive says for the write type now selected.</summary>
    public void SetNext(TrackInformation next)
    {
        NextWritable = next.NextWritable;
        Space = DiscSpace.From(next.NextWritable.GetValueOrDefault(), _lastPossibleLeadOut, next.FreeSectors);
    }

    /// <summary>A track has come, and with it another place for the next; a disc with 99 tracks, or a full one, has no
    /// such place.</summary>
    public void Add(RecordedTrack track, DriveLink link)
    {
        if (LastNumber < track.Number)
        {
            Tracks.Add(track);
            LastNumber = track.Number;
        }

        if (DiscInspector.ReadTrack(link, Mmc.Commands.ReadTrackInformation.InvisibleTrack, RecordingStep.ReadNextWritable)
            is TrackInformation { NextWritable: not null } next)
        {
            SetNext(next);
        }
        else
        {
            NextWritable = null;
            Space = new DiscSpace(Space.TotalSectors, track.End.Value, 0);
        }
    }

    /// <summary>The last track of an open session if it was never finished, and still is not.</summary>
    public TrackInformation? FindUnfinished(MediumReport medium)
    {
        TrackInformation? open = null;
        foreach (TrackInformation track in medium.OpenTracks)
        {
            open = track is { NextWritable: not null, IsReserved: false, IsPacket: false } ? track : open;
        }

        return open is TrackInformation found && LastNumber == found.Track && !Tracks.Exists(t => t.Number == found.Track)
            ? found
            : null;
    }

    /// <summary>The table of contents that closing will write.</summary>
    /// <exception cref="InvalidOperationException">There is no track.</exception>
    public TocResponse ToTableOfContents()
    {
        if (Tracks.Count == 0)
        {
            throw new InvalidOperationException("There is no track to be listed yet.");
        }

        var entries = new TocEntry[Tracks.Count + 1];
        for (int i = 0; i < Tracks.Count; i++)
        {
            entries[i] = new TocEntry((byte)Tracks[i].Number, Tracks[i].Control, Tracks[i].Start);
        }

        // The lead-out takes the place of the next track's pause.
        RecordedTrack last = Tracks[^1];
        Lba leadOut = NextWritable is Lba next && next >= last.End + RedBookLimits.PauseSectors
            ? next - RedBookLimits.PauseSectors
            : last.End;
        entries[^1] = new TocEntry(TocEntry.LeadOutTrack, last.Control, leadOut);
        return new TocResponse((byte)Tracks[0].Number, (byte)last.Number, entries);
    }
}
