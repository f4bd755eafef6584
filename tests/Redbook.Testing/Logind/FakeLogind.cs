using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Redbook.Testing.Logind;

/// <summary>A login manager of the test's own: the one method <c>Inhibit</c> of <c>org.freedesktop.login1.Manager</c>, on a
/// system bus of its own. Programs reach it where <c>DBUS_SYSTEM_BUS_ADDRESS</c> is <see cref="Address"/>.</summary>
/// <remarks>As with the real one, a lock is a file descriptor: it is held as long as anybody has it open.</remarks>
public sealed class FakeLogind : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly Func<string, bool> _allows;
    private readonly Channel<string> _events = Channel.CreateUnbounded<string>();

    /// <summary>Begins to listen.</summary>
    /// <param name="allows">Which of the things that may be held off a program may hold off; all when left out.</param>
    public FakeLogind(Func<string, bool>? allows = null)
    {
        _allows = allows ?? (static _ => true);
        string path = _folder.PathOf("bus");
        Address = "unix:path=" + path;
        _listener.Bind(new UnixDomainSocketEndPoint(path));
        _listener.Listen();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>The address of the bus.</summary>
    public string Address { get; }

    /// <summary>The next thing that happened: <c>taken</c> or <c>refused</c> with what, who, why and mode, or <c>released</c>
    /// with what.</summary>
    public ValueTask<string> NextAsync(CancellationToken cancellation) => _events.Reader.ReadAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _listener.Dispose();
        _folder.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptAsync();
                _ = Task.Run(() => Serve(client));
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private void Serve(Socket client)
    {
        using (client)
        {
            try
            {
                BusConnection bus = new(client);
                bus.Authenticate();
                while (bus.Receive() is { } call)
                {
                    Answer(bus, call);
                }
            }
            catch (Exception gone) when (gone is SocketException or ObjectDisposedException or EndOfStreamException)
            {
                // The program went away.
            }
        }
    }

    private void Answer(BusConnection bus, BusCall call)
    {
        if (call.Member == "Hello")
        {
            bus.Reply(call, ":1.1");
            return;
        }

        if (call.Member != "Inhibit")
        {
            bus.Refuse(call, "org.freedesktop.DBus.Error.UnknownMethod", "This manager only inhibits.");
            return;
        }

        string[] said = call.Strings(4);
        if (!_allows(said[0]))
        {
            _events.Writer.TryWrite("refused " + string.Join('|', said));
            bus.Refuse(call, "org.freedesktop.DBus.Error.AccessDenied", "Permission denied");
            return;
        }

        AnonymousPipeServerStream held = new(PipeDirection.In, HandleInheritability.None);
        _events.Writer.TryWrite("taken " + string.Join('|', said));
        bus.ReplyWithDescriptor(call, held.ClientSafePipeHandle);
        held.DisposeLocalCopyOfClientHandle();
        _ = Task.Run(() =>
        {
            using (held)
            {
                // Nothing is ever written: the end comes when the last one who has it lets go.
                _ = held.ReadByte();
                _events.Writer.TryWrite("released " + said[0]);
            }
        });
    }
}
