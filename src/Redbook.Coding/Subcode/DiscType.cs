namespace Redbook.Coding.Subcode;

/// <summary>The kind of disc, as PSEC of POINT A0 gives it.</summary>
public enum DiscType : byte
{
    /// <summary>CD-DA, or CD-ROM with mode 1 tracks.</summary>
    AudioOrMode1 = 0x00,

    /// <summary>CD-I.</summary>
    Interactive = 0x10,

    /// <summary>CD-ROM XA: mode 2 with sub-headers.</summary>
    Xa = 0x20,
}
