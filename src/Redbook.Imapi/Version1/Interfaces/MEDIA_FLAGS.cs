namespace Redbook.Imapi.Version1;

/// <summary>What can be done with a disc.</summary>
[Flags]
public enum MEDIA_FLAGS
{
    /// <summary>Nothing is on it.</summary>
    MEDIA_BLANK = 0x1,

    /// <summary>It is a CD-RW.</summary>
    MEDIA_RW = 0x2,

    /// <summary>It can take more.</summary>
    MEDIA_WRITABLE = 0x4,

    /// <summary>It is no compact disc.</summary>
    MEDIA_FORMAT_UNUSABLE_BY_IMAPI = 0x8,
}
