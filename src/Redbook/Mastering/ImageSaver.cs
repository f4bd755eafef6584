using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;
using Redbook.Recording.Mastering;

namespace Redbook.Mastering;

/// <summary>Writes a raw image into a file: one thread makes sectors, another writes them. The file appears under its
/// name when it is complete.</summary>
internal sealed class ImageSaver(RawImage image, string path, bool overwrite)
{
    private const int BlockSectors = 512;
    private const int Blocks = 3;

    /// <summary>Writes it all.</summary>
    /// <exception cref="IOException">The file is there and is not to be replaced, or cannot be written.</exception>
    /// <exception cref="MasteringException">A source failed.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is left behind.</exception>
    public void Save(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        if (!overwrite && File.Exists(path))
        {
            throw new IOException($"{path} is there already.");
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string unfinished = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.part");
        try
        {
            using (SafeFileHandle file = File.OpenHandle(
                unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None, image.LengthBytes))
            {
                Write(file, progress, cancellationToken);
            }

            cancellationToken.ThrowIfCancellationRequested();
            File.Move(unfinished, path, overwrite);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    private void Write(SafeFileHandle file, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var empty = new BlockingCollection<byte[]>();
        using var full = new BlockingCollection<(byte[] Block, int Bytes)>();
        for (int i = 0; i < Blocks; i++)
        {
            empty.Add(new byte[BlockSectors * image.SectorBytes], CancellationToken.None);
        }

        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task making = Task.Factory.StartNew(
            () => Make(empty, full, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            long written = 0;
            foreach ((byte[] block, int bytes) in full.GetConsumingEnumerable(cancellationToken))
            {
                RandomAccess.Write(file, block.AsSpan(0, bytes), written);
                written += bytes;
                empty.Add(block, cancellationToken);
                progress?.Report((double)written / image.LengthBytes);
            }
        }
        catch
        {
            stop.Cancel();
            Task.WaitAny([making], CancellationToken.None);
            throw;
        }

        making.GetAwaiter().GetResult();
    }

    private void Make(
        BlockingCollection<byte[]> empty,
        BlockingCollection<(byte[] Block, int Bytes)> full,
        CancellationToken cancellationToken)
    {
        try
        {
            using Stream sectors = image.OpenRead();
            for (long left = image.LengthBytes; left > 0;)
            {
                byte[] block = empty.Take(cancellationToken);
                int bytes = (int)Math.Min(block.Length, left);
                sectors.ReadExactly(block, 0, bytes);
                full.Add((block, bytes), cancellationToken);
                left -= bytes;
            }
        }
        finally
        {
            full.CompleteAdding();
        }
    }
}
