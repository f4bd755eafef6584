namespace Redbook.Imapi;

/// <summary>The Update event of an object: handlers of either delegate type, added and told on any thread.</summary>
internal sealed class UpdateEvent<TShort, TLong>
    where TShort : Delegate
    where TLong : Delegate
{
    private readonly Lock _gate = new();
    private ImapiEvent<TShort, TLong> _handlers;

    /// <summary>The handlers.</summary>
    public ImapiEvent<TShort, TLong> Handlers
    {
        get
        {
            lock (_gate)
            {
                return _handlers;
            }
        }

        set
        {
            lock (_gate)
            {
                _handlers = value;
            }
        }
    }

    public void Add(TShort? handler)
    {
        lock (_gate)
        {
            _handlers += handler;
        }
    }

    public void Add(TLong? handler)
    {
        lock (_gate)
        {
            _handlers += handler;
        }
    }

    public void Remove(TShort? handler)
    {
        lock (_gate)
        {
            _handlers -= handler;
        }
    }

    public void Remove(TLong? handler)
    {
        lock (_gate)
        {
            _handlers -= handler;
        }
    }

    /// <summary>Tells every handler; what one throws is ignored and keeps no other from being told.</summary>
    public void Raise(Action<TShort> tellShort, Action<TLong> tellLong)
    {
        foreach (Delegate handler in Handlers.Handlers)
        {
            try
            {
                if (handler is TShort shape)
                {
                    tellShort(shape);
                }
                else
                {
                    tellLong((TLong)handler);
                }
            }
#pragma warning disable RCS1075 // A handler that throws must neither end a recording nor keep others from being told.
            catch (Exception)
#pragma warning restore RCS1075
            {
                // Results of handlers are ignored.
            }
        }
    }
}
