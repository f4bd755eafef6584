using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Checking;
using Redbook.Images.Formats;

namespace Redbook.Images;

/// <summary>Goes through the content of a disc before it is made: in sound clipping, silence, and clicks where tracks meet;
/// in data sectors their marks, addresses and codes.</summary>
public static class DiscSoundCheck
{
    /// <summary>Reads all of a disc once. Files that cannot be read are errors among the findings.</summary>
    /// <param name="image">The disc.</param>
    /// <param name="audio">How audio files are read; the defaults when null.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static IReadOnlyList<Finding> Check(
        DiscImage image, AudioOptions? audio = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        var findings = new FindingList();
        SectorWalk walk = new(image.Tracks.Sum(static track => (long)track.ContentSectors), progress, cancellation);
        for (int i = 0; i < image.Sessions.Count; i++)
        {
            using SectorStream stream = SectorStream.Open(image, i, audio);
            try
            {
                SoundOfTrack? before = null;
                if (i == 0 && image.Sessions[0] is { IsPauseStored: true } first && !first.Tracks[0].IsData)
                {
                    ListenToFirstPause(stream, findings);
                }

                foreach (ImageTrack track in image.Sessions[i].Tracks)
                {
                    if (track.IsData)
                    {
                        DataCheck.Check(stream, track, walk, findings);
                        before = null;
                    }
                    else
                    {
                        before = Listen(stream, track, before, walk, findings);
                    }
                }

                before?.EndDisc(findings);
            }
            catch (DiscImageException problem)
            {
                findings.Add(problem.Finding);
            }
            catch (AudioDataException problem)
            {
                findings.Error(
                    "audio.damaged", problem.Problem, problem.Path is null ? null : new FindingPlace(problem.Path) { ByteOffset = problem.BytePosition });
            }
        }

        return findings.ToList();
    }

    private static void ListenToFirstPause(SectorStream stream, FindingList findings)
    {
        byte[] pause = new byte[(int)Math.Min(stream.Length, Lba.PregapSectors * CdSector.AudioBytes)];
        stream.ReadExactly(pause);
        stream.Position = 0;
        int at = pause.AsSpan().IndexOfAnyExcept((byte)0);
        if (at >= 0)
        {
            findings.Warning(
                "audio.first-pause",
                $"The first pause of two seconds, before 00:02:00, is not silent (from its sector {at / CdSector.AudioBytes} on); most programs and plants lose what "
                + "is there.",
                advice: "Make it silent, or begin the sound at 00:02:00.");
        }
    }

    private static SoundOfTrack Listen(
        SectorStream stream, ImageTrack track, SoundOfTrack? before, SectorWalk walk, FindingList findings)
    {
        var sound = new SoundOfTrack(track.Number, before);
        walk.Through(stream, track.ContentSectors, sound.Add);
        sound.Tell(findings);
        return sound;
    }
}
