using System.Globalization;
using System.Text;

namespace Redbook.Remote.Rscsi;

/// <summary>Letters, lines, numbers and bytes out of a stream; memory does not depend on what comes.</summary>
internal sealed class RequestReader(Stream stream)
{
    /// <summary>More than any client has to say in a line: a device name is a path at most.</summary>
    public const int MaxLineBytes = 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly byte[] _line = new byte[MaxLineBytes];
    private int _start;
    private int _end;

    /// <summary>The next byte, or -1 at the end of the stream.</summary>
    public int ReadByte() => _start < _end || Fill() ? _buffer[_start++] : -1;

    /// <summary>The bytes up to the next line feed, which is taken too.</summary>
    /// <exception cref="EndOfStreamException">The stream ended first.</exception>
    /// <exception cref="RscsiFormatException">There is none within <see cref="MaxLineBytes"/>.</exception>
    public string ReadLine()
    {
        for (int length = 0; ; length++)
        {
            int next = ReadByte();
            if (next < 0)
            {
                throw new EndOfStreamException();
            }

            if (next == '\n')
            {
                return Encoding.UTF8.GetString(_line, 0, length);
            }

            if (length == MaxLineBytes)
            {
                throw new RscsiFormatException($"A line is longer than {MaxLineBytes} bytes.");
            }

            _line[length] = (byte)next;
        }
    }

    /// <summary>A decimal number on a line of its own.</summary>
    /// <param name="name">What it is, for the message.</param>
    /// <exception cref="EndOfStreamException">The stream ended first.</exception>
    /// <exception cref="RscsiFormatException">The line is no number of 32 bits.</exception>
    public int ReadNumber(string name) =>
        int.TryParse(ReadLine(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new RscsiFormatException($"The {name} is not a number.");

    /// <summary>Fills a span.</summary>
    /// <exception cref="EndOfStreamException">The stream ended first.</exception>
    public void ReadExactly(Span<byte> destination)
    {
        int buffered = Math.Min(_end - _start, destination.Length);
        _buffer.AsSpan(_start, buffered).CopyTo(destination);
        _start += buffered;
        stream.ReadExactly(destination[buffered..]);
    }

    /// <summary>Reads bytes that nobody wants.</summary>
    /// <exception cref="EndOfStreamException">The stream ended first.</exception>
    public void Skip(int bytes)
    {
        while (bytes > 0)
        {
            if (_start == _end && !Fill())
            {
                throw new EndOfStreamException();
            }

            int taken = Math.Min(bytes, _end - _start);
            _start += taken;
            bytes -= taken;
        }
    }

    private bool Fill()
    {
        _start = 0;
        _end = stream.Read(_buffer);
        return _end > 0;
    }
}
