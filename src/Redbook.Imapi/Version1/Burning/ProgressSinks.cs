namespace Redbook.Imapi.Version1.Burning;

/// <summary>The sinks of a session. What a sink throws is its own affair, E_NOTIMPL first of all.</summary>
internal sealed class ProgressSinks
{
    [ThreadStatic]
    private static ProgressSinks? s_calling;

    private readonly Lock _gate = new();
    private volatile (nuint Cookie, IDiscMasterProgressEvents Events)[] _sinks = [];
    private nuint _lastCookie;

    /// <summary>Whether nobody is told.</summary>
    public bool IsEmpty => _sinks.Length == 0;

    /// <summary>All of them, as they are now.</summary>
    public (nuint Cookie, IDiscMasterProgressEvents Events)[] All => _sinks;

    /// <summary>Whether this thread is within a callback.</summary>
    public bool IsCalling => ReferenceEquals(s_calling, this);

    public nuint Add(IDiscMasterProgressEvents sink)
    {
        lock (_gate)
        {
            _lastCookie++;
            _sinks = [.. _sinks, (_lastCookie, sink)];
            return _lastCookie;
        }
    }

    public bool Remove(nuint cookie)
    {
        lock (_gate)
        {
            int before = _sinks.Length;
            _sinks = [.. _sinks.Where(sink => sink.Cookie != cookie)];
            return _sinks.Length < before;
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _sinks = [];
        }
    }

    /// <summary>Asks every sink; whoever fails to answer does not cancel.</summary>
    public bool QueryCancel()
    {
        bool stop = false;
        ProgressSinks? outer = s_calling;
        s_calling = this;
        try
        {
            foreach ((_, IDiscMasterProgressEvents events) in _sinks)
            {
                stop |= SaysStop(events);
            }
        }
        finally
        {
            s_calling = outer;
        }

        return stop;
    }

    public void PnPActivity() => Tell((0, 0), static (sink, _) => sink.NotifyPnPActivity());

    public void AddProgress(int done, int total) =>
        Tell((done, total), static (sink, step) => sink.NotifyAddProgress(step.First, step.Second));

    public void BlockProgress(int done, int total) =>
        Tell((done, total), static (sink, step) => sink.NotifyBlockProgress(step.First, step.Second));

    public void TrackProgress(int track, int total) =>
        Tell((track, total), static (sink, step) => sink.NotifyTrackProgress(step.First, step.Second));

    public void PreparingBurn(int seconds) =>
        Tell((seconds, 0), static (sink, step) => sink.NotifyPreparingBurn(step.First));

    public void ClosingDisc(int seconds) => Tell((seconds, 0), static (sink, step) => sink.NotifyClosingDisc(step.First));

    /// <summary>The last that is told of a recording; to those who were there when it ended.</summary>
    public void BurnComplete(int status, (nuint Cookie, IDiscMasterProgressEvents Events)[] sinks) =>
        Tell(sinks, (status, 0), static (sink, step) => sink.NotifyBurnComplete(step.First));

    public void EraseComplete(int status) => Tell((status, 0), static (sink, step) => sink.NotifyEraseComplete(step.First));

    private void Tell((int First, int Second) numbers, Action<IDiscMasterProgressEvents, (int First, int Second)> call) =>
        Tell(_sinks, numbers, call);

    private void Tell(
        (nuint Cookie, IDiscMasterProgressEvents Events)[] sinks,
        (int First, int Second) numbers,
        Action<IDiscMasterProgressEvents, (int First, int Second)> call)
    {
        if (sinks.Length == 0)
        {
            return;
        }

        ProgressSinks? outer = s_calling;
        s_calling = this;
        try
        {
            foreach ((_, IDiscMasterProgressEvents events) in sinks)
            {
                Call(events, numbers, call);
            }
        }
        finally
        {
            s_calling = outer;
        }
    }

    private static bool SaysStop(IDiscMasterProgressEvents events)
    {
        try
        {
            return events.QueryCancel();
        }
#pragma warning disable RCS1075 // As below.
        catch (Exception)
#pragma warning restore RCS1075
        {
            return false;
        }
    }

    private static void Call(
        IDiscMasterProgressEvents events,
        (int First, int Second) numbers,
        Action<IDiscMasterProgressEvents, (int First, int Second)> call)
    {
        try
        {
            call(events, numbers);
        }
#pragma warning disable RCS1075 // Results of sinks are ignored.
        catch (Exception)
#pragma warning restore RCS1075
        {
            // E_NOTIMPL is what a sink answers to calls that it does not care about.
        }
    }
}
