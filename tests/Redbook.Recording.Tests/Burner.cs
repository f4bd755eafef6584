using Redbook.Emulation;
using Redbook.Emulation.Faults;
using Redbook.Recording.TrackAtOnce;
using Redbook.Testing;

namespace Redbook.Recording.Tests;

/// <summary>A recorder in software with a disc, and a track-at-once recorder in front of it, on virtual time.</summary>
internal sealed class Burner : IDisposable
{
    public Burner(SoftwareRecorderOptions? drive = null, MediumOptions? medium = null, VirtualDisc? disc = null)
    {
        Time = new VirtualTime();
        Drive = new SoftwareRecorder(drive ?? new SoftwareRecorderOptions());
        Disc = disc ?? VirtualDisc.InMemory(medium);
        Drive.Insert(Disc);
        Connection = Drive.Connect();
        Link = new WatchedTransport(Connection);
    }

    public VirtualTime Time { get; }

    public SoftwareRecorder Drive { get; }

    public VirtualDisc Disc { get; }

    public RecorderConnection Connection { get; }

    public WatchedTransport Link { get; }

    public AwakeProbe Awake { get; } = new();

    public static TrackAtOnceOptions Options => new() { ClientName = "Redbook tests", BufferBytes = 1 << 20 };

    public TrackAtOnceRecorder Recorder(TrackAtOnceOptions? options = null) =>
        new(Link, options ?? Options, Time, Awake);

    public static RecordingException Fails(Action action, RecordingFailure failure)
    {
        RecordingException e = Assert.Throws<RecordingException>(action);
        Assert.True(failure == e.Failure, $"{e.Failure} instead of {failure}: {e.Message}");
        return e;
    }

    /// <summary>Nothing is held any more.</summary>
    public void AssertReleased()
    {
        Assert.False(Drive.IsTrayLocked);
        Assert.Null(Connection.Owner);
        Assert.Equal(Awake.Taken, Awake.Released);
    }

    public void Suffer(params Fault[] faults) => Drive.Faults = FaultPlan.Of(faults);

    public void Dispose()
    {
        Link.Dispose();
        Drive.Dispose();
        Disc.Dispose();
    }
}
