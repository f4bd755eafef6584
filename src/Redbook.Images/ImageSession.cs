using Redbook.Discs;

namespace Redbook.Images;

/// <summary>One session of a disc image. Its number is its place in the list, from 1.</summary>
public sealed record ImageSession
{
    /// <summary>The tracks, in ascending order of their numbers, without holes.</summary>
    public required IReadOnlyList<ImageTrack> Tracks { get; init; }

    /// <summary>Where the pause of two seconds before the first track begins. Null where the rule gives it: −150 for the
    /// first session, and after lead-out and lead-in of the ordinary lengths for a later one.</summary>
    public Lba? PauseStart { get; init; }

    /// <summary>Whether the content of the first track begins with that pause (as in DDP and NRG). If not, it begins with
    /// the sector after it (LBA 0 in the first session) and the pause is made when the disc is.</summary>
    public bool IsPauseStored { get; init; }

    /// <summary>Sectors of content: from the first track's to the lead-out.</summary>
    public int ContentSectors => checked((int)Tracks.Sum(static track => (long)track.ContentSectors));

    /// <summary>The address of the first sector of content.</summary>
    /// <param name="pauseStart">Where the pause begins.</param>
    public Lba ContentStart(Lba pauseStart) => IsPauseStored ? pauseStart : pauseStart + Lba.PregapSectors;

    /// <inheritdoc/>
    public bool Equals(ImageSession? other) => other is not null && PauseStart == other.PauseStart
        && IsPauseStored == other.IsPauseStored && Tracks.SequenceEqual(other.Tracks);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        HashCode.Combine(Tracks.Count, PauseStart, IsPauseStored, Tracks.Count > 0 ? Tracks[0] : null);

    internal SessionLayout ToLayout(int number, Lba pauseStart)
    {
        var tracks = new List<TrackLayout>(Tracks.Count);
        Lba next = ContentStart(pauseStart);
        foreach (ImageTrack track in Tracks)
        {
            Lba start = new(checked(next.Value + track.PregapSectors));
            Lba end = new(checked(next.Value + track.ContentSectors));
            var indexes = new List<TrackIndex>(track.IndexOffsets.Count + 2);
            if (tracks.Count == 0)
            {
                indexes.Add(new TrackIndex(0, pauseStart));
            }
            else if (track.PregapSectors > 0)
            {
                indexes.Add(new TrackIndex(0, next));
            }

            indexes.Add(new TrackIndex(1, start));
            for (int i = 0; i < track.IndexOffsets.Count; i++)
            {
                indexes.Add(new TrackIndex(i + 2, start + track.IndexOffsets[i]));
            }

            tracks.Add(new TrackLayout
            {
                Number = track.Number,
                Mode = track.Mode,
                Control = track.Control,
                IsCopyAlternating = track.IsCopyAlternating,
                Isrc = track.Isrc,
                Indexes = indexes,
                End = end,
            });
            next = end;
        }

        return new SessionLayout { Number = number, Tracks = tracks, LeadOut = next };
    }
}
