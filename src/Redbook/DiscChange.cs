namespace Redbook;

/// <summary>What the system noticed of the disc in a drive.</summary>
public enum DiscChange
{
    /// <summary>A disc was put in or taken out; which of the two, only asking the drive would tell.</summary>
    Changed = 0,

    /// <summary>A disc was put in.</summary>
    Inserted = 1,

    /// <summary>The disc was taken out.</summary>
    Removed = 2,

    /// <summary>Somebody pressed the button at the drive.</summary>
    EjectRequested = 3,
}
