namespace Redbook.Emulation.Drive;

/// <summary>Who holds the drive for itself, counted.</summary>
internal sealed class Ownership
{
    private RecorderConnection? _owner;
    private int _count;

    /// <summary>The name the owner gave; null when nobody holds the drive.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether a connection may send commands.</summary>
    public bool Admits(RecorderConnection connection) => _owner is null || _owner == connection;

    public bool TryAcquire(RecorderConnection connection, string name)
    {
        if (!Admits(connection))
        {
            return false;
        }

        Name ??= name;
        _owner = connection;
        _count++;
        return true;
    }

    public void Release(RecorderConnection connection)
    {
        if (_owner == connection && --_count == 0)
        {
            Forfeit(connection);
        }
    }

    /// <summary>Gives up everything that a connection holds.</summary>
    public void Forfeit(RecorderConnection connection)
    {
        if (_owner == connection)
        {
            (_owner, Name, _count) = (null, null, 0);
        }
    }
}
