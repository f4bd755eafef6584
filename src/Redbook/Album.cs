using Redbook.Discs;

namespace Redbook;

/// <summary>Audio files in the order in which they will be tracks, all of them looked through to their end.</summary>
/// <remarks>Nothing of the samples is kept: a file is read again when it is recorded, and one that has changed by then is
/// refused.</remarks>
public sealed class Album
{
    internal Album(IReadOnlyList<AlbumTrack> tracks) => Tracks = tracks;

    /// <summary>The tracks in order, 1 to 99 of them.</summary>
    public IReadOnlyList<AlbumTrack> Tracks { get; }

    /// <summary>The length of all tracks in sectors, without what lies between them.</summary>
    public int LengthSectors => Tracks.Sum(static track => track.LengthSectors);

    /// <summary>Decodes every file once, on all cores, so that damage and length are known before anything is
    /// recorded.</summary>
    /// <param name="paths">The files in playing order; the same file may come twice.</param>
    /// <param name="options">How files become tracks; the defaults when left out.</param>
    /// <param name="progress">Told the share that is done, 0 to 1, from several threads.</param>
    /// <param name="cancellationToken">Stops between two blocks of a file.</param>
    /// <exception cref="InputException">A file is missing, damaged or of a kind that is not read (all such files are in
    /// <see cref="InputException.Others"/>), there is none, or there are more than 99.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Album FromFiles(
        IEnumerable<string> paths,
        AlbumOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        string[] files = [.. paths];
        if (files.Length is 0 or > RedBookLimits.MaxTrackNumber)
        {
            throw new InputException(
                path: null,
                files.Length == 0 ? "There is no file to record." : $"{files.Length} files are too many: a CD has 99 tracks at most.",
                files.Length == 0 ? "Name one or more audio files." : "Record them on two discs.");
        }

        options ??= new AlbumOptions();
        AlbumTrack?[] tracks = new AlbumTrack?[files.Length];
        InputException?[] problems = new InputException?[files.Length];
        ShareOfFiles? shares = progress is null ? null : new ShareOfFiles(files.Length, progress);
        try
        {
            Parallel.For(
                0,
                files.Length,
                new ParallelOptions
                {
                    CancellationToken = cancellationToken,
                    MaxDegreeOfParallelism = Environment.ProcessorCount,
                },
                i =>
                {
                    try
                    {
                        tracks[i] = AlbumTrackReader.Read(i + 1, files[i], options, shares?.OfFile(i), cancellationToken);
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
            [] => new Album([.. tracks.OfType<AlbumTrack>()]),
            [var only] => throw only,
            [var first, .. var others] => throw first.With(others),
        };
    }
}
