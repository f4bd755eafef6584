namespace Redbook.Emulation.Stores;

/// <summary>Files that are replaced as a whole: a reader sees the old content or the new, never half of it.</summary>
internal static class AtomicFile
{
    private const string TemporarySuffix = ".new";

    /// <summary>Writes a file beside the other and puts it in its place.</summary>
    /// <exception cref="IOException">The file could not be written; the old one is untouched.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        string temporary = path + TemporarySuffix;
        try
        {
            using (var handle = File.OpenHandle(
                temporary, FileMode.Create, FileAccess.Write, FileShare.None, FileOptions.None))
            {
                RandomAccess.Write(handle, content, 0);
                RandomAccess.FlushToDisk(handle);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (IOException)
        {
            TryDelete(temporary);
            throw;
        }
        catch (UnauthorizedAccessException denied)
        {
            TryDelete(temporary);
            throw new IOException(denied.Message, denied);
        }
    }

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A left-over is overwritten next time and read by nobody.
        }
    }
}
