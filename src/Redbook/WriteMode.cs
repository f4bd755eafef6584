namespace Redbook;

/// <summary>The ways of recording a disc.</summary>
public enum WriteMode
{
    /// <summary>Track by track; 2 seconds of silence before each; the laser is off in between.</summary>
    TrackAtOnce = 0,

    /// <summary>A whole session from lead-in to lead-out by a cue sheet.</summary>
    SessionAtOnce = 1,

    /// <summary>A whole disc with every bit of its sub-channel given by the program.</summary>
    Raw = 2,
}
