namespace Redbook.Discs;

/// <summary>What the main channel of a track carries.</summary>
public enum TrackMode
{
    /// <summary>Sound: 2352 bytes of samples in each sector.</summary>
    Audio = 0,

    /// <summary>CD-ROM mode 1: 2048 bytes of user data with error correction.</summary>
    Mode1 = 1,

    /// <summary>CD-ROM mode 2 without forms: 2336 bytes of user data.</summary>
    Mode2 = 2,

    /// <summary>CD-ROM XA: mode 2 sectors of form 1 (2048 bytes) and form 2 (2324 bytes), mixed freely.</summary>
    Mode2Xa = 3,
}
