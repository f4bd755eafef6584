using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Redbook.Transport.Windows.Interop;

/// <summary>A command on its way: <c>SCSI_PASS_THROUGH_DIRECT</c> of <c>ntddscsi.h</c>, 56 bytes on 64
/// bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PassThroughDirect
{
    /// <summary>Bytes of this structure.</summary>
    public ushort Length;

    /// <summary>The SCSI status byte.</summary>
    public byte ScsiStatus;

    /// <summary>Filled in by the driver.</summary>
    public byte PathId;

    /// <summary>Filled in by the driver.</summary>
    public byte TargetId;

    /// <summary>Filled in by the driver.</summary>
    public byte Lun;

    /// <summary>Bytes of the command block.</summary>
    public byte CommandBytes;

    /// <summary>Room for sense, in bytes; afterwards the bytes that arrived.</summary>
    public byte SenseBytes;

    /// <summary>0 to the device, 1 from it, 2 no data.</summary>
    public byte Direction;

    /// <summary>Bytes of the data phase; afterwards those that moved.</summary>
    public uint TransferBytes;

    /// <summary>Seconds.</summary>
    public uint TimeoutSeconds;

    /// <summary>The data, aligned as the adapter wants it.</summary>
    public nint Data;

    /// <summary>Where sense is put: bytes from the start of this structure.</summary>
    public uint SenseOffset;

    /// <summary>The command block.</summary>
    public CommandBlock Command;

    /// <summary>16 bytes of command block.</summary>
    [InlineArray(16)]
    public struct CommandBlock
    {
        private byte _first;
    }
}
