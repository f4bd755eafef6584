namespace Redbook.Recording.Planning;

/// <summary>What a way of recording does not bring onto the disc.</summary>
public enum RecordingLossKind
{
    /// <summary>CD-TEXT.</summary>
    CdText = 0,

    /// <summary>Graphics and whatever else lies in R to W.</summary>
    Graphics,

    /// <summary>Index points 2 and up.</summary>
    Indexes,

    /// <summary>Sound before the first track.</summary>
    HiddenTrack,

    /// <summary>Sound in the pregap of another track.</summary>
    PregapSound,

    /// <summary>That a track follows the one before without a gap.</summary>
    Gapless,

    /// <summary>The length of pregaps.</summary>
    PregapLength,

    /// <summary>The number of the first track.</summary>
    FirstTrackNumber,

    /// <summary>That the drive's write offset is made up for.</summary>
    WriteOffset,

    /// <summary>Samples at the edges of the sound, moved off by the drive's write offset.</summary>
    EdgeSamples,
}
