namespace Redbook.Audio.Ogg;

/// <summary>Codecs in Ogg, by what their granule positions count.</summary>
internal enum OggCodec
{
    /// <summary>One whose granule positions give no exact length.</summary>
    Other,

    /// <summary>Samples at the codec's rate.</summary>
    Vorbis,

    /// <summary>Samples at 48 kHz, from which the pre-skip is taken off.</summary>
    Opus,

    /// <summary>Samples.</summary>
    Flac,
}
