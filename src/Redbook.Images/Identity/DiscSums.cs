using Redbook.Audio;
using Redbook.Discs;

namespace Redbook.Images.Identity;

/// <summary>Checksums of the sound of a disc.</summary>
/// <param name="Tracks">Of each track of sound.</param>
/// <param name="CueTools">The CRC-32 of the disc in the CUETools database, which leaves out its two ends.</param>
public sealed record DiscSums(IReadOnlyList<TrackSums> Tracks, uint CueTools)
{
    /// <summary>Reads all sound of a disc once.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="audio">How audio files are read; the defaults when null.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DiscImageException">Content cannot be read.</exception>
    /// <exception cref="AudioDataException">An audio file is damaged.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static DiscSums Compute(
        DiscImage image, AudioOptions? audio = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        DiscLayout layout = image.ToLayout();
        TrackLayout[] all = [.. layout.Tracks.Where(static track => track.Mode == TrackMode.Audio)];
        SoundSums sums = new([.. all.Select(track => (long)Sectors(layout, track) * CdSector.Samples)]);
        SectorWalk walk = new(all.Sum(track => (long)Sectors(layout, track)), progress, cancellation);
        for (int i = 0; i < layout.Sessions.Count; i++)
        {
            using SectorStream stream = SectorStream.Open(image, i, audio);
            foreach (TrackLayout track in layout.Sessions[i].Tracks.Where(static track => track.Mode == TrackMode.Audio))
            {
                stream.Position = (long)(track.Start - stream.Start) * CdSector.AudioBytes;
                walk.Through(stream, Sectors(layout, track), sums.Add);
                sums.EndTrack(track.Number);
            }
        }

        return new DiscSums(sums.Tracks, sums.Disc);
    }

    // To where the next track begins, its pregap included: so players count, and those who rip.
    private static int Sectors(DiscLayout layout, TrackLayout track)
    {
        SessionLayout session = layout.Sessions.First(session => session.Tracks.Contains(track));
        TrackLayout? next = session.Tracks.FirstOrDefault(other => other.Number == track.Number + 1);
        return (next?.Start ?? session.LeadOut) - track.Start;
    }
}
