using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>Adding to a disc that is written in place. No CD that this part records is one.</summary>
[ComVisible(true)]
[Guid("B507CA23-2204-11DD-966A-001AA01BBC58")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IMultisessionRandomWrite : IMultisession
{
    /// <summary>Sectors that are always written together.</summary>
    [DispId(517)]
    int WriteUnitSize { get; }

    /// <summary>The last LBA in use.</summary>
    [DispId(518)]
    int LastWrittenAddress { get; }

    /// <summary>Sectors of the disc.</summary>
    [DispId(519)]
    int TotalSectorsOnMedia { get; }
}
