namespace Redbook.Remote.Iscsi;

/// <summary>The sessions there are.</summary>
internal sealed class SessionRegistry(Action<IscsiSession, IscsiNoticeKind, string> notice)
{
    // Waited upon, which the newer kind of lock cannot be.
    private readonly object _gate = new();
    private readonly List<IscsiSession> _sessions = [];
    private ushort _last;
    private int _held;

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _sessions.Count;
            }
        }
    }

    /// <summary>A number for a new session.</summary>
    public ushort NextId()
    {
        lock (_gate)
        {
            do
            {
                _last++;
            }
            while (_last == 0 || _sessions.Exists(session => session.Identity.Id == _last));

            return _last;
        }
    }

    /// <summary>A session has begun. An older one of the same initiator by the same identity ends: it is the same one
    /// that has come back. RFC 7143 6.3.5.</summary>
    public void Add(IscsiSession session)
    {
        IscsiSession[] replaced;
        lock (_gate)
        {
            replaced = [.. _sessions.Where(other => other.Identity.Isid == session.Identity.Isid
                && other.Identity.Initiator == session.Identity.Initiator && other.Identity.Target == session.Identity.Target)];
            _sessions.Add(session);
        }

        foreach (IscsiSession other in replaced)
        {
            other.Drop("the initiator has logged in anew");
        }
    }

    public void Remove(IscsiSession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>A session has got hold of a drive.</summary>
    public void Held()
    {
        lock (_gate)
        {
            _held++;
        }
    }

    /// <summary>A session has let go of its drive.</summary>
    public void Released()
    {
        lock (_gate)
        {
            _held--;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits until every session is gone and has let go of its drive.</summary>
    /// <returns><see langword="false"/> when some have not in time.</returns>
    public bool WaitUntilEmpty(TimeSpan limit, TimeProvider clock)
    {
        long began = clock.GetTimestamp();
        lock (_gate)
        {
            while (_sessions.Count > 0 || _held > 0)
            {
                TimeSpan left = limit - clock.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                {
                    return false;
                }

                Monitor.Wait(_gate, left);
            }

            return true;
        }
    }

    public IscsiSession[] All()
    {
        lock (_gate)
        {
            return [.. _sessions];
        }
    }

    /// <summary>Does something to every other session at the same drive.</summary>
    public void ForOthers(IscsiSession session, Action<IscsiSession> action)
    {
        foreach (IscsiSession other in All())
        {
            if (other != session && other.Identity.Target == session.Identity.Target)
            {
                action(other);
            }
        }
    }

    public void Notice(IscsiSession session, IscsiNoticeKind kind, string text) => notice(session, kind, text);
}
