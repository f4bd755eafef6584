namespace Redbook.Images;

/// <summary>What files of sound are written beside a sheet.</summary>
public enum ImageSound
{
    /// <summary>One file of raw sectors for the disc.</summary>
    OneBinary = 0,

    /// <summary>A WAVE file for each track; data tracks as raw sectors.</summary>
    WavePerTrack = 1,

    /// <summary>A FLAC file for each track, made by the installed <c>flac</c>; data tracks as raw sectors.</summary>
    FlacPerTrack = 2,
}
