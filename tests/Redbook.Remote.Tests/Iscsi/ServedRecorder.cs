using System.Collections.Concurrent;
using System.Net;
using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi;
using Redbook.Testing;

namespace Redbook.Remote.Tests.Iscsi;

/// <summary>A recorder, or any drive, behind a server on a port of its own. By the clock of the server nothing is ever late,
/// however busy the machine, unless a test gives it another clock and moves that.</summary>
internal sealed class ServedRecorder : IDisposable
{
    public const string TargetName = "iqn.2001-02.net.example:recorder";

    private readonly IscsiServer _server;

    public ServedRecorder(IscsiServerOptions? options = null, Func<string, IScsiTransport>? open = null)
    {
        options ??= new IscsiServerOptions();
        options = options with
        {
            Notices = new Collected(this),
            TimeProvider = options.TimeProvider == TimeProvider.System ? new SteppedTime() : options.TimeProvider,
        };
        _server = new IscsiServer([new IscsiTarget(TargetName, open ?? (_ => Recorder.Connect()))], options);
        EndPoint = _server.Start(new IPEndPoint(IPAddress.Loopback, 0));
    }

    public SoftwareRecorder Recorder { get; } = new();

    public IPEndPoint EndPoint { get; }

    public IscsiServer Server => _server;

    public ConcurrentQueue<IscsiNotice> Notices { get; } = new();

    public TestInitiator Connect() => new(EndPoint);

    public TestInitiator LogIn(params string[] keys) => Connect().LogIn(TargetName, keys);

    /// <inheritdoc cref="TestInitiator.Patience"/>
    public static TimeSpan Patience => TestInitiator.Patience;

    /// <summary>Waits until something has come about that other threads bring about.</summary>
    public static void Eventually(Func<bool> condition) =>
        Assert.True(SpinWait.SpinUntil(condition, Patience), "It did not come about.");

    /// <summary>Lets time pass until something has come about. However busy the machine, nothing is late by this clock.</summary>
    public static void Eventually(SteppedTime time, Func<bool> condition)
    {
        for (int seconds = 0; seconds < 1000 && !condition(); seconds++)
        {
            // Other threads get on with what they do meanwhile.
            Thread.Sleep(10);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Eventually(condition);
    }

    public void Dispose()
    {
        _server.Dispose();
        Recorder.Dispose();
    }

    private sealed class Collected(ServedRecorder served) : IProgress<IscsiNotice>
    {
        public void Report(IscsiNotice value) => served.Notices.Enqueue(value);
    }
}
