using Redbook.Emulation;

namespace Redbook.Imapi.Tests;

/// <summary>A list of drives with one recorder in software on it, a disc in memory in its tray.</summary>
internal sealed class Rig : IDisposable
{
    public const string ClientName = "Redbook tests";

    public Rig(SoftwareRecorderOptions? options = null, MediumOptions? medium = null, bool empty = false)
    {
        Recorder = new SoftwareRecorder(options ?? new SoftwareRecorderOptions());
        if (!empty)
        {
            Insert(medium);
        }

        Entry = Drives.Register(DriveName.OfVirtualDisc("/discs/rig"), Recorder.Connect, @"D:\");
    }

    public Drives Drives { get; } = new([]);

    public SoftwareRecorder Recorder { get; }

    public DriveEntry Entry { get; }

    public VirtualDisc? Disc => Recorder.Disc;

    /// <summary>Puts a new blank disc into the empty tray.</summary>
    public VirtualDisc Insert(MediumOptions? medium = null)
    {
        VirtualDisc disc = VirtualDisc.InMemory(medium);
        Recorder.Insert(disc);
        return disc;
    }

    /// <summary>A recorder object tied to the drive; the caller disposes it.</summary>
    public MsftDiscRecorder2 NewRecorder()
    {
        MsftDiscRecorder2 recorder = new(Drives);
        recorder.InitializeDiscRecorder(Entry.Id);
        return recorder;
    }

    public void Dispose()
    {
        VirtualDisc? disc = Disc;
        Recorder.Dispose();
        disc?.Dispose();
    }
}
