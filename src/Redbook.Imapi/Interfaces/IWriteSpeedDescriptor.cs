using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>One speed that drive and disc can do.</summary>
[ComVisible(true)]
[Guid("27354144-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IWriteSpeedDescriptor
{
    /// <summary>The medium that was in the drive.</summary>
    [DispId(257)]
    IMAPI_MEDIA_PHYSICAL_TYPE MediaType { get; }

    /// <summary>Whether the disc turns at constant angular velocity.</summary>
    [DispId(258)]
    bool RotationTypeIsPureCAV { get; }

    /// <summary>Sectors per second.</summary>
    [DispId(259)]
    int WriteSpeed { get; }
}
