using BenchmarkDotNet.Attributes;
using Redbook.Emulation;

namespace Redbook.Benchmarks;

/// <summary>A disc of one track, recorded track at once through the recorder in software, 27 sectors a command.</summary>
public class RecorderWritePath : DiscCopy
{
    private DirectoryInfo? _folder;

    [IterationSetup]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("redbook-write-path-");

    [IterationCleanup]
    public void DeleteFolder() => _folder!.Delete(recursive: true);

    [Benchmark]
    public void RecordInMemory()
    {
        using VirtualDisc disc = VirtualDisc.InMemory();
        DiscRecording.Record(disc, Disc);
    }

    [Benchmark]
    public void RecordInFolder()
    {
        using VirtualDisc disc = VirtualDisc.Create(Path.Combine(_folder!.FullName, "a.disc"));
        DiscRecording.Record(disc, Disc);
    }

    /// <summary>What the file system takes: the same bytes from memory to a file, 1 MiB a call, on the disk at the end.</summary>
    [Benchmark]
    public void WriteFile()
    {
        using FileStream file = new(
            Path.Combine(_folder!.FullName, "a.bin"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (int at = 0; at < Disc.Length; at += 1 << 20)
        {
            file.Write(Disc.AsSpan(at, Math.Min(1 << 20, Disc.Length - at)));
        }

        file.Flush(flushToDisk: true);
    }

    protected override void Prepare()
    {
    }
}
