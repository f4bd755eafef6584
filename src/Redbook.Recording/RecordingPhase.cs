namespace Redbook.Recording;

/// <summary>What a recording is doing.</summary>
public enum RecordingPhase
{
    /// <summary>Setting up the drive, filling the buffer, calibrating.</summary>
    Preparing = 0,

    /// <summary>Writing.</summary>
    Writing = 1,

    /// <summary>Finishing a track or the session.</summary>
    Finishing = 2,

    /// <summary>Looking whether the disc holds what was written.</summary>
    Verifying = 3,
}
