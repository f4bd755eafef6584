using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Benchmarks;

/// <summary><c>redbook image</c> of an 80-minute WAV: opened, mastered with 96 bytes of sub-channel to a sector and
/// written; beside a plain loop that reads and writes the same output bytes.</summary>
/// <remarks>All sides read from the system's cache and end with a file of the same length; nothing is flushed to the disk.
/// </remarks>
internal static class ImageComparison
{
    private const int Minutes = 80;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-image-");
        try
        {
            string wav = Path.Combine(folder.FullName, "disc.wav"), image = Path.Combine(folder.FullName, "disc.raw");
            MakeWav(wav);
            Save(Look(wav), image);
            output.WriteLine(
                $"{Minutes} min, {new FileInfo(image).Length / WritePathComparison.BlockBytes} MiB of image, median of "
                + $"{WritePathComparison.Rounds} alternating runs:");
            string copy = Path.Combine(folder.FullName, "copy.raw");
            WritePathComparison.Alternate(
                output,
                [
                    ("read and write, 1 MiB blocks", () => Copy(image, copy)),
                    ("redbook image, the whole", () => Save(Look(wav), copy)),
                ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static global::Redbook.Album Look(string wav) => global::Redbook.Album.FromFiles(
        [wav], new AlbumOptions { ReadsThroughPlainSamples = false });

    private static void Save(global::Redbook.Album album, string path)
    {
        File.Delete(path);                               // as the loop does: neither side has two outputs at a time
        using AlbumMaster master = new(album);
        master.SaveImage(path, RawImageForm.Raw, overwrite: true);
    }

    private static void Copy(string from, string to)
    {
        File.Delete(to);
        byte[] block = new byte[WritePathComparison.BlockBytes];
        using FileStream source = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using FileStream target = new(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        int read;
        while ((read = source.Read(block)) > 0)
        {
            target.Write(block, 0, read);
        }
    }

    private static void MakeWav(string path)
    {
        int bytes = ((Minutes * 60) - 5) * CdSector.AudioBytesPerSecond;
        byte[] header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), bytes + 36);
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 2);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), 44_100);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), CdSector.AudioBytesPerSecond);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), CdSector.BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), bytes);
        using FileStream file = File.Create(path);
        file.Write(header);
        var random = new Random(80);
        byte[] second = new byte[CdSector.AudioBytesPerSecond];
        for (int at = 0; at < bytes; at += second.Length)
        {
            random.NextBytes(second);
            file.Write(second);
        }
    }
}
