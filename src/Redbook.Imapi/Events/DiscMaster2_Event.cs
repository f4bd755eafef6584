namespace Redbook.Imapi;

/// <summary>The events of the list of drives, as hand-written declarations name them.</summary>
public interface DiscMaster2_Event
{
    /// <summary>A drive came.</summary>
    event DiscMaster2_NotifyDeviceAddedEventHandler? NotifyDeviceAdded;

    /// <summary>A drive went.</summary>
    event DiscMaster2_NotifyDeviceRemovedEventHandler? NotifyDeviceRemoved;
}
