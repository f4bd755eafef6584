namespace Redbook.Mmc.ModePages;

/// <summary>Byte 4 of page 2Ah.</summary>
[Flags]
public enum MediaFunctions : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Plays audio itself.</summary>
    AudioPlay = 1 << 0,

    /// <summary>Composite audio and video.</summary>
    Composite = 1 << 1,

    /// <summary>Digital output on port 2.</summary>
    DigitalPort2 = 1 << 2,

    /// <summary>Digital output on port 1.</summary>
    DigitalPort1 = 1 << 3,

    /// <summary>Reads mode 2 form 1.</summary>
    Mode2Form1 = 1 << 4,

    /// <summary>Reads mode 2 form 2.</summary>
    Mode2Form2 = 1 << 5,

    /// <summary>Reads further sessions.</summary>
    MultiSession = 1 << 6,

    /// <summary>Protects itself against an empty buffer while writing.</summary>
    UnderrunProtection = 1 << 7,
}
