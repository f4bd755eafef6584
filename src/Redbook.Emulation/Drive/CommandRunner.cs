using Redbook.Emulation.Faults;
using Redbook.Emulation.Handlers;
using Redbook.Emulation.Quirks;
using Redbook.Emulation.Timing;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Drive;

/// <summary>Takes a command through the drive: what goes wrong, what has to be said first, the command itself.</summary>
internal sealed class CommandRunner(DriveState drive, RecorderClock clock, FaultPlan plan)
{
    private readonly WriteShift? _writeShift =
        drive.Profile.WriteOffsetSamples == 0 ? null : new WriteShift(drive.Profile.WriteOffsetSamples);

    private FaultInjector _faults = new(plan, clock.Now);

    /// <summary>What goes wrong; setting it starts all counts anew.</summary>
    public FaultPlan Faults
    {
        get => _faults.Plan;
        set => _faults = new FaultInjector(value, clock.Now);
    }

    /// <summary>The fault that strikes a command; asking counts it.</summary>
    public FaultAction? Strike(ReadOnlySpan<byte> cdb) => _faults.Strike(cdb, clock.Now);

    /// <summary>Carries out a command.</summary>
    /// <param name="context">The command.</param>
    /// <param name="fault">What goes wrong with it; its delay is over.</param>
    /// <returns>The refusal, or null for GOOD.</returns>
    /// <exception cref="ScsiTransportException">No answer comes back.</exception>
    public SenseData? Run(ref CommandContext context, FaultAction? fault)
    {
        if (fault is null)
        {
            return OnDisc(ref context);
        }

        if (Suffer(fault, ref context, out SenseData? answer))
        {
            return answer;
        }

        SenseData? sense = fault.Kind == FaultKind.FlipBits && !context.Sent.IsEmpty
            ? WithFlippedBits(fault, ref context)
            : OnDisc(ref context);
        return sense ?? Spoil(fault, ref context);
    }

    private static SenseData? Spoil(FaultAction fault, ref CommandContext context)
    {
        switch (fault.Kind)
        {
            case FaultKind.ShortenReply:
                context.BytesTransferred = Math.Min(context.BytesTransferred, Math.Max(fault.Number, 0));
                return null;
            case FaultKind.ScrambleReply when !context.Room.IsEmpty:
                new Random(fault.Number).NextBytes(context.Room[..context.BytesTransferred]);
                return null;
            case FaultKind.FlipBits when !context.Room.IsEmpty:
                FlipBits(context.Room[..context.BytesTransferred], fault);
                return null;
            case FaultKind.AnswerAfterwards:
                return fault.Sense;
            default:
                return null;
        }
    }

    // One bit in each of as many stretches, so that no bit is turned back again.
    private static void FlipBits(Span<byte> data, FaultAction fault)
    {
        var random = new Random(fault.Seed);
        long all = data.Length * 8L;
        long flips = Math.Min(fault.Number, all);
        for (long i = 0; i < flips; i++)
        {
            long bit = random.NextInt64(all * i / flips, all * (i + 1) / flips);
            data[(int)(bit >> 3)] ^= (byte)(0x80 >> (int)(bit & 7));
        }
    }

    private SenseData? WithFlippedBits(FaultAction fault, ref CommandContext context)
    {
        byte[] arrived = context.Sent.ToArray();
        FlipBits(arrived, fault);
        var other = new CommandContext(context.Cdb, context.Direction, arrived, context.Initiator);
        SenseData? sense = OnDisc(ref other);
        context.BytesTransferred = other.BytesTransferred;
        context.Duration = other.Duration;
        return sense;
    }

    private SenseData? OnDisc(ref CommandContext context)
    {
        if (drive.Tray.Loaded is not { } disc)
        {
            return InTime(ref context);
        }

        lock (disc.Gate)
        {
            return InTime(ref context);
        }
    }

    private SenseData? InTime(ref CommandContext context)
    {
        if (drive.Clockwork is not { } clockwork)
        {
            return Handle(ref context);
        }

        clockwork.Advance();
        SenseData? sense = Handle(ref context);
        context.Duration = clockwork.Measure(ref context, sense is not (null or { Key: SenseKey.RecoveredError }));
        return sense;
    }

    private SenseData? Handle(ref CommandContext context)
    {
        if (CommandTable.Find(context.Cdb[0]) is not { } handler || handler.CdbLength > context.Cdb.Length)
        {
            return Sense.InvalidOpcode;
        }

        if (!handler.IgnoresAttention && context.Initiator.TakeAttention() is { } attention)
        {
            return attention;
        }

        if (handler.NeedsDisc && (drive.Tray.CheckReady() ?? drive.Clockwork?.Busy) is { } notReady)
        {
            return notReady;
        }

        if (handler.WaitsForWriting && drive.WorkOn() is { } stillWriting)
        {
            return stillWriting;
        }

        drive.RecordsNothing = _faults.Plan.RecordsNothing;
        bool isSimulation = drive.Simulation is not null || drive.IsLaserOff;
        if (drive.Clockwork?.Refuse(ref context) is { } tooEarly)
        {
            return tooEarly;
        }

        if (_faults.Damage.Refuse(context.Cdb, isSimulation) is { } damaged)
        {
            return damaged;
        }

        try
        {
            SenseData? refusal = _writeShift is not null && context.Cdb[0] is Opcode.Write10 or Opcode.Write12
                ? WriteShifted(_writeShift, handler, ref context)
                : handler.Execute(drive, ref context);
            if (refusal is null)
            {
                ReplyQuirks.Apply(drive, ref context);
                if (context.Cdb[0] is Opcode.SynchronizeCache or Opcode.CloseTrackSession)
                {
                    _writeShift?.EndStream();
                }

                refusal = _faults.Damage.Afterwards(drive, ref context, isSimulation);
            }

            return refusal;
        }
        catch (IOException)
        {
            return context.Direction == TransferDirection.FromDevice ? Sense.UnrecoveredRead : Sense.WriteError;
        }
    }

    private SenseData? WriteShifted(WriteShift shift, CommandHandler handler, ref CommandContext context)
    {
        ReadOnlySpan<byte> sent = context.Sent;
        if (!SectorRange.TryParse(context.Cdb, out SectorRange range) || range.Count is <= 0 or > int.MaxValue
            || shift.Shift(drive.Target, range.Start, (int)range.Count, sent) is not { } shifted)
        {
            return handler.Execute(drive, ref context);
        }

        var other = new CommandContext(context.Cdb, context.Direction, shifted, context.Initiator);
        SenseData? refusal = handler.Execute(drive, ref other);
        if (refusal is null)
        {
            shift.Accepted(drive.Target, range.Start, (int)range.Count, sent);
        }

        context.BytesTransferred = other.BytesTransferred;
        return refusal;
    }

    // Returns true when the command is not to be carried out.
    private bool Suffer(FaultAction fault, ref CommandContext context, out SenseData? answer)
    {
        answer = null;
        switch (fault.Kind)
        {
            case FaultKind.Answer:
                answer = fault.Sense;
                return true;
            case FaultKind.TimeOut or FaultKind.Hang:
                throw new ScsiTransportException(
                    TransportFailure.TimedOut, "The recorder did not answer within the time limit of the command.");
            case FaultKind.LoseDevice:
                drive.IsGone = true;
                throw new ScsiTransportException(TransportFailure.DeviceGone, "The recorder is gone.");
            case FaultKind.CloseHandle:
                throw new ScsiTransportException(
                    TransportFailure.HandleClosed, "The connection to the recorder was closed during the command.");
            case FaultKind.PretendSuccess:
                context.Room.Clear();
                context.BytesTransferred = context.Data.Length;
                return true;
            case FaultKind.ChangeMedium:
                drive.LeaveDisc();
                drive.Announce(MediaEvent.NewMedium, Sense.MediumChanged);
                return false;
            case FaultKind.Reset:
                drive.Reset();
                return false;
            case FaultKind.BeBusy:
                drive.Tray.BeBusy(fault.Sense, fault.Number);
                return false;
            case FaultKind.ProtectMedium:
                drive.Tray.IsWriteProtected = true;
                return false;
            case FaultKind.RemoveMedium:
                drive.TakeOutDisc();
                return false;
            case FaultKind.TurnMediumOver:
                drive.Tray.IsUpsideDown = true;
                return false;
            default:
                return false;
        }
    }
}
