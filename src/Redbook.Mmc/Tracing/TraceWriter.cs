using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>Writes a trace: every command with its data and its answer, in order, to a stream that need not be
/// seekable.</summary>
/// <remarks>Memory does not grow, and nothing is allocated for a command. A trace whose end was not written, because the
/// program ended first, reads up to its last whole record.</remarks>
public sealed class TraceWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly bool _leavesOpen;
    private readonly bool _hashesSectors;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _record = new byte[TraceFormat.MaxRecordHeadBytes];
    private int _length;
    private bool _isEnded;

    /// <summary>Begins a trace.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="began">When it begins, for people.</param>
    /// <param name="options">What it holds; everything when left out.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    /// <exception cref="ArgumentException">The description is too long.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public TraceWriter(Stream stream, DateTimeOffset began, TraceOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        options ??= new TraceOptions();
        byte[] description = Encoding.UTF8.GetBytes(options.Description);
        if (description.Length > TraceOptions.MaxDescriptionBytes)
        {
            throw new ArgumentException(
                $"A description has at most {TraceOptions.MaxDescriptionBytes} bytes, this one {description.Length}.", nameof(options));
        }

        (_stream, _leavesOpen, _hashesSectors) = (stream, leaveOpen, options.HashesSectors);
        Span<byte> head = stackalloc byte[TraceFormat.HeadBytes];
        TraceFormat.Magic.CopyTo(head);
        BinaryPrimitives.WriteUInt16BigEndian(head[8..], TraceFormat.Version);
        BinaryPrimitives.WriteUInt16BigEndian(head[10..], (ushort)description.Length);
        BinaryPrimitives.WriteInt64BigEndian(head[12..], began.ToUnixTimeMilliseconds());
        BinaryPrimitives.WriteUInt16BigEndian(head[20..], (ushort)(_hashesSectors ? 1 : 0));
        Put(head);
        Put(description);
    }

    /// <summary>Commands written so far.</summary>
    public long Count { get; private set; }

    /// <summary>Writes one command.</summary>
    /// <param name="offset">When it was sent, since the trace began.</param>
    /// <param name="cdb">The command block, 6 to 16 bytes.</param>
    /// <param name="direction">Which way the data went.</param>
    /// <param name="data">The data phase as the host gave it, all of it.</param>
    /// <param name="timeLimit">How long the host was ready to wait.</param>
    /// <param name="result">The answer; null when none came.</param>
    /// <param name="failure">Why none came.</param>
    /// <exception cref="ArgumentException">The command block or the data are longer than any command's.</exception>
    /// <exception cref="InvalidOperationException">The trace has ended.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public void Write(
        TimeSpan offset,
        ReadOnlySpan<byte> cdb,
        TransferDirection direction,
        ReadOnlySpan<byte> data,
        TimeSpan timeLimit,
        ScsiResult? result,
        TransportFailure? failure = null)
    {
        if (_isEnded)
        {
            throw new InvalidOperationException("The trace has ended.");
        }

        if (cdb.Length is < TraceFormat.MinCdbBytes or > TraceFormat.MaxCdbBytes || data.Length > TraceFormat.MaxDataBytes)
        {
            throw new ArgumentException($"A command block of {cdb.Length} bytes with {data.Length} bytes of data.", nameof(cdb));
        }

        _length = 0;
        Add(TraceFormat.CommandRecord);
        Add((ulong)Math.Max(offset.Ticks / TimeSpan.TicksPerMicrosecond, 0));
        Add((byte)cdb.Length);
        Add(cdb);
        Add((byte)direction);
        Add((ulong)data.Length);
        Add((ulong)Math.Max(timeLimit.Ticks / TimeSpan.TicksPerMillisecond, 0));
        int moved = AddAnswer(result, failure, data.Length);
        ReadOnlySpan<byte> kept = direction switch
        {
            TransferDirection.ToDevice => data,
            TransferDirection.FromDevice => data[..moved],
            _ => [],
        };
        AddData(cdb[0], kept);
        Count++;
    }

    /// <summary>Hands on what the stream may still hold back.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public void Flush() => _stream.Flush();

    /// <summary>Ends the trace with the number of its commands and the SHA-256 of all before.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public void End()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        Span<byte> end = stackalloc byte[1 + sizeof(ulong) + SHA256.HashSizeInBytes];
        end[0] = TraceFormat.EndRecord;
        BinaryPrimitives.WriteInt64BigEndian(end[1..], Count);
        _hash.GetHashAndReset(end[9..]);
        _stream.Write(end);
        _stream.Flush();
    }

    /// <summary>Ends the trace unless that has been done; a failure of the stream is not told.</summary>
    public void Dispose()
    {
        try
        {
            End();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            // A trace without its end can still be read; whoever must know calls End.
        }

        _hash.Dispose();
        if (!_leavesOpen)
        {
            _stream.Dispose();
        }
    }

    private int AddAnswer(ScsiResult? answer, TransportFailure? failure, int dataBytes)
    {
        if (answer is not { } result)
        {
            Add(TraceFormat.NoAnswer);
            Add((byte)(failure ?? TransportFailure.Host));
            return 0;
        }

        int moved = Math.Clamp(result.BytesTransferred, 0, dataBytes);
        Add((byte)result.Status);
        Add((ulong)moved);
        Add((ulong)Math.Max(result.Elapsed.Ticks / TimeSpan.TicksPerMicrosecond, 0));
        Add((byte)(result.Sense is null ? 0 : SenseData.FixedSize));
        if (result.Sense is { } sense)
        {
            sense.WriteFixed(_record.AsSpan(_length, SenseData.FixedSize));
            _length += SenseData.FixedSize;
        }

        return moved;
    }

    private void AddData(byte opcode, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            Add(TraceFormat.NoData);
            Put(_record.AsSpan(0, _length));
        }
        else if (_hashesSectors && TraceFormat.MovesSectors(opcode))
        {
            Add(TraceFormat.HashedData);
            SHA256.HashData(data, _record.AsSpan(_length));
            Put(_record.AsSpan(0, _length + SHA256.HashSizeInBytes));
        }
        else if (!data.ContainsAnyExcept(data[0]))
        {
            // Silence, and the zeros of short replies in large buffers.
            Add(TraceFormat.RepeatedByte);
            Add(data[0]);
            Put(_record.AsSpan(0, _length));
        }
        else
        {
            Add(TraceFormat.WholeData);
            Put(_record.AsSpan(0, _length));
            Put(data);
        }
    }

    private void Add(byte value) => _record[_length++] = value;

    private void Add(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_record.AsSpan(_length));
        _length += bytes.Length;
    }

    // Seven bits a byte, the lowest first; the highest bit says that more follow.
    private void Add(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Add((byte)(value | 0x80));
        }

        Add((byte)value);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        _stream.Write(bytes);
        _hash.AppendData(bytes);
    }
}
