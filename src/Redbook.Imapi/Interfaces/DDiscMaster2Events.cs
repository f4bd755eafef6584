using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>What <see cref="IDiscMaster2"/> tells of drives that come and go.</summary>
[ComVisible(true)]
[Guid("27354131-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface DDiscMaster2Events
{
    /// <summary>A drive was added.</summary>
    /// <param name="object">The <see cref="IDiscMaster2"/> that tells.</param>
    /// <param name="uniqueId">The id of the drive.</param>
    [DispId(256)]
    void NotifyDeviceAdded(object @object, string uniqueId);

    /// <summary>A drive was removed.</summary>
    /// <param name="object">The <see cref="IDiscMaster2"/> that tells.</param>
    /// <param name="uniqueId">The id of the drive.</param>
    [DispId(257)]
    void NotifyDeviceRemoved(object @object, string uniqueId);
}
