namespace Redbook.Images;

/// <summary>How much of a sector a file holds; the rest is made.</summary>
public enum SectorForm
{
    /// <summary>2352 bytes: all of it.</summary>
    Raw = 0,

    /// <summary>2048 bytes: the user data of mode 1 or of mode 2 form 1.</summary>
    User2048 = 1,

    /// <summary>2324 bytes: the user data of mode 2 form 2.</summary>
    User2324 = 2,

    /// <summary>2336 bytes: all of a mode 2 sector behind its header.</summary>
    Mode2 = 3,
}
