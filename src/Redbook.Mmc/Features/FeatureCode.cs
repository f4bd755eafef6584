namespace Redbook.Mmc.Features;

/// <summary>Feature codes of GET CONFIGURATION.</summary>
public static class FeatureCode
{
    /// <summary>The profiles the drive knows.</summary>
    public const ushort ProfileList = 0x0000;

    /// <summary>What every drive has.</summary>
    public const ushort Core = 0x0001;

    /// <summary>Events of changing features.</summary>
    public const ushort Morphing = 0x0002;

    /// <summary>Tray, lock, eject.</summary>
    public const ushort RemovableMedium = 0x0003;

    /// <summary>Reads anywhere.</summary>
    public const ushort RandomReadable = 0x0010;

    /// <summary>Reads all CD kinds.</summary>
    public const ushort MultiRead = 0x001D;

    /// <summary>Reads CDs.</summary>
    public const ushort CdRead = 0x001E;

    /// <summary>Writes packets.</summary>
    public const ushort IncrementalStreamingWritable = 0x0021;

    /// <summary>Writes CDs track by track.</summary>
    public const ushort CdTrackAtOnce = 0x002D;

    /// <summary>Writes CDs in one go.</summary>
    public const ushort CdMastering = 0x002E;

    /// <summary>Writes CD-RW by kinds.</summary>
    public const ushort CdRwMediaWriteSupport = 0x0037;

    /// <summary>Power management.</summary>
    public const ushort PowerManagement = 0x0100;

    /// <summary>Plays audio itself.</summary>
    public const ushort CdAudioPlay = 0x0103;

    /// <summary>Time limits.</summary>
    public const ushort Timeout = 0x0105;

    /// <summary>Speeds.</summary>
    public const ushort RealTimeStreaming = 0x0107;

    /// <summary>The drive's serial number.</summary>
    public const ushort SerialNumber = 0x0108;
}
