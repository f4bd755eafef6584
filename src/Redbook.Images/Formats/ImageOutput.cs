using System.Runtime.ExceptionServices;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>The files that a writer makes: under names of their own until all are whole, then moved to their places.</summary>
internal sealed class ImageOutput : IDisposable
{
    private const int CopySectors = 64;

    private readonly List<(string Temporary, string Final, Stream Stream)> _files = [];
    private readonly IProgress<double>? _progress;
    private readonly HashSet<string> _made = [];
    private readonly List<string> _folders = [];
    private readonly List<string> _outdated = [];
    private bool _isDone;

    public ImageOutput(ImageTarget target, IProgress<double>? progress, CancellationToken cancellation) =>
        (Target, _progress, Cancellation) = (target, progress, cancellation);

    /// <summary>What is to be written.</summary>
    public ImageTarget Target { get; }

    /// <summary>Ends the work.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Begins a file in the folder of the target, or at a full path.</summary>
    /// <exception cref="IOException">The file is there and is not to be replaced, or cannot be written.</exception>
    public FileStream Create(string name)
    {
        string final = Path.GetFullPath(Path.Combine(Target.Folder, name));
        if (!_made.Add(final))
        {
            throw new IOException($"Two files of the image would both be {final}.");
        }

        RefuseExisting(final);
        MakeFolder(Path.GetDirectoryName(final)!);
        string temporary = $"{final}.{Guid.NewGuid():N}.part";
        FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 128 * 1024);
        _files.Add((temporary, final, stream));
        return stream;
    }

    /// <summary>Says that a file that is there belongs to what is replaced: it goes when the new files take their places.
    /// </summary>
    /// <exception cref="IOException">It is not to be replaced.</exception>
    public void Replace(string path)
    {
        RefuseExisting(path);
        _outdated.Add(Path.GetFullPath(path));
    }

    /// <summary>Writes a whole file.</summary>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        Stream file = Create(name);
        file.Write(bytes);
    }

    /// <summary>The name under which a file that was begun can be opened now.</summary>
    public string TemporaryPath(Stream file) => _files.First(entry => entry.Stream == file).Temporary;

    /// <summary>Says how much is done, 0 to 1, and ends the work where that was asked for.</summary>
    public void Report(double share)
    {
        Cancellation.ThrowIfCancellationRequested();
        _progress?.Report(Math.Clamp(share, 0, 1));
    }

    /// <summary>Does pieces of the work on all processors; the first failure comes out as itself.</summary>
    public void AtOnce<T>(IReadOnlyList<T> work, Action<T> body)
    {
        try
        {
            Parallel.ForEach(
                work,
                new ParallelOptions { CancellationToken = Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                body);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }

    /// <summary>Copies all that a stream holds, and tells of it.</summary>
    /// <param name="from">What is copied, from where it stands.</param>
    /// <param name="to">Where to.</param>
    /// <param name="doneBefore">The share that was done before.</param>
    /// <param name="shareOfAll">The share of the whole work that this is.</param>
    public void Copy(Stream from, Stream to, double doneBefore = 0, double shareOfAll = 1)
    {
        byte[] buffer = new byte[CopySectors * CdSector.AudioBytes];
        int got;
        while ((got = from.Read(buffer)) > 0)
        {
            to.Write(buffer, 0, got);
            Report(doneBefore + (shareOfAll * from.Position / Math.Max(from.Length, 1)));
        }
    }

    /// <summary>Moves every file to its place. Where that fails, all that was there before is there again.</summary>
    /// <exception cref="IOException">A file cannot be moved.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be moved.</exception>
    public void Commit()
    {
        Cancellation.ThrowIfCancellationRequested();
        foreach ((_, string final, Stream stream) in _files)
        {
            stream.Dispose();
            RefuseExisting(final);
        }

        string[] old = [.. _files.Select(static file => file.Final).Union(_outdated).Where(File.Exists)];
        if (_files.Count == 1 && old is [var only] && only == _files[0].Final)
        {
            // One for one: there is no moment without either.
            File.Move(_files[0].Temporary, _files[0].Final, overwrite: true);
            _isDone = true;
            return;
        }

        (string Path, string Aside)[] replaced = [.. old.Select(static path => (path, $"{path}.{Guid.NewGuid():N}.old"))];
        var moves = new FileMoves();
        try
        {
            foreach ((string path, string aside) in replaced)
            {
                moves.Move(path, aside);
            }

            foreach ((string temporary, string final, _) in _files)
            {
                moves.Move(temporary, final);
            }

            _isDone = true;
        }
        finally
        {
            if (!_isDone)
            {
                moves.TakeBack();
            }
        }

        foreach ((_, string aside) in replaced)
        {
            File.Delete(aside);
        }
    }

    public void Dispose()
    {
        foreach ((string temporary, _, Stream stream) in _files)
        {
            try
            {
                stream.Dispose();
            }
            catch (IOException) when (!_isDone)
            {
                // On a full disk what was left to write cannot be written; the file goes anyway, and the first failure is told.
            }

            if (!_isDone)
            {
                File.Delete(temporary);
            }
        }

        foreach (string folder in _isDone ? [] : _folders.AsEnumerable().Reverse())
        {
            Directory.Delete(folder);
        }
    }

    private void MakeFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            if (Path.GetDirectoryName(folder) is { } parent)
            {
                MakeFolder(parent);
            }

            Directory.CreateDirectory(folder);
            _folders.Add(folder);
        }
    }

    private void RefuseExisting(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException($"{path} is a folder.");
        }

        if (!Target.Options.Overwrite && File.Exists(path))
        {
            throw new OutputExistsException(path);
        }
    }
}
