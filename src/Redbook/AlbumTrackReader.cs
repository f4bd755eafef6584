using Redbook.Audio;

namespace Redbook;

/// <summary>Looks through one file and says what track it will be.</summary>
internal static class AlbumTrackReader
{
    /// <summary>Opens it, decodes it to its end and says what it will be.</summary>
    /// <exception cref="InputException">It will be none.</exception>
    public static AlbumTrack Read(
        int number, string path, AlbumOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        string full = System.IO.Path.GetFullPath(path, options.BaseFolder ?? Environment.CurrentDirectory);
        try
        {
            AudioFile file = AudioFile.Open(
                full, new AudioOptions { RawPcm = options.RawPcm, Downmix = options.Downmix });
            AudioScan scan = file.Scan(progress, cancellationToken);
            if (scan.LengthSamples == 0)
            {
                throw new InputException(path, $"{path} holds no sound: it is 0 samples long.", "Leave it out.");
            }

            return new AlbumTrack(file.OpenPcm)
            {
                Number = number,
                Path = path,
                Title = System.IO.Path.GetFileNameWithoutExtension(path),
                SourceKind = file.Info.Description,
                SourceFormat = file.Info.Format,
                IsLossy = file.Info.IsLossy,
                Conversions = Conversions(file.Info.Format, scan),
                Notices = file.Info.Notices,
                LengthSamples = scan.LengthSamples,
            };
        }
        catch (AudioDataException problem)
        {
            throw new InputException(path, Described(path, problem), Advice(problem), problem);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, $"There is no file {path}.", "Check the name.", missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path, $"{path} cannot be read: {unreadable.Message}", "Check the file and who may read it.", unreadable);
        }
    }

    private static List<string> Conversions(SampleFormat format, AudioScan scan)
    {
        List<string> steps = [];
        if (format.RateHz != SampleFormat.CompactDisc.RateHz)
        {
            steps.Add($"{format.RateHz / 1000.0:0.###} kHz to 44.1 kHz");
        }

        if (format.Channels == 1)
        {
            steps.Add("mono to stereo");
        }
        else if (format.Channels > 2)
        {
            steps.Add($"{format.Channels} channels mixed to 2");
        }

        if (!scan.IsBitExact)
        {
            steps.Add("dithered to 16 bit");
        }

        if (scan.Peak > 1)
        {
            steps.Add("peaks beyond full scale limited");
        }

        return steps;
    }

    /// <summary>The problem with the file named as the user named it.</summary>
    private static string Described(string path, AudioDataException problem) => problem.BytePosition is { } position
        ? $"{path}, at byte {position}: {problem.Problem}."
        : $"{path}: {problem.Problem}.";

    private static string Advice(AudioDataException problem) =>
        problem.Problem.Contains("downmix", StringComparison.Ordinal) ? "Mix it down with --downmix, or leave it out."
        : problem.Problem.Contains("ffmpeg", StringComparison.Ordinal) ? "Install ffmpeg, or convert the file to WAV or FLAC."
        : problem.Problem.Contains("headerless", StringComparison.Ordinal)
            ? "If these are samples without a header, give their format: --raw-pcm s16le:44100:2"
        : "Nothing was recorded. Mend the file, make it anew, or leave it out.";
}
