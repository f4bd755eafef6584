namespace Redbook.Imapi;

/// <summary>A handler of drives that come, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscMaster2"/> that tells.</param>
/// <param name="uniqueId">The id of the drive.</param>
public delegate void DiscMaster2_NotifyDeviceAddedEventHandler(object sender, string uniqueId);
