namespace Redbook.Recording;

/// <summary>Ways of writing a drive offers.</summary>
[Flags]
public enum WriteModes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Track by track.</summary>
    TrackAtOnce = 1,

    /// <summary>A session in one go after a cue sheet.</summary>
    SessionAtOnce = 2,

    /// <summary>Everything from the host.</summary>
    Raw = 4,

    /// <summary>With the laser off.</summary>
    TestWrite = 8,
}
