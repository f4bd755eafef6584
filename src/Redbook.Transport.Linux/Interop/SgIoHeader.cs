using System.Runtime.InteropServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary>What SG_IO takes and gives back: <c>struct sg_io_hdr</c> of <c>scsi/sg.h</c>, 88 bytes on 64 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct SgIoHeader
{
    /// <summary>Its size, in bytes.</summary>
    public const int Size = 88;

    /// <summary><c>'S'</c>: this form of the structure.</summary>
    public int InterfaceId;

    /// <summary>−1 none, −2 to the device, −3 from it.</summary>
    public int TransferDirection;

    /// <summary>Bytes of the command block.</summary>
    public byte CommandBytes;

    /// <summary>Room for sense, in bytes.</summary>
    public byte MaxSenseBytes;

    /// <summary>0: one buffer, not a list.</summary>
    public ushort ScatterCount;

    /// <summary>Bytes of the data phase.</summary>
    public uint TransferBytes;

    /// <summary>The data.</summary>
    public nint Data;

    /// <summary>The command block.</summary>
    public nint Command;

    /// <summary>Where sense is put.</summary>
    public nint Sense;

    /// <summary>Milliseconds; the greatest number is for ever.</summary>
    public uint TimeoutMilliseconds;

    /// <summary>Bits that ask for special treatment; none here.</summary>
    public uint Flags;

    /// <summary>Not looked at.</summary>
    public int PackId;

    /// <summary>Not looked at.</summary>
    public nint UserPointer;

    /// <summary>The SCSI status byte.</summary>
    public byte Status;

    /// <summary>The status byte as an older interface gave it.</summary>
    public byte MaskedStatus;

    /// <summary>Not used by SCSI of today.</summary>
    public byte MessageStatus;

    /// <summary>Bytes of sense that arrived.</summary>
    public byte SenseBytes;

    /// <summary>What the host adapter says: see <see cref="HostStatus"/>.</summary>
    public ushort HostStatus;

    /// <summary>What the driver says; bit 3 marks sense.</summary>
    public ushort DriverStatus;

    /// <summary>Bytes of the data phase that did not move.</summary>
    public int ResidualBytes;

    /// <summary>Milliseconds that it took.</summary>
    public uint DurationMilliseconds;

    /// <summary>Bits that say how it went.</summary>
    public uint Info;
}
