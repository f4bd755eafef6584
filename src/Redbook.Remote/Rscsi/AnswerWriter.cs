using System.Globalization;
using System.Text;

namespace Redbook.Remote.Rscsi;

/// <summary>Puts answers together; each goes out whole before the next request is read.</summary>
internal sealed class AnswerWriter(Stream stream)
{
    private readonly byte[] _head = new byte[512];
    private int _length;

    /// <summary>Begins an answer: <c>A</c> and a number.</summary>
    public AnswerWriter Begin(int number)
    {
        _length = 0;
        _head[_length++] = (byte)'A';
        return Number(number);
    }

    /// <summary>Adds a number on a line of its own.</summary>
    public AnswerWriter Number(int number)
    {
        number.TryFormat(_head.AsSpan(_length), out int written, default, CultureInfo.InvariantCulture);
        _length += written;
        _head[_length++] = (byte)'\n';
        return this;
    }

    /// <summary>Adds a few bytes as they are.</summary>
    public AnswerWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_head.AsSpan(_length));
        _length += bytes.Length;
        return this;
    }

    /// <summary>Sends what was put together, and data after it.</summary>
    public void Send(ReadOnlySpan<byte> data = default)
    {
        stream.Write(_head, 0, _length);
        if (!data.IsEmpty)
        {
            stream.Write(data);
        }

        stream.Flush();
    }

    /// <summary>Sends an answer of one number.</summary>
    public void Send(int number) => Begin(number).Send();

    /// <summary>Sends an answer that is a text, its terminating zero included.</summary>
    public void SendText(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text + "\0");
        Begin(bytes.Length).Bytes(bytes).Send();
    }

    /// <summary>Sends a refusal: the number of the error, one line of text, and the size of a longer text, which there
    /// is not.</summary>
    /// <remarks>A client that is not told that size waits for it for ever.</remarks>
    public void SendError(ErrorNumber error, string text)
    {
        // The text is for people: it is one line of printable characters, whatever went into it.
        Span<char> line = stackalloc char[Math.Min(text.Length, 200)];
        for (int i = 0; i < line.Length; i++)
        {
            line[i] = text[i] is >= ' ' and <= '~' ? text[i] : '?';
        }

        _length = 0;
        _head[_length++] = (byte)'E';
        Number((int)error);
        _length += Encoding.ASCII.GetBytes(line, _head.AsSpan(_length));
        _head[_length++] = (byte)'\n';
        Number(0).Send();
    }
}
