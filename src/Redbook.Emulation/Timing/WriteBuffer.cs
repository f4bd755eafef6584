using Redbook.Discs;

namespace Redbook.Emulation.Timing;

/// <summary>The drive's buffer between the host and the laser: how full it is, and how it empties as time passes.</summary>
/// <param name="timing">How the speed depends on the place.</param>
internal sealed class WriteBuffer(RecorderTiming timing)
{
    // The speed counts as constant over a second of sound.
    private const double Step = CdSector.PerSecond;

    private SpeedCurve _speed;
    private TimeSpan _at;
    private double _level;
    private double _capacity;
    private double _position;
    private int _blockBytes;
    private int _bufferBytes;

    /// <summary>Whether a stream is being written: from the first WRITE to the flush.</summary>
    public bool IsStreaming { get; private set; }

    /// <summary>Whether the laser is on.</summary>
    public bool IsBurning { get; private set; }

    /// <summary>Whether the host has sent all there will be, so that running empty is no underrun.</summary>
    public bool IsComplete { get; set; }

    /// <summary>What is in the buffer, in bytes.</summary>
    public long FilledBytes => IsStreaming ? (long)Math.Ceiling(_level) * _blockBytes : 0;

    /// <summary>A stream begins.</summary>
    public void Begin(TimeSpan now, Lba position, int blockBytes, int bufferBytes, double maxSectorsPerSecond)
    {
        _speed = new SpeedCurve(timing.Rotation, timing.Zones, maxSectorsPerSecond);
        (_at, _level, _position, _blockBytes) = (now, 0, position.Value, blockBytes);
        _bufferBytes = bufferBytes;
        _capacity = Math.Max(bufferBytes / blockBytes, 1);
        (IsStreaming, IsBurning) = (true, false);
    }

    /// <summary>Time has passed.</summary>
    /// <returns>Whether the buffer ran empty too early.</returns>
    public bool Advance(TimeSpan now)
    {
        double seconds = (now - _at).TotalSeconds;
        _at = now;
        while (IsBurning && seconds > 0)
        {
            double rate = _speed.At(_position);
            double sectors = Math.Min(Math.Min(_level, Step), seconds * rate);
            _level -= sectors;
            _position += sectors;
            seconds -= sectors / rate;
            if (_level <= 1e-9)
            {
                _level = 0;
                IsBurning = false;
                return !IsComplete;
            }
        }

        return false;
    }

    /// <summary>Whether so many sectors more go in. When they do not, the laser is on.</summary>
    public bool HasRoom(int sectors)
    {
        if (_level + sectors <= _capacity || _level <= 0)
        {
            return true;
        }

        IsBurning = true;
        return false;
    }

    /// <summary>Sectors come in. Their size changes where a lead-in with text goes before the sound.</summary>
    public void Add(int sectors, int blockBytes)
    {
        if (blockBytes != _blockBytes)
        {
            _blockBytes = blockBytes;
            _capacity = Math.Max(_bufferBytes / blockBytes, 1);
        }

        _level += sectors;
        IsBurning |= _level >= _capacity * Math.Clamp(timing.StartLevel, 0, 1);
    }

    /// <summary>How long it takes until what is too much has been written.</summary>
    public TimeSpan UntilNotOverfull() => TimeToWrite(_level - _capacity);

    /// <summary>The host has sent everything: what is in the buffer is written.</summary>
    /// <returns>How long that takes.</returns>
    public TimeSpan Flush()
    {
        TimeSpan duration = TimeToWrite(_level);
        (IsStreaming, IsBurning, IsComplete, _level) = (false, false, false, 0);
        return duration;
    }

    public void Forget() => (IsStreaming, IsBurning, IsComplete, _level) = (false, false, false, 0);

    private TimeSpan TimeToWrite(double sectors)
    {
        double seconds = 0;
        double position = _position;
        while (sectors > 0)
        {
            double part = Math.Min(sectors, Step);
            seconds += part / _speed.At(position);
            position += part;
            sectors -= part;
        }

        return TimeSpan.FromSeconds(seconds);
    }
}
