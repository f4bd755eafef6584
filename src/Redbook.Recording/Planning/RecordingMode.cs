namespace Redbook.Recording.Planning;

/// <summary>The ways in which a disc can be recorded.</summary>
public enum RecordingMode
{
    /// <summary>Track by track; the drive makes gaps of two seconds, lead-in and lead-out.</summary>
    TrackAtOnce = 0,

    /// <summary>In one go by a cue sheet; the drive makes lead-in, lead-out, P and Q.</summary>
    SessionAtOnce = 1,

    /// <summary>In one go with everything from the host.</summary>
    Raw = 2,
}
