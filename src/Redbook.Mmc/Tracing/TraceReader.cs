using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>Reads a trace record by record. Memory holds one record.</summary>
public sealed class TraceReader : IDisposable
{
    private readonly TraceInput _input;

    /// <summary>Reads the head of a trace.</summary>
    /// <param name="stream">The trace; need not be seekable.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open.</param>
    /// <exception cref="TraceFormatException">It is no trace, or of a later version.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public TraceReader(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _input = new TraceInput(stream, leaveOpen);
        try
        {
            Span<byte> head = stackalloc byte[TraceFormat.HeadBytes];
            if (!_input.TryRead(head) || !head.StartsWith(TraceFormat.Magic))
            {
                throw new TraceFormatException("This is no trace.", 0);
            }

            int version = BinaryPrimitives.ReadUInt16BigEndian(head[8..]);
            if (version != TraceFormat.Version)
            {
                throw new TraceFormatException($"Version {version} is not known; this program reads version {TraceFormat.Version}.", 8);
            }

            byte[] description = new byte[BinaryPrimitives.ReadUInt16BigEndian(head[10..])];
            long milliseconds = BinaryPrimitives.ReadInt64BigEndian(head[12..]);
            if (description.Length > TraceOptions.MaxDescriptionBytes || !_input.TryRead(description))
            {
                throw new TraceFormatException("The description is cut off, or too long.", 10);
            }

            if (milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
                || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            {
                throw new TraceFormatException("It begins at no time that there is.", 12);
            }

            Description = Encoding.UTF8.GetString(description);
            Began = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }
        catch
        {
            _input.Dispose();
            throw;
        }
    }

    /// <summary>What the trace is of, as its writer put it.</summary>
    public string Description { get; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Began { get; }

    /// <summary>Records read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Whether the end of the trace was reached, and its number and hash are right. False after the last record of
    /// a trace that was cut off.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Reads the next record.</summary>
    /// <returns>False at the end, also that of a trace that was cut off.</returns>
    /// <exception cref="TraceFormatException">The bytes make no sense.</exception>
    /// <exception cref="IOException">The stream failed.</exception>
    public bool TryRead([NotNullWhen(true)] out TraceRecord? record)
    {
        record = null;
        long start = _input.Position;
        if (IsComplete || !_input.TryRead(out byte kind))
        {
            return false;
        }

        switch (kind)
        {
            case TraceFormat.CommandRecord:
                if (!TryReadCommand(start, out record))
                {
                    return false;
                }

                Count++;
                return true;
            case TraceFormat.EndRecord:
                ReadEnd(start);
                return false;
            default:
                throw new TraceFormatException($"There is no record of kind {kind}.", start);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    private bool TryReadCommand(long start, [NotNullWhen(true)] out TraceRecord? record)
    {
        record = null;
        if (!_input.TryReadNumber(start, out ulong offset) || !_input.TryRead(out byte cdbBytes))
        {
            return false;
        }

        Require(cdbBytes is >= TraceFormat.MinCdbBytes and <= TraceFormat.MaxCdbBytes, "A command block has 6 to 16 bytes.", start);
        byte[] cdb = new byte[cdbBytes];
        if (!_input.TryRead(cdb) || !_input.TryRead(out byte direction)
            || !_input.TryReadNumber(start, out ulong dataBytes) || !_input.TryReadNumber(start, out ulong limit))
        {
            return false;
        }

        Require(direction <= (byte)TransferDirection.ToDevice, "Data go to the drive, or come from it.", start);
        Require(dataBytes <= TraceFormat.MaxDataBytes, "No command moves as much.", start);
        if (!TryReadAnswer(start, (int)dataBytes, out ScsiResult? result, out TransportFailure? failure))
        {
            return false;
        }

        int kept = (TransferDirection)direction switch
        {
            TransferDirection.ToDevice => (int)dataBytes,
            TransferDirection.FromDevice => result?.BytesTransferred ?? 0,
            _ => 0,
        };
        if (!TryReadData(start, kept, out byte[]? data, out byte[]? hash))
        {
            return false;
        }

        record = new TraceRecord
        {
            Offset = Duration(offset, TimeSpan.TicksPerMicrosecond, start),
            Cdb = cdb,
            Direction = (TransferDirection)direction,
            DataBytes = (int)dataBytes,
            TimeLimit = Duration(limit, TimeSpan.TicksPerMillisecond, start),
            Result = result,
            Failure = failure,
            Data = Known(data),
            DataHash = Known(hash),
        };
        return true;
    }

    private bool TryReadAnswer(long start, int dataBytes, out ScsiResult? result, out TransportFailure? failure)
    {
        (result, failure) = (null, null);
        if (!_input.TryRead(out byte status))
        {
            return false;
        }

        if (status == TraceFormat.NoAnswer)
        {
            if (!_input.TryRead(out byte reason))
            {
                return false;
            }

            Require(Enum.IsDefined((TransportFailure)reason), $"There is no reason {reason} for an answer not to come.", start);
            failure = (TransportFailure)reason;
            return true;
        }

        Require(TraceFormat.IsStatus(status), $"There is no status {status:X2}h.", start);
        if (!_input.TryReadNumber(start, out ulong moved) || !_input.TryReadNumber(start, out ulong elapsed)
            || !_input.TryRead(out byte senseBytes))
        {
            return false;
        }

        Require(moved <= (ulong)dataBytes, "More bytes moved than were asked for.", start);
        Require(senseBytes is 0 or SenseData.FixedSize, "Sense has 18 bytes.", start);
        SenseData? sense = null;
        if (senseBytes > 0)
        {
            Span<byte> bytes = stackalloc byte[SenseData.FixedSize];
            if (!_input.TryRead(bytes))
            {
                return false;
            }

            Require(SenseData.TryParse(bytes, out SenseData parsed), "This is no sense.", start);
            sense = parsed;
        }

        result = new ScsiResult((ScsiStatus)status, (int)moved, sense, Duration(elapsed, TimeSpan.TicksPerMicrosecond, start));
        return true;
    }

    private bool TryReadData(long start, int length, out byte[]? data, out byte[]? hash)
    {
        (data, hash) = (null, null);
        if (!_input.TryRead(out byte form))
        {
            return false;
        }

        switch (form)
        {
            case TraceFormat.NoData:
                Require(length == 0, "The data are missing.", start);
                data = [];
                return true;
            case TraceFormat.WholeData:
                data = new byte[length];
                return _input.TryRead(data);
            case TraceFormat.HashedData:
                hash = new byte[SHA256.HashSizeInBytes];
                return _input.TryRead(hash);
            case TraceFormat.RepeatedByte:
                if (!_input.TryRead(out byte value))
                {
                    return false;
                }

                data = new byte[length];
                data.AsSpan().Fill(value);
                return true;
            default:
                throw new TraceFormatException($"Data have no form {form}.", start);
        }
    }

    private void ReadEnd(long start)
    {
        byte[] actual = _input.HashBefore(start);
        Span<byte> end = stackalloc byte[sizeof(ulong) + SHA256.HashSizeInBytes];
        if (!_input.TryRead(end))
        {
            return;
        }

        Require(BinaryPrimitives.ReadInt64BigEndian(end) == Count, $"The trace has {Count} commands, and says otherwise.", start);
        Require(end[sizeof(ulong)..].SequenceEqual(actual), "The trace is not what was written: its hash is wrong.", start);
        Require(!_input.TryRead(out byte _), "There is something behind the end.", start);
        IsComplete = true;
    }

    // Null would convert to empty memory by itself.
    private static ReadOnlyMemory<byte>? Known(byte[]? bytes) => bytes is null ? (ReadOnlyMemory<byte>?)null : bytes;

    private static TimeSpan Duration(ulong number, long ticks, long start)
    {
        Require(number <= (ulong)(TimeSpan.MaxValue.Ticks / ticks), "No time is as long.", start);
        return new TimeSpan((long)number * ticks);
    }

    private static void Require(bool holds, string otherwise, long start)
    {
        if (!holds)
        {
            throw new TraceFormatException(otherwise, start);
        }
    }
}
