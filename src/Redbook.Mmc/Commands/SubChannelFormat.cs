namespace Redbook.Mmc.Commands;

/// <summary>What READ SUB-CHANNEL returns.</summary>
public enum SubChannelFormat : byte
{
    /// <summary>Where the head is.</summary>
    CurrentPosition = 1,

    /// <summary>The media catalogue number.</summary>
    MediaCatalogNumber = 2,

    /// <summary>The recording code of one track.</summary>
    Isrc = 3,
}
