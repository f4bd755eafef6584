namespace Redbook.Recording;

/// <summary>What a look at the disc says.</summary>
public enum MediumState
{
    /// <summary>No disc, or the tray is open.</summary>
    NoDisc = 0,

    /// <summary>There is a disc, but it did not become ready in time; <see cref="MediumReport.NotReady"/> says
    /// why.</summary>
    NotReady = 1,

    /// <summary>A blank disc that can be recorded.</summary>
    Blank = 2,

    /// <summary>Something is recorded and more may follow.</summary>
    Appendable = 3,

    /// <summary>Closed, or a pressed disc.</summary>
    Complete = 4,

    /// <summary>No compact disc, or one this program cannot judge.</summary>
    Other = 5,
}
