namespace Redbook.Imapi;

/// <content>Drives that come and go.</content>
public partial class MsftDiscMaster2 : DiscMaster2_Event, DDiscMaster2Events_Event
{
    private readonly Lock _eventGate = new();
    private ImapiEvent<DiscMaster2_NotifyDeviceAddedEventHandler, DDiscMaster2Events_NotifyDeviceAddedEventHandler>
        _added;

    private ImapiEvent<DiscMaster2_NotifyDeviceRemovedEventHandler, DDiscMaster2Events_NotifyDeviceRemovedEventHandler>
        _removed;

    private bool _isListening;

    /// <inheritdoc/>
    event DiscMaster2_NotifyDeviceAddedEventHandler? DiscMaster2_Event.NotifyDeviceAdded
    {
        add => NotifyDeviceAdded += value;
        remove => NotifyDeviceAdded -= value;
    }

    /// <inheritdoc/>
    event DiscMaster2_NotifyDeviceRemovedEventHandler? DiscMaster2_Event.NotifyDeviceRemoved
    {
        add => NotifyDeviceRemoved += value;
        remove => NotifyDeviceRemoved -= value;
    }

    /// <inheritdoc/>
    event DDiscMaster2Events_NotifyDeviceAddedEventHandler? DDiscMaster2Events_Event.NotifyDeviceAdded
    {
        add => NotifyDeviceAdded += value;
        remove => NotifyDeviceAdded -= value;
    }

    /// <inheritdoc/>
    event DDiscMaster2Events_NotifyDeviceRemovedEventHandler? DDiscMaster2Events_Event.NotifyDeviceRemoved
    {
        add => NotifyDeviceRemoved += value;
        remove => NotifyDeviceRemoved -= value;
    }

    /// <summary>A drive came on the list. Use <c>+=</c> and <c>-=</c> with either delegate type; the object is kept
    /// alive by the list of drives while a handler is attached.</summary>
    public ImapiEvent<DiscMaster2_NotifyDeviceAddedEventHandler, DDiscMaster2Events_NotifyDeviceAddedEventHandler>
        NotifyDeviceAdded
    {
        get
        {
            lock (_eventGate)
            {
                return _added;
            }
        }

        set
        {
            lock (_eventGate)
            {
                _added = value;
                Listen();
            }
        }
    }

    /// <summary>A drive went off the list. Use <c>+=</c> and <c>-=</c> with either delegate type.</summary>
    public ImapiEvent<DiscMaster2_NotifyDeviceRemovedEventHandler, DDiscMaster2Events_NotifyDeviceRemovedEventHandler>
        NotifyDeviceRemoved
    {
        get
        {
            lock (_eventGate)
            {
                return _removed;
            }
        }

        set
        {
            lock (_eventGate)
            {
                _removed = value;
                Listen();
            }
        }
    }

    private void Listen()
    {
        bool wanted = !_added.Handlers.IsEmpty || !_removed.Handlers.IsEmpty;
        if (wanted == _isListening)
        {
            return;
        }

        _isListening = wanted;
        if (wanted)
        {
            _drives.Changed += Tell;
        }
        else
        {
            _drives.Changed -= Tell;
        }
    }

    private void Tell(object? sender, DriveListChangedEventArgs change)
    {
        string id = change.Entry.Id;
        foreach (Delegate handler in change.IsAdded ? NotifyDeviceAdded.Handlers : NotifyDeviceRemoved.Handlers)
        {
            try
            {
                Call(handler, id);
            }
#pragma warning disable RCS1075 // Results of handlers are ignored, as for every event of this API.
            catch (Exception)
#pragma warning restore RCS1075
            {
                // Its own affair.
            }
        }
    }

    private void Call(Delegate handler, string id)
    {
        switch (handler)
        {
            case DiscMaster2_NotifyDeviceAddedEventHandler shape:
                shape(this, id);
                break;
            case DDiscMaster2Events_NotifyDeviceAddedEventHandler shape:
                shape(this, id);
                break;
            case DiscMaster2_NotifyDeviceRemovedEventHandler shape:
                shape(this, id);
                break;
            case DDiscMaster2Events_NotifyDeviceRemovedEventHandler shape:
                shape(this, id);
                break;
        }
    }
}
