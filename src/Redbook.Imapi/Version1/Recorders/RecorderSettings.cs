using Redbook.Recording;

namespace Redbook.Imapi.Version1.Recorders;

/// <summary>The properties of one drive in one session.</summary>
internal sealed class RecorderSettings
{
    /// <summary>The gap of the format: two seconds.</summary>
    public const int DefaultGap = 150;

    /// <summary>The longest gap: three seconds.</summary>
    public const int MaxGap = 225;

    private readonly Lock _gate = new();
    private int[] _factors = [];
    private int _maxWriteSpeed;
    private int _writeSpeed;
    private int _gap = DefaultGap;
    private int _protection = -1;
    private bool _canProtect;
    private RecorderPropertyStorage? _handedOut;

    /// <summary>Blocks between two tracks.</summary>
    public int Gap => Volatile.Read(ref _gap);

    /// <summary>Whether the drive shall protect itself against an empty buffer.</summary>
    public bool ProtectsBuffer => Volatile.Read(ref _protection) != 0;

    /// <summary>The speed to write with, as a multiple; <see langword="null"/> for the highest.</summary>
    public int? SpeedFactor
    {
        get
        {
            lock (_gate)
            {
                return _writeSpeed == 0 || _writeSpeed >= _maxWriteSpeed ? null : _writeSpeed;
            }
        }
    }

    /// <summary>Whether the last set was handed out, changed and never applied.</summary>
    public bool HasForgottenChange
    {
        get
        {
            lock (_gate)
            {
                return _handedOut is { IsChanged: true };
            }
        }
    }

    /// <summary>Takes note of what drive and disc can do.</summary>
    public void Learn(MediumReport report)
    {
        int[] factors =
        [
            .. report.WriteSpeeds.Select(static speed => speed.Speed.Factor)
                .Where(static factor => factor > 0).Distinct().OrderDescending(),
        ];
        lock (_gate)
        {
            _factors = factors;
            _maxWriteSpeed = factors is [int highest, ..] ? highest : report.Drive.Capabilities?.MaxWriteSpeed.Factor ?? 0;
            _canProtect = report.Drive.HasUnderrunProtection;
        }
    }

    /// <summary>A copy of the properties, for a program.</summary>
    public RecorderPropertyStorage Copy()
    {
        lock (_gate)
        {
            return _handedOut = new RecorderPropertyStorage(
                RecorderProperty.All.Select(property => (property, ValueOf(property.Id))));
        }
    }

    /// <summary>Applies what a set says.</summary>
    /// <returns>Whether all of it could be applied.</returns>
    public bool Apply(IPropertyStorage set)
    {
        bool all = true;
        IReadOnlyList<(string? Name, uint Id, object? Value)> entries = PropertySets.EntriesOf(set);
        lock (_gate)
        {
            foreach ((string? name, uint id, object? value) in entries)
            {
                all &= RecorderProperty.Find(name, id) is { } known && PropertySets.TryToInt32(value, out int number)
                    && Apply(known, number);
            }

            _handedOut = ReferenceEquals(_handedOut, set) ? null : _handedOut;
        }

        return all;
    }

    private bool Apply(RecorderProperty property, int value)
    {
        switch (property.Id)
        {
            case RecorderProperty.WriteSpeed:
                _writeSpeed = Lowered(value);
                return true;
            case RecorderProperty.AudioGapSize:
                _gap = Math.Clamp(value, 0, MaxGap);
                return true;
            case RecorderProperty.EnableBufferUnderrunFree:
                _protection = value is 0 or 1 ? value : -1;
                return true;
            default:
                // Read-only: a set that was handed out has it, and is right to bring it back as it was.
                return value == ValueOf(property.Id);
        }
    }

    private int ValueOf(uint id) => id switch
    {
        RecorderProperty.MaxWriteSpeed => _maxWriteSpeed,
        RecorderProperty.WriteSpeed => _writeSpeed == 0 || (_maxWriteSpeed > 0 && _writeSpeed > _maxWriteSpeed)
            ? _maxWriteSpeed
            : _writeSpeed,
        RecorderProperty.AudioGapSize => _gap,
        RecorderProperty.BufferUnderrunFreeCapable => _canProtect ? -1 : 0,
        _ => _protection,
    };

    /// <summary>The next speed down that there is; 0 for the highest.</summary>
    private int Lowered(int wish)
    {
        if (wish <= 0 || (_maxWriteSpeed > 0 && wish >= _maxWriteSpeed))
        {
            return 0;
        }

        foreach (int factor in _factors)
        {
            if (factor <= wish)
            {
                return factor;
            }
        }

        return _factors.Length > 0 ? _factors[^1] : wish;
    }
}
