namespace Redbook.Imapi;

/// <summary>A handler of drives that come, as the type library names it.</summary>
/// <param name="object">The <see cref="IDiscMaster2"/> that tells.</param>
/// <param name="uniqueId">The id of the drive.</param>
public delegate void DDiscMaster2Events_NotifyDeviceAddedEventHandler(object @object, string uniqueId);
