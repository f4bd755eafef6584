using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;

namespace Redbook.Emulation.Writing;

/// <summary>The session that a raw recording makes, as far as its sub-channel tells of one.</summary>
internal sealed class RawSession(DiscContents disc, DecodedSubcode decoded, Lba programStart, byte[] text)
{
    private const byte Unknown = 0xFF;

    /// <summary>Ends the recording; without a table of contents that can be read, the disc cannot be either.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public void Finish()
    {
        if (TryDescribe() is { } session)
        {
            disc.FinishAtOnce(session, decoded.Mcn);
        }
        else
        {
            disc.FailAtOnce();
        }
    }

    private RecordedSession? TryDescribe()
    {
        if (decoded.Sessions is not [{ FromToc: { } layout } only] || layout.LeadOut.Value > Lba.MaxValue)
        {
            return null;
        }

        TocEntry? next = null;
        foreach (TocEntry entry in only.Toc)
        {
            next = entry.Adr == 5 && entry.Point == TocPoint.NextSession ? entry : next;
        }

        var session = new RecordedSession
        {
            Number = disc.State.CurrentSessionNumber,
            Method = RecordingMethod.Raw,
            Type = only.DiscType,
            SubChannel = KeptSubChannel.All,
            CdText = text,
            Tracks = [.. layout.Tracks.Select(Describe)],
            End = new SessionEnd(layout.LeadOut, next is { Minute: not Unknown }, next is { Minute: Unknown }),
        };
        return IsPossible(session) ? session : null;
    }

    private bool IsPossible(RecordedSession session)
    {
        try
        {
            DiscStateRules.Check(disc.State with { Unreadable = null, Sessions = [.. disc.State.Sessions, session] });
            return true;
        }
        catch (DiscDocumentException)
        {
            return false;
        }
    }

    private RecordedTrack Describe(TrackLayout track, int ordinal)
    {
        var further = new List<TrackIndex>();
        foreach (TrackIndex index in track.Indexes)
        {
            if (index.Number == further.Count + 2)
            {
                further.Add(index);
            }
        }

        // The pause before the first track is there, whatever its Q says.
        Lba pregap = ordinal == 0 && track.PregapStart == track.Start ? programStart : track.PregapStart;
        return new RecordedTrack
        {
            Number = track.Number,
            Mode = Mode(track),
            Control = track.Control,
            IsCopyAlternating = track.IsCopyAlternating,
            Isrc = track.Isrc,
            PregapStart = pregap,
            Start = track.Start,
            FurtherIndexes = further,
            DataEnd = track.End,
            End = track.End,
        };
    }

    private TrackMode Mode(TrackLayout track)
    {
        if (track.Mode == TrackMode.Audio)
        {
            return TrackMode.Audio;
        }

        byte[] sector = new byte[CdSector.AudioBytes];
        disc.Read(track.Start, sector);
        return DataSector.KindOf(sector) switch
        {
            DataSectorKind.Mode2 => TrackMode.Mode2,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            _ => TrackMode.Mode1,
        };
    }
}
