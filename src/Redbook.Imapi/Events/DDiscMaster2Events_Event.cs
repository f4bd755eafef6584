namespace Redbook.Imapi;

/// <summary>The events of the list of drives, as the type library names them.</summary>
public interface DDiscMaster2Events_Event
{
    /// <summary>A drive came.</summary>
    event DDiscMaster2Events_NotifyDeviceAddedEventHandler? NotifyDeviceAdded;

    /// <summary>A drive went.</summary>
    event DDiscMaster2Events_NotifyDeviceRemovedEventHandler? NotifyDeviceRemoved;
}
