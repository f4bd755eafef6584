using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>Adding a session behind the last one, with the size of a write.</summary>
[ComVisible(true)]
[Guid("B507CA22-2204-11DD-966A-001AA01BBC58")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IMultisessionSequential2 : IMultisessionSequential
{
    /// <summary>Sectors that are always written together; 1 on a CD.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2DATA_INVALID_MEDIA_STATE, or a device code.</exception>
    [DispId(517)]
    int WriteUnitSize { get; }
}
