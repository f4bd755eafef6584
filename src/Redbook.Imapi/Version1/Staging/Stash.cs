using Microsoft.Win32.SafeHandles;
using Redbook.Discs;

namespace Redbook.Imapi.Version1.Staging;

/// <summary>The stash: sound waiting to be recorded, in a file that nobody else sees and that goes with its handle.
/// </summary>
/// <remarks>
/// Where the system allows it the file loses its name as soon as it is open, elsewhere the system deletes it when the handle
/// is closed: so it is gone on every way out, the end of the process included. What has come last is in memory; every block
/// is one copy. Not safe for several threads, but for reading while nothing is appended.
/// </remarks>
internal sealed class Stash : IDisposable
{
    private const int BufferBytes = 446 * CdSector.AudioBytes;
    private readonly DiscMasterOptions _options;
    private readonly Func<string, SafeFileHandle> _open;
    private readonly long _origin;
    private SafeFileHandle? _file;
    private byte[] _buffer = [];
    private int _buffered;
    private long _flushed;

    /// <summary>A stash without a file yet.</summary>
    /// <param name="options">Where, and how much at most.</param>
    /// <param name="open">Makes the file.</param>
    /// <param name="origin">Where in the file the sound begins.</param>
    public Stash(DiscMasterOptions options, Func<string, SafeFileHandle>? open = null, long origin = 0) =>
        (_options, _open, _origin) = (options, open ?? OpenNameless, origin);

    /// <summary>Bytes staged.</summary>
    public long Length => _flushed + _buffered;

    /// <summary>Makes the file, if there is none.</summary>
    /// <exception cref="StashException">It cannot be made.</exception>
    public void Begin()
    {
        if (_file is not null)
        {
            return;
        }

        string folder = _options.StashFolder ?? Path.GetTempPath();
        try
        {
            _file = _open(Path.Combine(folder, $"redbook-stash-{Guid.NewGuid():N}.tmp"));
            _buffer = GC.AllocateUninitializedArray<byte>(BufferBytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StashException(
                IsFull(failure), $"The stash file cannot be made in {folder}: {failure.Message}", failure);
        }
    }

    /// <summary>Appends whole blocks.</summary>
    /// <param name="blocks">The blocks.</param>
    /// <param name="failure">Why not all were taken.</param>
    /// <returns>Bytes taken: whole blocks.</returns>
    public int Append(ReadOnlySpan<byte> blocks, out StashException? failure)
    {
        failure = null;
        int taken = 0;
        long room = _options.StashLimitBytes is long limit ? limit - Length : long.MaxValue;
        int wanted = (int)Math.Min(blocks.Length, Math.Max(0, room) / CdSector.AudioBytes * CdSector.AudioBytes);
        while (taken < wanted)
        {
            if (_buffered == BufferBytes && (failure = Flush()) is not null)
            {
                return taken;
            }

            int count = Math.Min(wanted - taken, BufferBytes - _buffered);
            blocks.Slice(taken, count).CopyTo(_buffer.AsSpan(_buffered));
            (taken, _buffered) = (taken + count, _buffered + count);
        }

        if (wanted < blocks.Length)
        {
            failure = new StashException(
                isFull: true, $"The stash has reached its limit of {_options.StashLimitBytes} bytes.", innerException: null);
        }

        return taken;
    }

    /// <summary>Reads sound back.</summary>
    /// <param name="offset">From where.</param>
    /// <param name="destination">Takes it.</param>
    /// <returns>Bytes read; 0 at the end.</returns>
    /// <exception cref="IOException">The file cannot be read, or has become shorter.</exception>
    public int Read(long offset, Span<byte> destination)
    {
        if (offset >= _flushed)
        {
            int start = (int)(offset - _flushed);
            int count = Math.Min(destination.Length, _buffered - start);
            _buffer.AsSpan(start, count).CopyTo(destination);
            return count;
        }

        int wanted = (int)Math.Min(destination.Length, _flushed - offset);
        int got = _file is null ? 0 : RandomAccess.Read(_file, destination[..wanted], _origin + offset);
        return got > 0 || wanted == 0
            ? got
            : throw new IOException($"The stash file ends after {offset} bytes; {_flushed} were written.");
    }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        (_flushed, _buffered) = (0, 0);
        Array.Clear(_buffer);
        try
        {
            if (_file is not null)
            {
                RandomAccess.SetLength(_file, 0);
            }
        }
        catch (IOException)
        {
            // What is left is overwritten, or goes with the file.
        }
    }

    public void Dispose()
    {
        _file?.Dispose();
        Array.Clear(_buffer);
        (_file, _buffer, _buffered, _flushed) = (null, [], 0, 0);
    }

    private static SafeFileHandle OpenNameless(string path)
    {
        SafeFileHandle file = File.OpenHandle(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }

    private static bool IsFull(Exception failure)
    {
        const int NoSpace = 28;                          // ENOSPC
        const int QuotaExceeded = 122;                   // EDQUOT on Linux
        const int QuotaExceededElsewhere = 69;           // EDQUOT on macOS
        const int FileTooBig = 27;                       // EFBIG
        const int HandleDiskFull = unchecked((int)0x80070027);
        const int DiskFull = unchecked((int)0x80070070);
        return failure.HResult is NoSpace or QuotaExceeded or QuotaExceededElsewhere or FileTooBig or HandleDiskFull or DiskFull;
    }

    private StashException? Flush()
    {
        try
        {
            RandomAccess.Write(_file!, _buffer.AsSpan(0, _buffered), _origin + _flushed);
            (_flushed, _buffered) = (_flushed + _buffered, 0);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            // What is in memory stays there and is tried again with the next block.
            return new StashException(IsFull(failure), $"The stash file cannot be written: {failure.Message}", failure);
        }
    }
}
