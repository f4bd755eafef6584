using Microsoft.Win32.SafeHandles;
using Redbook.Audio;

namespace Redbook.Images.Content;

/// <summary>The one file that a stream holds open: for bytes at any place, or for samples read onward.</summary>
internal sealed class OpenFile : IDisposable
{
    private SafeFileHandle? _bytes;
    private string? _bytesPath;
    private PcmReader? _sound;
    private string? _soundPath;

    /// <summary>Fills a span from a place in a file.</summary>
    /// <exception cref="DiscImageException">The file cannot be read, or ends before.</exception>
    public void Read(string path, long position, Span<byte> destination) => Read(path, position, destination, destination.Length);

    /// <summary>Fills a span from a place in a file, as far as the file goes; what is behind its end is zero.</summary>
    /// <param name="path">The file.</param>
    /// <param name="position">The place.</param>
    /// <param name="destination">Filled.</param>
    /// <param name="leastBytes">So many must be there.</param>
    /// <returns>The bytes that were there.</returns>
    /// <exception cref="DiscImageException">The file cannot be read, or ends before.</exception>
    public int Read(string path, long position, Span<byte> destination, int leastBytes)
    {
        int done = 0;
        try
        {
            if (_bytesPath != path || _bytes is null)
            {
                Close();
                _bytes = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
                _bytesPath = path;
            }

            while (done < destination.Length)
            {
                int got = RandomAccess.Read(_bytes, destination[done..], position + done);
                if (got == 0 && done < leastBytes)
                {
                    throw Problem("image.short-file", "The file ends before the stretch that the disc takes from it.", path, position + done);
                }

                if (got == 0)
                {
                    destination[done..].Clear();
                    return done;
                }

                done += got;
            }

            return done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Problem("image.unreadable", problem.Message, path, null, problem);
        }
    }

    /// <summary>A reader of a file's samples, standing at a byte of them.</summary>
    /// <exception cref="DiscImageException">The file cannot be read.</exception>
    /// <exception cref="AudioDataException">It is damaged.</exception>
    public PcmReader Sound(string path, long positionBytes, AudioOptions options)
    {
        if (_soundPath == path && _sound is { } open && open.Position <= positionBytes)
        {
            Skip(open, positionBytes - open.Position);
            return open;
        }

        try
        {
            Close();
            AudioFile audio = AudioFile.Open(path, options);
            _sound = audio.OpenPcm(positionBytes / PcmReader.SampleBytes);
            _soundPath = path;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Problem("image.unreadable", problem.Message, path, null, problem);
        }

        Skip(_sound, positionBytes - _sound.Position);
        return _sound;
    }

    public void Dispose() => Close();

    private static void Skip(PcmReader reader, long bytes)
    {
        Span<byte> scratch = stackalloc byte[4096];
        while (bytes > 0)
        {
            int got = reader.Read(scratch[..(int)Math.Min(scratch.Length, bytes)]);
            if (got == 0)
            {
                return;
            }

            bytes -= got;
        }
    }

    private static DiscImageException Problem(
        string rule, string message, string path, long? position, Exception? inner = null) =>
        new(
            new Finding
            {
                Severity = FindingSeverity.Error,
                Rule = rule,
                Message = message,
                Place = new FindingPlace(path) { ByteOffset = position },
            },
            inner: inner);

    private void Close()
    {
        _bytes?.Dispose();
        _sound?.Dispose();
        (_bytes, _bytesPath, _sound, _soundPath) = (null, null, null, null);
    }
}
