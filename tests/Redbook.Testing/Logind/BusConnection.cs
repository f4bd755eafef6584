using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace Redbook.Testing.Logind;

/// <summary>The bus's end of one D-Bus connection: as much of the protocol as a program needs that calls one method.</summary>
internal sealed class BusConnection(Socket socket)
{
    private const byte MethodCall = 1, MethodReturn = 2, Error = 3;
    private const byte MemberField = 3, ErrorNameField = 4, ReplyField = 5, DestinationField = 6, SenderField = 7;
    private const byte SignatureField = 8, DescriptorsField = 9;
    private const int FixedHeaderBytes = 16;

    private readonly List<byte> _received = [];
    private uint _serial;

    public static int Aligned(int position, int alignment) => (position + alignment - 1) / alignment * alignment;

    /// <summary>The conversation in lines before the first message: whoever comes is believed.</summary>
    public void Authenticate()
    {
        Need(1);
        Take(1);
        while (true)
        {
            int end;
            while ((end = _received.IndexOf((byte)'\n')) < 0)
            {
                Need(_received.Count + 1);
            }

            string line = Encoding.ASCII.GetString(Take(end + 1)).TrimEnd();
            string answer = line switch
            {
                "BEGIN" => "",
                "AUTH EXTERNAL" => "DATA",
                "NEGOTIATE_UNIX_FD" => "AGREE_UNIX_FD",
                _ when line.StartsWith("AUTH EXTERNAL ", StringComparison.Ordinal) || line.StartsWith("DATA", StringComparison.Ordinal) =>
                    "OK 0123456789abcdef0123456789abcdef",
                _ => "ERROR",
            };
            if (answer.Length == 0)
            {
                return;
            }

            socket.Send(Encoding.ASCII.GetBytes(answer + "\r\n"));
        }
    }

    /// <summary>The next method call; null when the program has gone.</summary>
    public BusCall? Receive()
    {
        while (true)
        {
            Need(FixedHeaderBytes);
            Span<byte> start = CollectionsMarshal.AsSpan(_received);
            byte kind = start[1];
            int bodyBytes = BinaryPrimitives.ReadInt32LittleEndian(start[4..]);
            uint serial = BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
            int fieldsEnd = FixedHeaderBytes + BinaryPrimitives.ReadInt32LittleEndian(start[12..]);
            int bodyStart = Aligned(fieldsEnd, 8);
            Need(bodyStart + bodyBytes);
            byte[] message = Take(bodyStart + bodyBytes);
            if (kind == MethodCall)
            {
                return new BusCall(serial, MemberOf(message.AsSpan(0, fieldsEnd)), message[bodyStart..]);
            }
        }
    }

    /// <summary>Answers with a string, as the bus itself.</summary>
    public void Reply(BusCall call, string text)
    {
        List<byte> body = [];
        AddString(body, text);
        Send(Message(MethodReturn, call, "s", body, sender: "org.freedesktop.DBus"), descriptor: null);
    }

    /// <summary>Answers with an open file.</summary>
    public void ReplyWithDescriptor(BusCall call, SafeHandle descriptor) =>
        Send(Message(MethodReturn, call, "h", [0, 0, 0, 0], sender: ":1.0", descriptors: 1), descriptor);

    /// <summary>Answers with an error.</summary>
    public void Refuse(BusCall call, string name, string text)
    {
        List<byte> body = [];
        AddString(body, text);
        Send(Message(Error, call, "s", body, sender: ":1.0", error: name), descriptor: null);
    }

    private static string MemberOf(ReadOnlySpan<byte> header)
    {
        for (int at = FixedHeaderBytes; at < header.Length;)
        {
            at = Aligned(at, 8);
            byte code = header[at];
            char type = (char)header[at + 2];
            at += 4;
            int length;
            switch (type)
            {
                case 'g':
                    length = header[at];
                    at += 1 + length + 1;
                    break;
                case 's' or 'o':
                    at = Aligned(at, 4);
                    length = BinaryPrimitives.ReadInt32LittleEndian(header[at..]);
                    if (code == MemberField)
                    {
                        return Encoding.UTF8.GetString(header.Slice(at + 4, length));
                    }

                    at += 4 + length + 1;
                    break;
                default:
                    at = Aligned(at, 4) + 4;
                    break;
            }
        }

        return "";
    }

    private static void AddString(List<byte> to, string text)
    {
        Pad(to, 4);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        AddNumber(to, (uint)bytes.Length);
        to.AddRange(bytes);
        to.Add(0);
    }

    private static void AddNumber(List<byte> to, uint number)
    {
        Pad(to, 4);
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, number);
        to.AddRange(bytes);
    }

    private static void Pad(List<byte> to, int alignment)
    {
        while (to.Count % alignment != 0)
        {
            to.Add(0);
        }
    }

    /// <summary>A field of the header: a code, and a value with its type. The array of fields begins 16 bytes into the
    /// message, so that its own alignment is the message's.</summary>
    private static void AddField(List<byte> to, byte code, char type, object value)
    {
        Pad(to, 8);
        to.AddRange([code, 1, (byte)type, 0]);
        switch (type)
        {
            case 'u':
                AddNumber(to, (uint)value);
                break;
            case 'g':
                string signature = (string)value;
                to.Add((byte)signature.Length);
                to.AddRange(Encoding.ASCII.GetBytes(signature));
                to.Add(0);
                break;
            default:
                AddString(to, (string)value);
                break;
        }
    }

    private byte[] Message(
        byte kind, BusCall call, string signature, List<byte> body, string sender, string? error = null, uint descriptors = 0)
    {
        List<byte> fields = [];
        AddField(fields, ReplyField, 'u', call.Serial);
        AddField(fields, DestinationField, 's', ":1.1");
        AddField(fields, SenderField, 's', sender);
        AddField(fields, SignatureField, 'g', signature);
        if (error is not null)
        {
            AddField(fields, ErrorNameField, 's', error);
        }

        if (descriptors > 0)
        {
            AddField(fields, DescriptorsField, 'u', descriptors);
        }

        List<byte> message = [(byte)'l', kind, 1, 1];
        AddNumber(message, (uint)body.Count);
        AddNumber(message, ++_serial);
        AddNumber(message, (uint)fields.Count);
        message.AddRange(fields);
        Pad(message, 8);
        message.AddRange(body);
        return [.. message];
    }

    private void Send(byte[] message, SafeHandle? descriptor)
    {
        if (descriptor is null)
        {
            socket.Send(message);
        }
        else
        {
            DescriptorPassing.Send(socket, message, descriptor);
        }
    }

    private void Need(int bytes)
    {
        byte[] buffer = new byte[4096];
        while (_received.Count < bytes)
        {
            int got = socket.Receive(buffer);
            if (got == 0)
            {
                throw new EndOfStreamException();
            }

            _received.AddRange(buffer.AsSpan(0, got));
        }
    }

    private byte[] Take(int bytes)
    {
        byte[] taken = [.. _received.Take(bytes)];
        _received.RemoveRange(0, bytes);
        return taken;
    }
}
