namespace Redbook.Transport.Windows;

/// <summary>Marks on drives that are taken, which every program of this machine sees that sets such marks itself: whatever the
/// driver of a drive can do, two of them never have one drive at once. Another one in tests.</summary>
internal interface IDriveMarks
{
    /// <summary>Sets the mark. However the program ends, it is gone then.</summary>
    /// <param name="drive">The drive, spelt in one way only.</param>
    /// <param name="clientName">Whom others are told.</param>
    /// <param name="mark">Dispose it to take the mark away; <see langword="null"/> where there is none.</param>
    /// <returns><see langword="false"/> when the drive bears another's mark. A system without such marks hinders
    /// nobody.</returns>
    bool TrySet(string drive, string clientName, out IDisposable? mark);

    /// <summary>Who has set the mark that a drive bears, with the number of the process; <see langword="null"/> when it bears
    /// none.</summary>
    string? HolderOf(string drive);
}
