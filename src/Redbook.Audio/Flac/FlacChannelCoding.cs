namespace Redbook.Audio.Flac;

/// <summary>How the channels of a frame depend on each other. RFC 9639 9.1.3.</summary>
internal enum FlacChannelCoding
{
    /// <summary>Each channel stands alone.</summary>
    Independent,

    /// <summary>Left, then left minus right.</summary>
    LeftSide,

    /// <summary>Left minus right, then right.</summary>
    SideRight,

    /// <summary>Half the sum, then left minus right.</summary>
    MidSide,
}
