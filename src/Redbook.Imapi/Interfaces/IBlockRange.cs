using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>A range of blocks.</summary>
[ComVisible(true)]
[Guid("B507CA25-2204-11DD-966A-001AA01BBC58")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IBlockRange
{
    /// <summary>The first LBA.</summary>
    [DispId(256)]
    int StartLba { get; }

    /// <summary>The last LBA.</summary>
    [DispId(257)]
    int EndLba { get; }
}
