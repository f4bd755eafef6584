using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Redbook.Testing.Logind;

/// <summary>Passes an open file to another process (SCM_RIGHTS), which the class library cannot do.</summary>
internal static unsafe partial class DescriptorPassing
{
    private const int SocketLevel = 1, Rights = 1;

    public static void Send(Socket socket, ReadOnlySpan<byte> bytes, SafeHandle descriptor)
    {
        fixed (byte* start = bytes)
        {
            Piece piece = new() { Start = start, Bytes = (nuint)bytes.Length };
            Control control = new()
            {
                Bytes = (nuint)(sizeof(Control) - sizeof(int)), Level = SocketLevel, Type = Rights, Descriptor = (int)descriptor.DangerousGetHandle(),
            };
            Message message = new() { Pieces = &piece, PieceCount = 1, Control = &control, ControlBytes = (nuint)sizeof(Control) };
            nint sent = SendMessage((int)socket.SafeHandle.DangerousGetHandle(), &message, 0);
            if (sent != bytes.Length)
            {
                throw new SocketException(Marshal.GetLastPInvokeError());
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "sendmsg", SetLastError = true)]
    private static partial nint SendMessage(int socket, Message* message, int flags);

    /// <summary><c>struct iovec</c>.</summary>
    private struct Piece
    {
        public byte* Start;
        public nuint Bytes;
    }

    /// <summary><c>struct cmsghdr</c> with one descriptor behind it, filled up to eight bytes.</summary>
    private struct Control
    {
        public nuint Bytes;
        public int Level;
        public int Type;
        public int Descriptor;
        public int Padding;
    }

    /// <summary><c>struct msghdr</c>, as 64-bit Linux has it.</summary>
    private struct Message
    {
        public void* Name;
        public ulong NameBytes;
        public Piece* Pieces;
        public nuint PieceCount;
        public Control* Control;
        public nuint ControlBytes;
        public ulong Flags;
    }
}
