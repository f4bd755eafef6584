using System.Net.Sockets;
using System.Text;
using Redbook.Mmc.Responses;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>Listens to what the kernel tells everybody of changes to its devices. Nothing is asked: the kernel looks at a
/// drive by itself, every two seconds as most systems are set up, and not while a program has claimed it.</summary>
internal sealed class DiscEvents : IDisposable
{
    /// <summary>Messages are at most 2 KiB of variables, and a path before them.</summary>
    private const int LongestMessageBytes = 8192;

    private readonly Socket _socket;
    private readonly Action<string, MediaEvent> _noticed;

    /// <summary>Listens until it is disposed.</summary>
    /// <param name="socket">Where one message comes at a time; disposed with this.</param>
    /// <param name="noticed">Told the name of the block device, <c>sr0</c>, and what happened.</param>
    public DiscEvents(Socket socket, Action<string, MediaEvent> noticed)
    {
        (_socket, _noticed) = (socket, noticed);
        _ = Task.Run(ListenAsync);
    }

    /// <summary>The kernel's own messages.</summary>
    /// <returns><see langword="null"/> where they are not to be had.</returns>
    public static DiscEvents? OfTheKernel(Action<string, MediaEvent> noticed) =>
        KernelSocket.TryOpen() is { } socket ? new DiscEvents(socket, noticed) : null;

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    /// <summary>Reads one message: what happened to which device, a line of text, then variables, each ended by a zero.
    /// </summary>
    /// <returns><see langword="null"/> when it is about something else.</returns>
    internal static (string Name, MediaEvent What)? Parse(ReadOnlySpan<byte> message)
    {
        string? name = null;
        bool isBlock = false;
        MediaEvent what = MediaEvent.NoChange;
        foreach (Range part in message.Split((byte)0))
        {
            ReadOnlySpan<byte> variable = message[part];
            if (variable.StartsWith("DEVNAME=sr"u8))
            {
                name = Encoding.UTF8.GetString(variable["DEVNAME=".Length..]);
            }

            isBlock |= variable.SequenceEqual("SUBSYSTEM=block"u8);
            what = variable.SequenceEqual("DISK_EJECT_REQUEST=1"u8) ? MediaEvent.EjectRequest
                : variable.SequenceEqual("DISK_MEDIA_CHANGE=1"u8) ? MediaEvent.Changed
                : what;
        }

        return isBlock && name is not null && what != MediaEvent.NoChange && name.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0
            ? (name, what)
            : null;
    }

    private async Task ListenAsync()
    {
        byte[] message = new byte[LongestMessageBytes];
        while (true)
        {
            try
            {
                int length = await _socket.ReceiveAsync(message, SocketFlags.None).ConfigureAwait(false);
                if (Parse(message.AsSpan(0, length)) is var (name, what))
                {
                    _noticed(name, what);
                }
            }
            catch (SocketException overrun) when (overrun.SocketErrorCode == SocketError.NoBufferSpaceAvailable)
            {
                // More came than was taken; the next ones come again.
            }
            catch (SocketException)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
