using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>Ranges of blocks that a data image consists of.</summary>
[ComVisible(true)]
[Guid("B507CA26-2204-11DD-966A-001AA01BBC58")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IBlockRangeList
{
    /// <summary>The ranges (<see cref="IBlockRange"/>).</summary>
    [DispId(256)]
    object[] BlockRanges { get; }
}
