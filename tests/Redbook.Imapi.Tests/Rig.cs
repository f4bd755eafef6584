using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Imapi.Tests.Streams;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests;

/// <summary>A list of drives with one recorder in software on it, a disc in memory in its tray.</summary>
internal sealed class Rig : IDisposable
{
    public const string ClientName = "Redbook tests";

    public Rig(
        SoftwareRecorderOptions? options = null, MediumOptions? medium = null, bool empty = false,
        Func<byte, ScsiResult?>? intercept = null, InterceptedTransport.Interceptor? script = null)
    {
        Recorder = new SoftwareRecorder(options ?? new SoftwareRecorderOptions());
        if (!empty)
        {
            Insert(medium);
        }

        Entry = Drives.Register(
            DriveName.OfVirtualDisc("/discs/rig"),
            () => script is not null ? new InterceptedTransport(Recorder.Connect(), script)
                : intercept is not null ? new InterceptedTransport(Recorder.Connect(), (cdb, _) => intercept(cdb[0]))
                : Recorder.Connect(),
            @"D:\");
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

    /// <summary>A writer with recorder and client name set; the caller disposes it.</summary>
    public static MsftDiscFormat2TrackAtOnce NewWriter(MsftDiscRecorder2 recorder, TimeProvider? time = null) =>
        new(time ?? TimeProvider.System) { Recorder = recorder, ClientName = ClientName };

    /// <summary>Samples of a track that no other track has: whole sectors.</summary>
    public static byte[] Samples(int track, int sectors)
    {
        byte[] samples = new byte[sectors * 2352];
        new Random(track).NextBytes(samples);
        return samples;
    }

    /// <summary>A stream as programs make them, over such samples.</summary>
    public static ClientStream Track(int track, int sectors) => new(Samples(track, sectors));

    /// <summary>What lies on the disc.</summary>
    public byte[] Read(int lba, int sectors)
    {
        byte[] samples = new byte[sectors * 2352];
        Disc!.ReadSectors(new Lba(lba), samples);
        return samples;
    }

    public void Dispose()
    {
        VirtualDisc? disc = Disc;
        Recorder.Dispose();
        disc?.Dispose();
    }
}
