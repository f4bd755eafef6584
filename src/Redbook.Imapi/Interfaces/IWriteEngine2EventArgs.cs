using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>How far a write has come.</summary>
[ComVisible(true)]
[Guid("27354136-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IWriteEngine2EventArgs
{
    /// <summary>The first address of this write, LBA.</summary>
    [DispId(256)]
    int StartLba { get; }

    /// <summary>Sectors of this write.</summary>
    [DispId(257)]
    int SectorCount { get; }

    /// <summary>The last sector read from the stream, LBA; one less than <see cref="StartLba"/> before the first.
    /// </summary>
    [DispId(258)]
    int LastReadLba { get; }

    /// <summary>The last sector sent to the drive, LBA; one less than <see cref="StartLba"/> before the first.</summary>
    [DispId(259)]
    int LastWrittenLba { get; }

    /// <summary>Size of our buffer in bytes.</summary>
    [DispId(262)]
    int TotalSystemBuffer { get; }

    /// <summary>Bytes waiting in our buffer.</summary>
    [DispId(263)]
    int UsedSystemBuffer { get; }

    /// <summary>Bytes free in our buffer.</summary>
    [DispId(264)]
    int FreeSystemBuffer { get; }
}
