namespace Redbook.Mmc;

/// <summary>The operation codes: byte 0 of a command block.</summary>
public static class Opcode
{
    /// <summary>TEST UNIT READY.</summary>
    public const byte TestUnitReady = 0x00;

    /// <summary>REQUEST SENSE.</summary>
    public const byte RequestSense = 0x03;

    /// <summary>INQUIRY.</summary>
    public const byte Inquiry = 0x12;

    /// <summary>MODE SELECT(6).</summary>
    public const byte ModeSelect6 = 0x15;

    /// <summary>MODE SENSE(6).</summary>
    public const byte ModeSense6 = 0x1A;

    /// <summary>START STOP UNIT.</summary>
    public const byte StartStopUnit = 0x1B;

    /// <summary>PREVENT ALLOW MEDIUM REMOVAL.</summary>
    public const byte PreventAllowMediumRemoval = 0x1E;

    /// <summary>READ FORMAT CAPACITIES.</summary>
    public const byte ReadFormatCapacities = 0x23;

    /// <summary>READ CAPACITY.</summary>
    public const byte ReadCapacity = 0x25;

    /// <summary>READ(10).</summary>
    public const byte Read10 = 0x28;

    /// <summary>WRITE(10).</summary>
    public const byte Write10 = 0x2A;

    /// <summary>SYNCHRONIZE CACHE.</summary>
    public const byte SynchronizeCache = 0x35;

    /// <summary>READ BUFFER.</summary>
    public const byte ReadBuffer = 0x3C;

    /// <summary>READ SUB-CHANNEL.</summary>
    public const byte ReadSubChannel = 0x42;

    /// <summary>READ TOC/PMA/ATIP.</summary>
    public const byte ReadTocPmaAtip = 0x43;

    /// <summary>GET CONFIGURATION.</summary>
    public const byte GetConfiguration = 0x46;

    /// <summary>GET EVENT STATUS NOTIFICATION.</summary>
    public const byte GetEventStatusNotification = 0x4A;

    /// <summary>READ DISC INFORMATION.</summary>
    public const byte ReadDiscInformation = 0x51;

    /// <summary>READ TRACK INFORMATION.</summary>
    public const byte ReadTrackInformation = 0x52;

    /// <summary>RESERVE TRACK.</summary>
    public const byte ReserveTrack = 0x53;

    /// <summary>SEND OPC INFORMATION.</summary>
    public const byte SendOpcInformation = 0x54;

    /// <summary>MODE SELECT(10).</summary>
    public const byte ModeSelect10 = 0x55;

    /// <summary>MODE SENSE(10).</summary>
    public const byte ModeSense10 = 0x5A;

    /// <summary>CLOSE TRACK/SESSION.</summary>
    public const byte CloseTrackSession = 0x5B;

    /// <summary>READ BUFFER CAPACITY.</summary>
    public const byte ReadBufferCapacity = 0x5C;

    /// <summary>SEND CUE SHEET.</summary>
    public const byte SendCueSheet = 0x5D;

    /// <summary>BLANK.</summary>
    public const byte Blank = 0xA1;

    /// <summary>READ(12).</summary>
    public const byte Read12 = 0xA8;

    /// <summary>WRITE(12).</summary>
    public const byte Write12 = 0xAA;

    /// <summary>GET PERFORMANCE.</summary>
    public const byte GetPerformance = 0xAC;

    /// <summary>SET STREAMING.</summary>
    public const byte SetStreaming = 0xB6;

    /// <summary>READ CD MSF.</summary>
    public const byte ReadCdMsf = 0xB9;

    /// <summary>SET CD SPEED.</summary>
    public const byte SetCdSpeed = 0xBB;

    /// <summary>MECHANISM STATUS.</summary>
    public const byte MechanismStatus = 0xBD;

    /// <summary>READ CD.</summary>
    public const byte ReadCd = 0xBE;
}
