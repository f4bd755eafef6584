namespace Redbook.Emulation;

/// <summary>Why a virtual disc could not be made or opened, for callers that act on it.</summary>
public enum VirtualDiscFailure
{
    /// <summary>The files could not be read or written.</summary>
    Access = 0,

    /// <summary>There is no virtual disc at this place.</summary>
    NotFound = 1,

    /// <summary>The place is taken by something else.</summary>
    AlreadyExists = 2,

    /// <summary>Another recorder has the disc; <see cref="VirtualDiscException.Owner"/> says who.</summary>
    InUse = 3,

    /// <summary>A file is missing, cut off or does not make sense. Nothing was changed.</summary>
    Damaged = 4,

    /// <summary>The disc was written by a later version of this program.</summary>
    UnknownVersion = 5,
}
