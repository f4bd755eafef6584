using Redbook.Emulation;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>A recorder in software with a disc in memory, opened through a list of its own, and a folder for files.</summary>
internal sealed class MemoryDrive : IDisposable
{
    private static readonly DriveName s_name = DriveName.Parse("virtual:memory");
    private readonly Drives _drives = new([]);

    public MemoryDrive(MediumOptions? medium = null, DriveProfile? profile = null)
    {
        Recorder = new SoftwareRecorder(new SoftwareRecorderOptions { Profile = profile ?? new SoftwareRecorderOptions().Profile });
        Disc = VirtualDisc.InMemory(medium);
        Recorder.Insert(Disc);
        _drives.Register(s_name, Recorder.Connect);
        Drive = _drives.Open(s_name);
    }

    public SoftwareRecorder Recorder { get; }

    public VirtualDisc Disc { get; }

    public Drive Drive { get; }

    public TempFolder Folder { get; } = new();

    /// <summary>An album of tracks of noise, each with its own seed.</summary>
    public Album Noise(params int[] sectors) => Album.FromFiles(sectors.Select(
        (length, i) => Folder.Write($"{i + 1}.wav", WavFile.Build(Signals.Noise(length, seed: i + 1)))));

    public void Dispose()
    {
        Drive.Dispose();
        Recorder.Dispose();
        Disc.Dispose();
        Folder.Dispose();
    }
}
