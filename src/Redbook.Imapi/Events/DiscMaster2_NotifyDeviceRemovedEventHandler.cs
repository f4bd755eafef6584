namespace Redbook.Imapi;

/// <summary>A handler of drives that go, as hand-written declarations name it.</summary>
/// <param name="sender">The <see cref="IDiscMaster2"/> that tells.</param>
/// <param name="uniqueId">The id of the drive.</param>
public delegate void DiscMaster2_NotifyDeviceRemovedEventHandler(object sender, string uniqueId);
