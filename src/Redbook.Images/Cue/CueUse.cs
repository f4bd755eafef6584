using Redbook.Audio;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>A file of a sheet while its content is laid out: how far it is used up.</summary>
internal sealed class CueUse
{
    private readonly ImageExtent? _sound;
    private readonly string? _binaryPath;
    private readonly PcmByteOrder _order;
    private readonly long _binaryBytes;
    private long _soundAt;
    private long _binaryAt;

    private CueUse(ImageExtent? sound, string? binaryPath, PcmByteOrder order, long assumedSamples)
    {
        (_sound, _binaryPath, _order, AssumedSamples) = (sound, binaryPath, order, assumedSamples);
        _binaryBytes = binaryPath is null ? 0 : FileLength.Of(binaryPath);
    }

    /// <summary>The length that a file which is not there must have had at least.</summary>
    public long AssumedSamples { get; }

    /// <summary>Samples from the beginning of the file to where it is used up.</summary>
    public long PositionSamples { get; private set; }

    /// <summary>Whether sectors of any mode can be read from it.</summary>
    public bool IsBinary => _binaryPath is not null;

    /// <summary>A file that holds bare sectors.</summary>
    public static CueUse Binary(string path, PcmByteOrder order) => new(null, path, order, 0);

    /// <summary>An audio file.</summary>
    public static CueUse Sound(ImageExtent whole) => new(whole, null, PcmByteOrder.LittleEndian, 0);

    /// <summary>A file that is not there: silence.</summary>
    public static CueUse Missing(long samples) => new(null, null, PcmByteOrder.LittleEndian, samples);

    /// <summary>Samples that are left, counted in sectors of a track.</summary>
    public long RestSamples(CueMode mode) => _sound is not null ? _sound.LengthSamples - _soundAt
        : _binaryPath is null ? Math.Max(0, AssumedSamples - PositionSamples)
        : mode is { Form: SectorForm.Raw, TrailingBytes: 0, Mode: TrackMode.Audio }
            ? (_binaryBytes - _binaryAt) / CdSector.BytesPerSample
            : (_binaryBytes - _binaryAt) / mode.StrideBytes * CdSector.Samples;

    /// <summary>Bytes behind the last whole sample or sector.</summary>
    public long OddBytes(CueMode mode) => _binaryPath is null ? 0
        : (_binaryBytes - _binaryAt) % (mode == CueMode.Audio ? CdSector.BytesPerSample : mode.StrideBytes);

    /// <summary>Takes the next samples out of the file.</summary>
    public ImageExtent Take(long samples, CueMode mode)
    {
        PositionSamples += samples;
        if (_sound is not null)
        {
            ImageExtent part = Timeline.Cut(_sound, _soundAt, samples);
            _soundAt += samples;
            return part;
        }

        if (_binaryPath is null)
        {
            return new SilenceExtent(samples);
        }

        long start = _binaryAt;
        if (mode == CueMode.Audio)
        {
            _binaryAt += samples * CdSector.BytesPerSample;
            return new PcmExtent(_binaryPath, start, samples) { ByteOrder = _order };
        }

        int sectors = (int)(samples / CdSector.Samples);
        _binaryAt += (long)sectors * mode.StrideBytes;
        return new SectorExtent(_binaryPath, start, sectors, mode.Form)
        {
            TrailingBytes = mode.TrailingBytes,
            ByteOrder = mode.Mode == TrackMode.Audio ? _order : PcmByteOrder.LittleEndian,
        };
    }
}
