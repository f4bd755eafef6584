using Redbook.Audio;
using Redbook.Audio.Tags;

namespace Redbook;

/// <summary>Looks through files to their ends.</summary>
internal static class FileScanner
{
    /// <summary>Looks through several files, on all cores.</summary>
    /// <exception cref="InputException">One or more are no sound; all of those are told.</exception>
    public static ScannedFile[] ReadAll(
        IReadOnlyList<string> paths, AlbumOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ScannedFile?[] files = new ScannedFile?[paths.Count];
        InputException?[] problems = new InputException?[paths.Count];
        ShareOfFiles? shares = progress is null ? null : new ShareOfFiles(paths.Count, progress);
        try
        {
            Parallel.For(
                0,
                paths.Count,
                new ParallelOptions
                {
                    CancellationToken = cancellationToken,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                },
                i =>
                {
                    try
                    {
                        files[i] = Read(paths[i], options, shares?.OfFile(i), cancellationToken);
                    }
                    catch (InputException problem)
                    {
                        problems[i] = problem;
                    }

                    shares?.OfFile(i).Report(1);
                });
        }
        catch (AggregateException aggregate)
        {
            // The loop wraps what it could not pass on; one cause is as good as the next.
            cancellationToken.ThrowIfCancellationRequested();
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(aggregate.Flatten().InnerExceptions[0]);
        }

        InputException[] refused = [.. problems.OfType<InputException>()];
        return refused switch
        {
            [] => [.. files.OfType<ScannedFile>()],
            [var only] => throw only,
            [var first, .. var others] => throw first.With(others),
        };
    }

    /// <summary>Opens a file and decodes it to its end.</summary>
    /// <exception cref="InputException">It is no sound.</exception>
    private static ScannedFile Read(
        string path, AlbumOptions options, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        string full = System.IO.Path.GetFullPath(path, options.BaseFolder ?? Environment.CurrentDirectory);
        try
        {
            AudioFile file = AudioFile.Open(
                full, new AudioOptions { RawPcm = options.RawPcm, Downmix = options.Downmix });
            AudioScan scan = KnownScan(file, options) ?? file.Scan(progress, cancellationToken);
            if (scan.LengthSamples == 0)
            {
                throw new InputException(path, $"{path} holds no sound: it is 0 samples long.", "Leave it out.");
            }

            return new ScannedFile(path, file, scan, options.RawPcm is null ? AudioTags.Read(full) : AudioTags.Empty);
        }
        catch (AudioDataException problem)
        {
            throw new InputException(path, Described(path, problem), Advice(problem), problem);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(
                path,
                $"There is no file {path}.",
                path.Contains('\uFFFD', StringComparison.Ordinal) ? "Its name has bytes that are not UTF-8, and cannot be reached so: rename it." : "Check the name.",
                missing);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path, $"{path} cannot be read: {unreadable.Message}", "Check the file and who may read it.", unreadable);
        }
    }

    /// <summary>What a look through the samples would find, where it cannot find anything else.</summary>
    private static AudioScan? KnownScan(AudioFile file, AlbumOptions options) =>
        !options.ReadsThroughPlainSamples && file.Info is
        {
            IsCompactDiscFormat: true, LengthFrames: { } frames, Container: AudioContainer.Wave or AudioContainer.Aiff or AudioContainer.RawPcm,
        }
            ? new AudioScan(frames, frames, Peak: 1, FitsSixteenBits: true, IsBitExact: true)
            : null;

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
