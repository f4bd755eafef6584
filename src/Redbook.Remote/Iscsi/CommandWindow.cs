namespace Redbook.Remote.Iscsi;

/// <summary>Which commands may come: numbers follow one another, and only so many wait at a time. RFC 7143 4.2.2.1.</summary>
internal sealed class CommandWindow(uint first, int depth)
{
    private readonly Lock _gate = new();
    private uint _expected = first;
    private int _waiting;

    /// <summary>The number expected next, and the last one that may come.</summary>
    public (uint Expected, uint Max) Range
    {
        get
        {
            lock (_gate)
            {
                return (_expected, _expected + (uint)(depth - _waiting) - 1);
            }
        }
    }

    /// <summary>Takes a number that is not immediate.</summary>
    /// <returns><see langword="false"/> when it is to be ignored: outside the window, or seen before.</returns>
    /// <exception cref="IscsiProtocolException">Numbers were left out, which one connection cannot put right.</exception>
    public bool TryTake(uint number)
    {
        lock (_gate)
        {
            int ahead = (int)(number - _expected);
            if (ahead < 0 || ahead >= depth - _waiting)
            {
                return false;
            }

            if (ahead > 0)
            {
                throw new IscsiProtocolException("commands were left out");
            }

            _expected++;
            return true;
        }
    }

    /// <summary>A command waits from now on.</summary>
    public void Enter()
    {
        lock (_gate)
        {
            _waiting++;
        }
    }

    /// <summary>A command waits no longer.</summary>
    public void Leave()
    {
        lock (_gate)
        {
            _waiting--;
        }
    }
}
