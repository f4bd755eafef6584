namespace Redbook.Audio;

/// <summary>The kinds of audio file that are told apart by their content.</summary>
public enum AudioContainer
{
    /// <summary>Headerless samples, in the format that the caller declared.</summary>
    RawPcm,

    /// <summary>RIFF WAVE, RF64 or BW64.</summary>
    Wave,

    /// <summary>AIFF or AIFC.</summary>
    Aiff,

    /// <summary>Native FLAC.</summary>
    Flac,

    /// <summary>Ogg: Vorbis, Opus, FLAC or Speex inside.</summary>
    Ogg,

    /// <summary>A stream of MPEG audio frames, layer I to III (MP3).</summary>
    MpegAudio,

    /// <summary>AAC frames with ADTS headers.</summary>
    Adts,

    /// <summary>MP4, M4A, MOV and kin.</summary>
    Mp4,

    /// <summary>Matroska or WebM.</summary>
    Matroska,

    /// <summary>Apple's Core Audio Format.</summary>
    CoreAudio,

    /// <summary>WavPack.</summary>
    WavPack,

    /// <summary>Monkey's Audio.</summary>
    MonkeysAudio,

    /// <summary>True Audio (TTA).</summary>
    TrueAudio,

    /// <summary>Musepack, stream version 7.</summary>
    Musepack7,

    /// <summary>Musepack, stream version 8.</summary>
    Musepack8,

    /// <summary>Windows Media Audio in ASF.</summary>
    WindowsMedia,

    /// <summary>Sony Wave64.</summary>
    Wave64,

    /// <summary>Sun or NeXT audio.</summary>
    SunAudio,

    /// <summary>AC-3 frames.</summary>
    DolbyDigital,

    /// <summary>E-AC-3 frames.</summary>
    DolbyDigitalPlus,

    /// <summary>DTS frames.</summary>
    Dts,

    /// <summary>Shorten.</summary>
    Shorten,

    /// <summary>TAK.</summary>
    Tak,

    /// <summary>DSD stream file.</summary>
    Dsd,
}
