using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Remote;

/// <summary>Leaves the recorder to the host that records: until that is done, other hosts that share the drive are told that it
/// is reserved when they want more than to know whether it is there.</summary>
/// <remarks>A host has its turn from its first command that records or prepares recording. It is over when the host goes, or
/// when it has recorded nothing for <see cref="Rest"/> and the drive is no longer at work for it. Safe to use from several
/// threads.</remarks>
/// <param name="clock">The clock; that of the system when left out.</param>
public sealed class RecordingTurns(TimeProvider? clock = null)
{
    private const byte FormatUnit = 0x04;
    private const byte LogicalUnitNotReady = 0x04;

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private Turn? _holder;
    private bool _isAtWork;
    private long _lastRecorded;

    /// <summary>How long a host that has recorded still has the drive to itself: between two tracks there is a pause.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a host records now.</summary>
    public bool IsTaken
    {
        get
        {
            lock (_gate)
            {
                return IsHeld();
            }
        }
    }

    /// <summary>Puts the rule before a host's way to the drive.</summary>
    /// <param name="connection">That way; disposed with the result.</param>
    public IScsiTransport Guard(IScsiTransport connection) => new Turn(this, connection);

    private static bool Records(byte opcode) => opcode is Opcode.Write10 or Opcode.Write12 or Opcode.SynchronizeCache
        or Opcode.SendCueSheet or Opcode.SendOpcInformation or Opcode.ReserveTrack or Opcode.CloseTrackSession or Opcode.Blank
        or Opcode.ModeSelect6 or Opcode.ModeSelect10 or FormatUnit;

    // A host that only wants to know whether a drive is there, and what it is, may ask whenever it likes.
    private static bool DisturbsNobody(byte opcode) => opcode is Opcode.TestUnitReady or Opcode.RequestSense or Opcode.Inquiry
        or Attentions.ReportLuns or Opcode.GetConfiguration or Opcode.GetEventStatusNotification or Opcode.ModeSense6
        or Opcode.ModeSense10 or Opcode.PreventAllowMediumRemoval;

    private bool IsHeld() => _holder is not null && (_isAtWork || _clock.GetElapsedTime(_lastRecorded) < Rest);

    private bool TryBegin(Turn host, byte opcode)
    {
        lock (_gate)
        {
            if (IsHeld() && _holder != host)
            {
                return DisturbsNobody(opcode);
            }

            if (Records(opcode))
            {
                (_holder, _isAtWork) = (host, true);
            }

            return true;
        }
    }

    private void End(Turn host, byte opcode, SenseData? sense)
    {
        lock (_gate)
        {
            if (_holder == host)
            {
                // What was begun in the background (formatting, an operation, a long write) goes on while the drive says so.
                if (_isAtWork || (IsHeld() && sense is { Key: SenseKey.NotReady, Asc: LogicalUnitNotReady, Ascq: 4 or 7 or 8 }))
                {
                    _lastRecorded = _clock.GetTimestamp();
                }

                _isAtWork = false;
            }
        }
    }

    private void Leave(Turn host)
    {
        lock (_gate)
        {
            if (_holder == host)
            {
                (_holder, _isAtWork) = (null, false);
            }
        }
    }

    private sealed class Turn(RecordingTurns turns, IScsiTransport connection) : ForwardingTransport(connection)
    {
        public override ScsiResult Execute(
            ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
        {
            byte opcode = cdb[0];
            if (!turns.TryBegin(this, opcode))
            {
                return new ScsiResult(ScsiStatus.ReservationConflict, 0, null, TimeSpan.Zero);
            }

            SenseData? sense = null;
            try
            {
                ScsiResult result = Inner.Execute(cdb, direction, data, timeout);
                sense = result.Sense;
                return result;
            }
            finally
            {
                turns.End(this, opcode, sense);
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            turns.Leave(this);
        }
    }
}
