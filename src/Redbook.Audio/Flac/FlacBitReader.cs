using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redbook.Audio.Flac;

/// <summary>Reads a FLAC stream bit by bit, most significant first, and keeps the CRC-16 of the frame.</summary>
/// <remarks>
/// A fixed buffer slides over the stream. Eight bytes can always be loaded at the current position: behind the last
/// byte lie zeros, and every read checks that it did not run into them.
/// </remarks>
internal sealed class FlacBitReader
{
    /// <summary>Bits that one 8-byte load at any bit offset is sure to give.</summary>
    private const int WindowBits = 57;

    private const int BufferBytes = 1 << 16;
    private const int PaddingBytes = 16;

    private readonly Stream _stream;
    private readonly byte[] _buffer = new byte[BufferBytes + PaddingBytes];
    private long _origin;       // position in the stream of the first byte in the buffer
    private int _end;           // bytes in the buffer
    private int _bit;           // current bit, counted from the first byte in the buffer
    private bool _streamEnded;
    private int _crcFrom;       // first byte that is not in the checksum yet
    private ushort _crc;

    /// <summary>Starts at the stream's current position, which counts as byte 0.</summary>
    public FlacBitReader(Stream stream) => _stream = stream;

    /// <summary>Bytes from the start, rounded down to a whole byte.</summary>
    public long BytePosition => _origin + (_bit >> 3);

    /// <summary>Makes that many bytes available without a further refill, or all that are left if they are fewer.</summary>
    /// <param name="bytes">At most 4096.</param>
    /// <returns>The bytes from here to the end of the buffer. The position must be on a byte boundary.</returns>
    public ReadOnlySpan<byte> Peek(int bytes)
    {
        if ((_bit >> 3) + bytes > _end)
        {
            Refill(bytes);
        }

        int start = _bit >> 3;
        return _buffer.AsSpan(start, _end - start);
    }

    /// <summary>Passes over whole bytes; false if the stream ends before.</summary>
    public bool TrySkipBytes(long count)
    {
        while (count > 0)
        {
            int available = Peek(1).Length;
            if (available == 0)
            {
                return false;
            }

            int step = (int)Math.Min(available, count);
            _bit += step * 8;
            count -= step;
        }

        return true;
    }

    /// <summary>The next 0 to 57 bits as an unsigned number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadBits(int count)
    {
        if ((_bit >> 3) + 8 > _end)
        {
            Refill(8);
        }

        ulong window = LoadWindow(_bit);
        _bit += count;
        if (_bit > _end * 8)
        {
            ThrowTruncated();
        }

        return count == 0 ? 0 : window >> (64 - count);
    }

    /// <summary>The next 1 to 57 bits as a two's complement number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadSigned(int count) => (long)(ReadBits(count) << (64 - count)) >> (64 - count);

    /// <summary>Counts zeros up to the next one, and passes over that.</summary>
    /// <param name="limit">More zeros than this are an error.</param>
    public uint ReadUnary(uint limit)
    {
        uint zeros = 0;
        while (true)
        {
            if ((_bit >> 3) + 8 > _end)
            {
                Refill(8);
            }

            ulong window = LoadWindow(_bit) >> (64 - WindowBits) << (64 - WindowBits);
            int run = Math.Min(BitOperations.LeadingZeroCount(window), WindowBits);
            _bit += run;
            zeros += (uint)run;
            if (_bit >= _end * 8)
            {
                ThrowTruncated();
            }

            if (zeros > limit)
            {
                throw Damaged("a coded residual is larger than 32 bits");
            }

            if (run < WindowBits)
            {
                _bit++;
                return zeros;
            }
        }
    }

    /// <summary>Reads Rice codes with <paramref name="parameter"/> binary bits (0 to 30) into signed residuals.</summary>
    public void ReadRice(Span<int> residuals, int parameter)
    {
        int done = 0;
        while (done < residuals.Length)
        {
            // Above 25 binary bits a short code can already exceed 32 bits: the careful way sees that.
            if (parameter <= 25 && (_bit >> 3) + 8 <= _end)
            {
                done += ReadShortRice(residuals[done..], parameter);
            }

            if (done < residuals.Length)
            {
                residuals[done++] = ReadOneRice(parameter);
            }
        }
    }

    /// <summary>Fills with plain two's complement numbers of 1 to 32 bits.</summary>
    public void ReadSignedBlock(Span<int> values, int bits)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)ReadSigned(bits);
        }
    }

    /// <summary>Moves to the next byte boundary.</summary>
    public void AlignToByte() => _bit = (_bit + 7) & ~7;

    /// <summary>The checksum starts anew at the current byte.</summary>
    public void StartCrc()
    {
        _crcFrom = _bit >> 3;
        _crc = 0;
    }

    /// <summary>The checksum of everything since <see cref="StartCrc"/>; the position is on a byte boundary.</summary>
    public ushort FinishCrc()
    {
        UpdateCrc();
        return _crc;
    }

    /// <summary>The exception for damage found at the current position.</summary>
    public AudioDataException Damaged(string problem) => new(problem, BytePosition);

    /// <summary>Reads codes as long as they are short and the buffer holds them; returns how many it did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int ReadShortRice(Span<int> residuals, int parameter)
    {
        int bit = _bit;
        int lastStart = (_end - 8) * 8;
        int extra = parameter + 1;
        int shift = 63 - parameter;
        uint stop = 1u << parameter;
        ref byte start = ref MemoryMarshal.GetArrayDataReference(_buffer);
        int i = 0;
        while (i < residuals.Length && bit <= lastStart)
        {
            ulong window = LoadWindow(ref start, bit);
            int zeros = BitOperations.LeadingZeroCount(window);
            int length = zeros + extra;
            if (length > WindowBits)
            {
                break;
            }

            // The shift leaves the stop bit above the binary part; it is taken off again.
            uint folded = ((uint)zeros << parameter) + (uint)((window << zeros) >> shift) - stop;
            residuals[i++] = (int)(folded >> 1) ^ -(int)(folded & 1);
            bit += length;

            // Usually two or three more codes lie in the same window.
            int spent = length;
            for (int more = 0; more < 2 && i < residuals.Length; more++)
            {
                window <<= length;
                zeros = BitOperations.LeadingZeroCount(window);
                length = zeros + extra;
                spent += length;
                if (spent > WindowBits)
                {
                    break;
                }

                folded = ((uint)zeros << parameter) + (uint)((window << zeros) >> shift) - stop;
                residuals[i++] = (int)(folded >> 1) ^ -(int)(folded & 1);
                bit += length;
            }
        }

        _bit = bit;
        return i;
    }

    private int ReadOneRice(int parameter)
    {
        uint high = ReadUnary(uint.MaxValue >> parameter);
        uint folded = (high << parameter) | (uint)ReadBits(parameter);
        return (int)(folded >> 1) ^ -(int)(folded & 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong LoadWindow(ref byte start, int bit)
    {
        ulong word = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bit >> 3));
        return BinaryPrimitives.ReverseEndianness(word) << (bit & 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong LoadWindow(int bit) => BinaryPrimitives.ReadUInt64BigEndian(_buffer.AsSpan(bit >> 3)) << (bit & 7);

    /// <summary>Slides the buffer forward until that many bytes lie ahead or the stream is at its end.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill(int bytes)
    {
        if (_streamEnded)
        {
            return;
        }

        UpdateCrc();
        int consumed = _bit >> 3;
        _buffer.AsSpan(consumed, _end - consumed).CopyTo(_buffer);
        _origin += consumed;
        _end -= consumed;
        _bit &= 7;
        _crcFrom = 0;
        while (_end < bytes)
        {
            int read = _stream.Read(_buffer, _end, BufferBytes - _end);
            if (read == 0)
            {
                _streamEnded = true;
                break;
            }

            _end += read;
        }

        _buffer.AsSpan(_end, PaddingBytes).Clear();
    }

    private void UpdateCrc()
    {
        int to = _bit >> 3;
        if (to > _crcFrom)
        {
            _crc = FlacCrc.OfFrame(_crc, _buffer.AsSpan(_crcFrom, to - _crcFrom));
            _crcFrom = to;
        }
    }

    private void ThrowTruncated() =>
        throw new AudioDataException("the FLAC stream ends in the middle of a frame", _origin + _end);
}
