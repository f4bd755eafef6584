using System.Net;
using System.Net.Sockets;

namespace Redbook.Remote.Iscsi;

/// <summary>Offers drives to other machines by iSCSI (RFC 7143): there they are drives like those of the machine itself.</summary>
/// <remarks>
/// <para>Discovery and normal sessions with one connection each, CHAP in one direction, no digests, error recovery level
/// 0. Every session has a transport of its own, so that a drive that tells each host of a change of disc tells each
/// initiator. Commands of one session are carried out one after the other in the order in which they came.</para>
/// <para>Whatever comes in is answered, ignored where the standard says so, or ends its connection and nothing else.
/// Memory for each connection is bounded, and so are their number and the time that a login, a message or data asked for
/// may take.</para>
/// </remarks>
public sealed class IscsiServer : IDisposable
{
    /// <summary>The port that initiators expect.</summary>
    public const int DefaultPort = 3260;

    private const int Backlog = 128;
    private const string TooManyConnections = "there are too many connections";
    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestWatch = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly IscsiTarget[] _targets;
    private readonly IscsiServerOptions _options;
    private readonly SessionRegistry _registry;

    // The oldest first.
    private readonly List<IscsiConnection> _connections = [];
    private Socket? _listener;
    private ITimer? _watch;
    private bool _isStopped;

    /// <summary>A server that does not listen yet.</summary>
    /// <param name="targets">The drives, each under a name of its own.</param>
    /// <param name="options">How those who connect are treated; the defaults when left out.</param>
    /// <exception cref="ArgumentException">There is no target, or two have one name.</exception>
    public IscsiServer(IReadOnlyList<IscsiTarget> targets, IscsiServerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        _targets = [.. targets];
        if (_targets.Length == 0 || _targets.DistinctBy(static target => target.Name, StringComparer.OrdinalIgnoreCase).Count() < _targets.Length)
        {
            throw new ArgumentException("There must be targets, each with a name of its own.", nameof(targets));
        }

        _options = options ?? new IscsiServerOptions();
        _registry = new SessionRegistry((session, kind, text) => Tell(new IscsiNotice(
            kind, session.Identity.Id, null, session.Identity.Initiator, session.Identity.Target.Name, text)));
    }

    /// <summary>Where it listens; null before and after.</summary>
    public IPEndPoint? EndPoint => _listener?.LocalEndPoint as IPEndPoint;

    /// <summary>The initiators that are logged in to a drive, and what they have done.</summary>
    public IReadOnlyList<IscsiSessionInfo> Sessions
    {
        get
        {
            lock (_gate)
            {
                return
                [
                    .. _connections
                        .Where(static connection => connection.Session is not null)
                        .Select(static connection => connection.Session!.Info(connection.RemoteEndPoint)),
                ];
            }
        }
    }

    /// <summary>Connections there are, logged in or not.</summary>
    public int ConnectionCount
    {
        get
        {
            lock (_gate)
            {
                return _connections.Count;
            }
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="endPoint">Where; port 0 takes any that is free.</param>
    /// <returns>Where it listens.</returns>
    /// <exception cref="IOException">It cannot be listened there.</exception>
    /// <exception cref="InvalidOperationException">It has been started before.</exception>
    public IPEndPoint Start(IPEndPoint endPoint)
    {
        ArgumentNullException.ThrowIfNull(endPoint);
        if (_listener is not null || _isStopped)
        {
            throw new InvalidOperationException("The server has been started before.");
        }

        Socket listener = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(endPoint);
            listener.Listen(Backlog);
        }
        catch (SocketException refused)
        {
            listener.Dispose();
            throw new IOException($"Cannot listen at {endPoint}: {refused.Message}.", refused);
        }

        _listener = listener;
        TimeSpan[] times = [_options.LoginTimeout / 4, _options.TransferTimeout / 4, _options.PingInterval / 4, LongestWatch];
        TimeSpan period = times.Min() > ShortestWatch ? times.Min() : ShortestWatch;
        _watch = _options.TimeProvider.CreateTimer(static server => ((IscsiServer)server!).Watch(), this, period, period);
        new Thread(() => Accept(listener)) { IsBackground = true, Name = "iSCSI listener" }.Start();
        return (IPEndPoint)listener.LocalEndPoint!;
    }

    /// <summary>Takes no more connections, asks the initiators to log out, and waits until they have.</summary>
    /// <param name="grace">How long to wait; then their connections are closed by <see cref="Dispose"/>.</param>
    /// <returns>Whether all have logged out.</returns>
    public bool Stop(TimeSpan grace)
    {
        StopListening();
        foreach (IscsiConnection connection in All())
        {
            connection.AskToLeave(grace);
        }

        return _registry.WaitUntilEmpty(grace, _options.TimeProvider);
    }

    /// <summary>Closes everything. Drives are let go of as soon as they have done their last command; for a moment that is
    /// waited for.</summary>
    public void Dispose()
    {
        StopListening();
        foreach (IscsiConnection connection in All())
        {
            connection.Drop("the server ends");
        }

        _registry.WaitUntilEmpty(ReleaseTime, _options.TimeProvider);
    }

    private void StopListening()
    {
        _isStopped = true;
        _watch?.Dispose();
        _listener?.Dispose();
    }

    private void Accept(Socket listener)
    {
        while (!_isStopped)
        {
            Socket socket;
            try
            {
                socket = listener.Accept();
            }
            catch (SocketException) when (!_isStopped)
            {
                // One that came and went.
                continue;
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
            {
                return;
            }

            Begin(socket);
        }
    }

    private void Begin(Socket socket)
    {
        IscsiConnection connection;
        IscsiConnection? outdated = null;
        try
        {
            connection = new IscsiConnection(
                new PduChannel(socket, _options.TimeProvider), _targets, _options, _registry, Tell);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
            return;
        }

        lock (_gate)
        {
            if (_connections.Count >= _options.MaxConnections)
            {
                outdated = _connections.Find(static other => !other.IsLoggedIn);
                if (outdated is not null)
                {
                    _connections.Remove(outdated);
                }
            }

            if (_connections.Count < _options.MaxConnections)
            {
                _connections.Add(connection);
            }
            else
            {
                outdated = connection;
            }
        }

        if (outdated == connection)
        {
            Tell(new IscsiNotice(
                IscsiNoticeKind.ConnectionRefused, 0, connection.RemoteEndPoint, null, null, TooManyConnections));
            connection.Drop(TooManyConnections);
            return;
        }

        outdated?.Drop(TooManyConnections);
        new Thread(() => Run(connection)) { IsBackground = true, Name = "iSCSI connection" }.Start();
    }

    private void Run(IscsiConnection connection)
    {
        connection.Run();
        lock (_gate)
        {
            _connections.Remove(connection);
        }
    }

    private void Watch()
    {
        foreach (IscsiConnection connection in All())
        {
            connection.Watch();
        }
    }

    private IscsiConnection[] All()
    {
        lock (_gate)
        {
            return [.. _connections];
        }
    }

    private void Tell(IscsiNotice notice) => _options.Notices?.Report(notice);
}
