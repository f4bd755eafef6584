namespace Redbook.Mmc.Commands;

/// <summary>How READ TRACK INFORMATION names the track.</summary>
public enum TrackAddressType : byte
{
    /// <summary>By an address inside it.</summary>
    Lba = 0,

    /// <summary>By its number.</summary>
    Track = 1,

    /// <summary>The first track of a session.</summary>
    Session = 2,
}
