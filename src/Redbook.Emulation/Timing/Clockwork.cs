using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Timing;

/// <summary>Lets time pass in the drive: what every command takes, what goes on behind it, and what of that hosts are
/// told. What is recorded is decided without it, except when the buffer runs empty.</summary>
internal sealed class Clockwork(DriveState drive, RecorderTiming timing, RecorderClock clock)
{
    private readonly WriteBuffer _buffer = new(timing);
    private SenseData? _loss;
    private SenseData _busySense;
    private TimeSpan _busyFrom;
    private TimeSpan _busyUntil;
    private Lba _headBefore;
    private int _calibrationsBefore;
    private int _owedSectors;

    /// <summary>How often the buffer ran empty.</summary>
    public int Underruns { get; private set; }

    /// <summary>What is free of the drive's buffer, in bytes.</summary>
    public long FreeBytes => Math.Max(drive.Profile.BufferBytes - _buffer.FilledBytes, 0);

    /// <summary>Why the disc cannot be worked on yet, and how far that work has come.</summary>
    public SenseData? Busy
    {
        get
        {
            TimeSpan now = clock.Now;
            return now >= _busyUntil
                ? null
                : _busySense with { Progress = (ushort)(65_535 * ((now - _busyFrom) / (_busyUntil - _busyFrom))) };
        }
    }

    /// <summary>A disc has come and is spun up.</summary>
    public void Load() => BeBusy(Sense.BecomingReady, timing.Load);

    /// <summary>The disc leaves, or the drive starts anew.</summary>
    public void Forget()
    {
        _buffer.Forget();
        _busyUntil = default;
        _loss = null;
        _owedSectors = 0;
    }

    /// <summary>The host has sent all there will be of a session, and the drive has to write sectors by itself before the
    /// next flush is over.</summary>
    public void Owe(int sectors)
    {
        _owedSectors = sectors;
        _buffer.IsComplete = true;
    }

    /// <summary>A command has come: time has passed since the last one.</summary>
    public void Advance()
    {
        if (!_buffer.Advance(clock.Now))
        {
            return;
        }

        Underruns++;
        if (!drive.Profile.HasUnderrunProtection || !drive.ModePages.WriteParameters.IsUnderrunProtected)
        {
            // Nobody can go on where the laser went out: what was being written is at its end.
            drive.LeaveDisc();
            _loss = Sense.LossOfStreaming;
        }
    }

    /// <summary>Why a command that could be carried out is not, or not yet.</summary>
    public SenseData? Refuse(ref CommandContext context)
    {
        _headBefore = drive.Head;
        _calibrationsBefore = drive.Tray.Loaded?.Contents.State.PowerCalibrations ?? 0;
        bool isWrite = IsWrite(context.Cdb);
        if (_loss is { } loss && (isWrite || context.Cdb[0] is Opcode.SynchronizeCache or Opcode.CloseTrackSession))
        {
            _loss = null;
            return loss;
        }

        return isWrite && _buffer.IsStreaming && !timing.HoldsWhenFull
            && SectorRange.TryParse(context.Cdb, out SectorRange range)
            && !_buffer.HasRoom((int)Math.Min(range.Count, int.MaxValue))
                ? Sense.LongWriteInProgress
                : null;
    }

    /// <summary>How long a command takes until it is answered.</summary>
    public TimeSpan Measure(ref CommandContext context, bool isRefused)
    {
        TimeSpan taken = timing.CommandOverhead;
        if (isRefused)
        {
            return taken;
        }

        taken += TimeSpan.FromSeconds(context.BytesTransferred / (double)Math.Max(timing.InterfaceBytesPerSecond, 1));
        return context.Cdb[0] switch
        {
            Opcode.Write10 or Opcode.Write12 => taken + Write(ref context),
            Opcode.Read10 or Opcode.Read12 or Opcode.ReadCd or Opcode.ReadCdMsf => taken + Read(ref context),
            Opcode.SendOpcInformation => taken + Calibrations(),
            Opcode.SynchronizeCache => taken + Work(Sense.LongWriteInProgress, Flush(), (context.Cdb[1] & 2) != 0),
            Opcode.StartStopUnit => taken + SpinUp(context.Cdb),
            Opcode.CloseTrackSession => taken + Work(Sense.OperationInProgress, Close(context.Cdb), (context.Cdb[1] & 1) != 0),
            Opcode.Blank => taken + Work(Sense.OperationInProgress, Blank(context.Cdb), (context.Cdb[1] & 0x10) != 0),
            _ => taken,
        };
    }

    private static bool IsWrite(ReadOnlySpan<byte> cdb) => cdb[0] is Opcode.Write10 or Opcode.Write12;

    private TimeSpan Write(ref CommandContext context)
    {
        if (!SectorRange.TryParse(context.Cdb, out SectorRange range) || range.Count <= 0)
        {
            return TimeSpan.Zero;
        }

        int blockBytes = Math.Max(context.Data.Length / (int)range.Count, 1);
        TimeSpan before = Calibrations();
        if (!_buffer.IsStreaming)
        {
            before += Seek(_headBefore, range.Start);
            _buffer.Begin(clock.Now + before, range.Start, blockBytes, drive.Profile.BufferBytes, WriteRate);
        }

        _buffer.Add((int)range.Count, blockBytes);
        return timing.HoldsWhenFull ? before + _buffer.UntilNotOverfull() : before;
    }

    private TimeSpan Flush()
    {
        var owed = TimeSpan.FromSeconds(_owedSectors / WriteRate);
        _owedSectors = 0;
        return owed + (_buffer.IsStreaming ? _buffer.Flush() + timing.TrackEnd : TimeSpan.Zero);
    }

    // Starting the disc, or loading it, is over when it is ready, unless the host wants to hear of it at once.
    private TimeSpan SpinUp(ReadOnlySpan<byte> cdb)
    {
        bool isWaited = StartStopUnit.Parse(cdb) is { Action: StartStopAction.Start or StartStopAction.Load, Immediate: false };
        TimeSpan rest = _busyUntil - clock.Now;
        return isWaited && rest > TimeSpan.Zero && _busySense == Sense.BecomingReady ? rest : TimeSpan.Zero;
    }

    private TimeSpan Read(ref CommandContext context)
    {
        if (!SectorRange.TryParse(context.Cdb, out SectorRange range) || range.Count <= 0)
        {
            return TimeSpan.Zero;
        }

        var speed = new SpeedCurve(Rotation.ConstantAngular, [], drive.Speeds.Read.SectorsPerSecond);
        TimeSpan move = range.Start - _headBefore is 0 or 1 ? TimeSpan.Zero : Seek(_headBefore, range.Start);
        return move + TimeSpan.FromSeconds(range.Count / speed.At(range.Start.Value));
    }

    private TimeSpan Close(ReadOnlySpan<byte> cdb)
    {
        TimeSpan rest = Flush();
        if (CloseTrackSession.Parse(cdb).Function != CloseFunction.Session)
        {
            return rest + timing.TrackEnd;
        }

        int leadOut = DiscGeometry.LeadOutSectors(Math.Max(drive.Contents.State.Sessions.Count, 1));
        return rest + TimeSpan.FromSeconds((DiscGeometry.LeadInSectors(drive.Contents.State) + leadOut) / WriteRate);
    }

    private TimeSpan Blank(ReadOnlySpan<byte> cdb) => Mmc.Commands.Blank.Parse(cdb).Type == BlankingType.Disc
        ? TimeSpan.FromSeconds(drive.Contents.State.Medium.CapacitySectors / WriteRate)
        : timing.MinimalBlank;

    private TimeSpan Calibrations()
    {
        int after = drive.Tray.Loaded?.Contents.State.PowerCalibrations ?? 0;
        return timing.Calibration * Math.Max(after - _calibrationsBefore, 0);
    }

    private TimeSpan Seek(Lba from, Lba to) => timing.FullSeek * Math.Min(Math.Abs(to - from) / 360_000.0, 1);

    // Long work goes on behind an answer that was wanted at once; otherwise the answer comes when it is done.
    private TimeSpan Work(in SenseData sense, TimeSpan duration, bool isImmediate)
    {
        BeBusy(sense, duration);
        return isImmediate ? TimeSpan.Zero : duration;
    }

    private void BeBusy(in SenseData sense, TimeSpan duration)
    {
        _busySense = sense;
        _busyFrom = clock.Now;
        _busyUntil = _busyFrom + duration;
    }

    private double WriteRate => Math.Max(drive.Speeds.Write(drive.Medium).SectorsPerSecond, CdSector.PerSecond / 10.0);
}
