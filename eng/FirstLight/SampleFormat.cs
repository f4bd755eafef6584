namespace FirstLight;

/// <summary>The file format of a track of the album.</summary>
internal enum SampleFormat
{
    /// <summary>FLAC, 16 bits, stereo.</summary>
    Flac,

    /// <summary>AIFF, 16 bits, stereo.</summary>
    Aiff,

    /// <summary>WAV, 24 bits, stereo.</summary>
    Wav24,

    /// <summary>WAV, 16 bits, one channel.</summary>
    WavMono,
}
