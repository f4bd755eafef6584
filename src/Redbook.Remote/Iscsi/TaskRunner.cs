using System.Buffers.Binary;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi.Pdus;

namespace Redbook.Remote.Iscsi;

/// <summary>Takes the commands of one session to the drive, one after the other, on a thread of its own.</summary>
internal sealed class TaskRunner(
    IScsiTransport drive, TaskQueue tasks, Outbound outbound, SessionParameters parameters, IscsiServerOptions options)
{
    private const byte NoUnitHere = 0x7F;
    private const int SmallestReadBuffer = 4096;
    private const int PaddingRoom = 3;

    private readonly Attentions _attentions = new();

    // A header's room, the data, room for padding: PDUs are made in place.
    private byte[] _buffer = new byte[BasicHeader.Size + SmallestReadBuffer + PaddingRoom];
    private long _commands;
    private long _bytesRead;
    private long _bytesWritten;
    private int _lastOpcode = -1;
    private int _isBusy;

    public long Commands => Interlocked.Read(ref _commands);

    public long BytesRead => Interlocked.Read(ref _bytesRead);

    public long BytesWritten => Interlocked.Read(ref _bytesWritten);

    public byte? LastOpcode => Volatile.Read(ref _lastOpcode) is >= 0 and int opcode ? (byte)opcode : null;

    public bool IsBusy => Volatile.Read(ref _isBusy) != 0;

    private int MaxTransferBytes { get; } = Math.Min(drive.MaxTransferBytes, options.MaxTransferBytes);

    /// <summary>The most data that a command can carry, in bytes.</summary>
    public int LimitOf(byte opcode) => LongRead.CanBeCut(opcode) ? Math.Max(MaxTransferBytes, LongRead.MaxBytes) : MaxTransferBytes;

    /// <summary>Has the initiator told of something before its next command is carried out.</summary>
    public void Tell(SenseData attention) => _attentions.Add(attention);

    /// <summary>Carries out commands until the session ends.</summary>
    /// <exception cref="IOException">The connection is lost.</exception>
    public void Run()
    {
        while (tasks.Next() is { } task)
        {
            Answer answer = CarryOut(task);
            if (tasks.Finish(task))
            {
                Send(task, answer);
                tasks.Recycle(task);
            }
        }
    }

    private Answer CarryOut(SessionTask task)
    {
        if (task.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        if (task.Opcode == Attentions.ReportLuns)
        {
            return TellUnits(task);
        }

        if (task.Lun != 0)
        {
            return AnswerForNoUnit(task);
        }

        if (_attentions.TakeBefore(task.Opcode) is { } attention)
        {
            return Refuse(attention);
        }

        Volatile.Write(ref _isBusy, 1);
        Interlocked.Increment(ref _commands);
        if (task.Opcode is not (Opcode.TestUnitReady or Opcode.GetEventStatusNotification))
        {
            Volatile.Write(ref _lastOpcode, task.Opcode);
        }

        try
        {
            ReadOnlySpan<byte> cdb = task.FullCdb[..CommandLengths.OfBlock(task.Opcode)];
            Span<byte> data = DataOf(task);
            TimeSpan limit = AsksOrReads(task.Opcode) ? options.QueryTimeout : options.CommandTimeout;
            ScsiResult result = data.Length > drive.MaxTransferBytes
                ? LongRead.Execute(drive, cdb, data, limit)
                : drive.Execute(cdb, task.Direction, data, limit);

            // A read for which no data are expected overflows by all that it would return.
            bool isBlindRead = task is { Direction: TransferDirection.None, Opcode: Opcode.Read10 or Opcode.Read12 } 
                && result is { IsGood: true, BytesTransferred: 0 };
            return new Answer(
                result.Status, result.Sense, isBlindRead ? CommandLengths.OfReply(task.FullCdb) : result.BytesTransferred);
        }
        catch (IOException lost)
        {
            return (lost as ScsiTransportException)?.Failure switch
            {
                TransportFailure.Locked => new Answer(ScsiStatus.ReservationConflict, null, 0),
                TransportFailure.TimedOut => Refuse(TargetSense.UnitTimeout),
                TransportFailure.AccessDenied => Refuse(TargetSense.AccessDenied),
                _ => Refuse(TargetSense.UnitFailure),
            };
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private static bool AsksOrReads(byte opcode) => opcode is Opcode.TestUnitReady or Opcode.RequestSense or Opcode.Inquiry
        or Opcode.ModeSense6 or Opcode.ModeSense10 or Opcode.PreventAllowMediumRemoval or Opcode.ReadFormatCapacities or Opcode.ReadCapacity
        or Opcode.Read10 or Opcode.Read12 or Opcode.ReadCd or Opcode.ReadCdMsf or Opcode.ReadBuffer or Opcode.ReadSubChannel
        or Opcode.ReadTocPmaAtip or Opcode.GetConfiguration or Opcode.GetEventStatusNotification or Opcode.ReadDiscInformation
        or Opcode.ReadTrackInformation or Opcode.ReadBufferCapacity or Opcode.GetPerformance or Opcode.MechanismStatus;

    private Span<byte> DataOf(SessionTask task)
    {
        switch (task.Direction)
        {
            case TransferDirection.ToDevice:
                Interlocked.Add(ref _bytesWritten, task.ExpectedBytes);
                return task.Data;
            case TransferDirection.FromDevice:
                // As much as the drive wants to return, so that it can be said what does not fit.
                int bytes = Math.Max(task.ExpectedBytes, Math.Min(CommandLengths.OfReply(task.FullCdb), MaxTransferBytes));
                return ReadRoom(bytes);
            default:
                return [];
        }
    }

    private Span<byte> ReadRoom(int bytes)
    {
        int needed = BasicHeader.Size + bytes + PaddingRoom;
        if (_buffer.Length < needed)
        {
            _buffer = new byte[needed];
        }

        // What a drive says it filled and did not is nobody's earlier data.
        Span<byte> room = _buffer.AsSpan(BasicHeader.Size, bytes);
        room.Clear();
        return room;
    }

    private static Answer Refuse(SenseData sense) => new(ScsiStatus.CheckCondition, sense, 0);

    private Answer TellUnits(SessionTask task)
    {
        const int HeaderBytes = 8;
        const int UnitBytes = 8;
        ReadOnlySpan<byte> cdb = task.FullCdb;
        uint allocation = BinaryPrimitives.ReadUInt32BigEndian(cdb[6..]);
        if (cdb[2] > 2 || allocation < HeaderBytes + UnitBytes)
        {
            return Refuse(TargetSense.InvalidField);
        }

        // There are no well known units (1); what else is asked for is unit 0.
        int unitBytes = cdb[2] == 1 ? 0 : UnitBytes;
        Span<byte> list = ReadRoom(HeaderBytes + unitBytes);
        BinaryPrimitives.WriteInt32BigEndian(list, unitBytes);
        return Fitting(task, list.Length);
    }

    private Answer AnswerForNoUnit(SessionTask task)
    {
        const int InquiryBytes = 36;
        switch (task.Opcode)
        {
            case Opcode.Inquiry when (task.FullCdb[1] & 1) == 0:
                Span<byte> nobody = ReadRoom(InquiryBytes);
                nobody[0] = NoUnitHere;
                nobody[3] = 2;
                nobody[4] = InquiryBytes - 5;
                nobody[8..].Fill((byte)' ');
                return Fitting(task, Math.Min(InquiryBytes, CommandLengths.OfReply(task.FullCdb)));
            case Opcode.RequestSense:
                TargetSense.NoSuchUnit.WriteFixed(ReadRoom(SenseData.FixedSize));
                return Fitting(task, Math.Min(SenseData.FixedSize, CommandLengths.OfReply(task.FullCdb)));
            default:
                return Refuse(TargetSense.NoSuchUnit);
        }
    }

    private static Answer Fitting(SessionTask task, int bytes) =>
        new(ScsiStatus.Good, null, task.Direction == TransferDirection.FromDevice ? bytes : 0);

    private void Send(SessionTask task, in Answer answer)
    {
        Residual residual = Residual.Between(task.ExpectedBytes, answer.BytesMoved);
        bool comesWithData = answer is { Status: ScsiStatus.Good, Sense: null };
        int bytes = task.Direction == TransferDirection.FromDevice ? Math.Min(answer.BytesMoved, task.ExpectedBytes) : 0;
        Interlocked.Add(ref _bytesRead, bytes);

        // Whole words but for the last part: its header may overwrite what has been sent already, its padding nothing.
        int segmentBytes = parameters.MaxRecvDataSegmentBytes & ~3;
        int burstBytes = parameters.MaxBurstBytes & ~3;
        uint parts = 0;
        for (int offset = 0, inBurst = 0; offset < bytes;)
        {
            int count = Math.Min(Math.Min(segmentBytes, bytes - offset), burstBytes - inBurst);
            inBurst += count;
            bool isLast = offset + count == bytes;
            byte? status = isLast && comesWithData ? (byte)answer.Status : null;
            outbound.SendData(
                _buffer.AsSpan(offset, BasicHeader.Size + BasicHeader.Padded(count)),
                new DataInPdu(task.Tag, isLast || inBurst == burstBytes, status, residual, parts++, (uint)offset, count, default));
            offset += count;
            inBurst = inBurst == burstBytes ? 0 : inBurst;
        }

        if (bytes == 0 || !comesWithData)
        {
            outbound.Respond(task.Tag, 0, answer.Status, answer.Sense, residual, parts + task.Requests);
        }
    }

    private readonly record struct Answer(ScsiStatus Status, SenseData? Sense, int BytesMoved);
}
