using BenchmarkDotNet.Attributes;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Benchmarks;

/// <summary>A disc of one track, recorded track at once through the recorder in software, 27 sectors a command.</summary>
public class RecorderWritePath : DiscCopy
{
    private const int CommandSectors = 27;
    private DirectoryInfo? _folder;

    [IterationSetup]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("redbook-write-path-");

    [IterationCleanup]
    public void DeleteFolder() => _folder!.Delete(recursive: true);

    [Benchmark]
    public void RecordInMemory()
    {
        using VirtualDisc disc = VirtualDisc.InMemory();
        Record(disc);
    }

    [Benchmark]
    public void RecordInFolder()
    {
        using VirtualDisc disc = VirtualDisc.Create(Path.Combine(_folder!.FullName, "a.disc"));
        Record(disc);
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

    private void Record(VirtualDisc disc)
    {
        using SoftwareRecorder recorder = new();
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        var drive = new MmcDrive(connection);
        Must(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio));
        int sectors = Disc.Length / CdSector.AudioBytes;
        for (int at = 0; at < sectors; at += CommandSectors)
        {
            int count = Math.Min(CommandSectors, sectors - at);
            Must(drive.Execute(
                new Write10(new Lba(at), (ushort)count),
                Disc.AsSpan(at * CdSector.AudioBytes, count * CdSector.AudioBytes)));
        }

        Must(drive.Execute(new SynchronizeCache(Immediate: false)));
        Must(drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)));
    }

    private static void Must(ScsiResult result)
    {
        if (!result.IsGood)
        {
            throw new InvalidOperationException($"The recorder answered {result.Sense}.");
        }
    }
}
