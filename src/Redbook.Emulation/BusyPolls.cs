namespace Redbook.Emulation;

/// <summary>How many times the drive says that it is still at work before it takes commands for the disc again.</summary>
public sealed record BusyPolls
{
    /// <summary>2/04/08 (long write in progress) after SYNCHRONIZE CACHE.</summary>
    public int AfterSynchronize { get; init; }

    /// <summary>2/04/07 (operation in progress) after CLOSE TRACK/SESSION.</summary>
    public int AfterClose { get; init; }

    /// <summary>2/04/07 (operation in progress) after BLANK.</summary>
    public int AfterBlank { get; init; }

    /// <summary>2/04/01 (becoming ready) after a disc was put in or the tray closed.</summary>
    public int AfterLoad { get; init; }
}
