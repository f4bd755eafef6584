using System.Net;
using System.Net.Sockets;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>A connection as a stream of PDUs, and what a watchman wants to know of it.</summary>
/// <remarks>One thread reads; whoever sends sees to it that nobody else does. Closing it from a third ends both.</remarks>
internal sealed class PduChannel : IDisposable
{
    private const int BufferBytes = 16 * 1024;

    private readonly Socket _socket;
    private readonly TimeProvider _clock;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private long _readingSince;
    private long _sendingSince;
    private long _lastHeard;

    public PduChannel(Socket socket, TimeProvider clock)
    {
        (_socket, _clock) = (socket, clock);
        socket.NoDelay = true;
        RemoteEndPoint = socket.RemoteEndPoint;
        LocalEndPoint = socket.LocalEndPoint as IPEndPoint;
        _lastHeard = clock.GetTimestamp();
    }

    public EndPoint? RemoteEndPoint { get; }

    public IPEndPoint? LocalEndPoint { get; }

    /// <summary>How long a message is on its way already, in either direction.</summary>
    public TimeSpan StuckFor => Max(Since(ref _readingSince), Since(ref _sendingSince));

    /// <summary>How long nothing was heard.</summary>
    public TimeSpan SilentFor => _clock.GetElapsedTime(Volatile.Read(ref _lastHeard));

    /// <summary>Waits for a PDU and reads the 48 bytes of its header.</summary>
    /// <returns><see langword="false"/> when the other side has closed the connection between two PDUs.</returns>
    /// <exception cref="IOException">The connection is lost.</exception>
    public bool TryReadHeader(Span<byte> header)
    {
        Volatile.Write(ref _readingSince, 0);
        if (_start == _end && !TryFill())
        {
            return false;
        }

        Volatile.Write(ref _readingSince, Now());
        Read(header[..BasicHeader.Size]);
        return true;
    }

    /// <summary>Reads exactly so much.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Read(Span<byte> destination)
    {
        while (!destination.IsEmpty)
        {
            if (_start == _end)
            {
                if (destination.Length >= BufferBytes)
                {
                    int read = Receive(destination);
                    destination = destination[ThrowAtEnd(read)..];
                    continue;
                }

                ThrowAtEnd(TryFill() ? 1 : 0);
            }

            int count = Math.Min(_end - _start, destination.Length);
            _buffer.AsSpan(_start, count).CopyTo(destination);
            _start += count;
            destination = destination[count..];
        }
    }

    /// <summary>Reads so much and forgets it.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Skip(int bytes)
    {
        Span<byte> nowhere = stackalloc byte[1024];
        while (bytes > 0)
        {
            int count = Math.Min(bytes, nowhere.Length);
            Read(nowhere[..count]);
            bytes -= count;
        }
    }

    /// <summary>Sends all of it.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        Volatile.Write(ref _sendingSince, Now());
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[_socket.Send(bytes)..];
            }
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            throw new IOException("The connection is lost.", lost);
        }
        finally
        {
            Volatile.Write(ref _sendingSince, 0);
        }
    }

    /// <summary>Says that nothing more will be sent, and waits a moment for the other side to say so too.</summary>
    public void Finish()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }
    }

    /// <summary>Ends the connection, whoever reads or sends.</summary>
    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            // Gone already.
        }

        _socket.Dispose();
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static int ThrowAtEnd(int read) =>
        read > 0 ? read : throw new IOException("The connection ended in the middle of a message.");

    private long Now() => Math.Max(_clock.GetTimestamp(), 1);

    private TimeSpan Since(ref long start) =>
        Volatile.Read(ref start) is not 0 and long began ? _clock.GetElapsedTime(began) : TimeSpan.Zero;

    private bool TryFill()
    {
        (_start, _end) = (0, 0);
        _end = Receive(_buffer);
        return _end > 0;
    }

    private int Receive(Span<byte> destination)
    {
        try
        {
            int read = _socket.Receive(destination);
            Volatile.Write(ref _lastHeard, _clock.GetTimestamp());
            return read;
        }
        catch (Exception lost) when (lost is SocketException or ObjectDisposedException)
        {
            throw new IOException("The connection is lost.", lost);
        }
    }
}
