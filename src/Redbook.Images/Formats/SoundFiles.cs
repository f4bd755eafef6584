using Redbook.Audio;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>What the audio files that a sheet names are, and how long.</summary>
internal sealed class SoundFiles(ImageInput input)
{
    // What the oldest encoders left behind: 4608 samples too many in a file that else ends on a sector.
    private const int OldEncoderRest = 4608 % CdSector.Samples;

    private readonly Dictionary<string, ImageExtent?> _known = new(StringComparer.Ordinal);

    /// <summary>The whole of a file as one extent; null where it cannot be used, and then that is an error found.</summary>
    /// <param name="path">The file, found before.</param>
    /// <param name="place">Where the sheet names it.</param>
    public ImageExtent? Whole(string path, FindingPlace? place)
    {
        if (!_known.TryGetValue(path, out ImageExtent? extent))
        {
            _known[path] = extent = Look(path, place);
        }

        return extent;
    }

    /// <summary>The whole of a file that is said to hold bare samples.</summary>
    public static PcmExtent Bare(string path, PcmByteOrder order, long startBytes = 0)
    {
        long bytes = Math.Max(0, FileLength.Of(path) - startBytes);
        return new PcmExtent(path, startBytes, bytes / CdSector.BytesPerSample) { ByteOrder = order };
    }

    /// <summary>The name of the kind of audio file that begins so; null for bare samples and anything else.</summary>
    public static string? Signature(string path)
    {
        Span<byte> head = stackalloc byte[12];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        head = head[..file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E'] => "WAVE",
            [(byte)'R', (byte)'F', (byte)'6', (byte)'4', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E'] => "WAVE",
            [(byte)'F', (byte)'O', (byte)'R', (byte)'M', _, _, _, _, (byte)'A', (byte)'I', (byte)'F', _] => "AIFF",
            [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => "FLAC",
            [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..] => "Ogg",
            [(byte)'I', (byte)'D', (byte)'3', ..] => "MP3",
            [(byte)'w', (byte)'v', (byte)'p', (byte)'k', ..] => "WavPack",
            [(byte)'M', (byte)'A', (byte)'C', (byte)' ', ..] => "Monkey's Audio",
            _ => null,
        };
    }

    private ImageExtent? Look(string path, FindingPlace? place)
    {
        try
        {
            AudioFile file = AudioFile.Open(path, input.Options.Audio);
            long samples = LengthOf(file);
            Tell(file.Info, samples, place);
            return new AudioFileExtent(path, 0, samples) { Container = file.Info.Container };
        }
        catch (AudioDataException problem)
        {
            if (LooksBare(path))
            {
                input.Findings.Warning(
                    "file.no-header",
                    $"{Path.GetFileName(path)} is named as an audio file, but has no header; it was taken as bare samples, "
                    + "low byte first.",
                    place,
                    "If it is of another kind, correct the type or the name.");
                return Bare(path, PcmByteOrder.LittleEndian);
            }

            input.Findings.Error("file.not-audio", $"{Path.GetFileName(path)}: {problem.Problem}.", place);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            input.Findings.Error("file.unreadable", problem.Message, place);
            return null;
        }
    }

    // Not recognised as anything, and of whole samples.
    private bool LooksBare(string path)
    {
        try
        {
            return FileLength.Of(path) % CdSector.BytesPerSample == 0
                && Path.GetExtension(path).ToUpperInvariant() is ".BIN" or ".RAW" or ".PCM" or ".IMG" or ".CDR" or ".WAV" or ".CDDA"
                && AudioFile.Open(path, input.Options.Audio with { RawPcm = RawPcmFormat.CompactDisc }).Info.Container
                    == AudioContainer.RawPcm;
        }
        catch (Exception problem) when (problem is AudioDataException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long LengthOf(AudioFile file)
    {
        if (file.Info.LengthFrames is null)
        {
            return file.Scan().LengthSamples;
        }

        using PcmReader reader = file.OpenPcm();
        return reader.LengthSamples ?? file.Scan().LengthSamples;
    }

    private void Tell(AudioFileInfo info, long samples, FindingPlace? place)
    {
        string name = Path.GetFileName(info.Path);
        foreach (string notice in info.Notices)
        {
            input.Findings.Note("audio.notice", $"{name}: {notice}", place);
        }

        if (info.IsLossy)
        {
            input.Findings.Note(
                "audio.lossy",
                $"{name} is {info.Description}: what its encoder left out is lost, and times may be off by its delay.",
                place);
        }

        if (info.Format.RateHz != SampleFormat.CompactDisc.RateHz || info.Format.Channels != 2
            || info.Format.BitsPerSample > 16 || info.Format.IsFloat)
        {
            input.Findings.Note("audio.converted", $"{name} is {info.Format} and is converted to what a disc holds.", place);
        }

        if (samples % CdSector.Samples == OldEncoderRest)
        {
            input.Findings.Note(
                "audio.old-encoder-rest",
                $"{name} ends {OldEncoderRest} samples into a sector, as files do to which an old encoder added 4608 samples.",
                place);
        }
    }
}
