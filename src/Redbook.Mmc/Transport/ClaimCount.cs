using System.Collections.Concurrent;

namespace Redbook.Mmc.Transport;

/// <summary>How often a transport holds its drive, and under which name: what <see cref="IExclusiveAccess"/> asks of
/// whoever implements it and systems do not keep.</summary>
/// <remarks>The names are those of the whole process, so that one transport can tell what another holds. A count belongs
/// to one transport, which calls it from one thread at a time.</remarks>
/// <param name="drive">The drive, spelt in one way only.</param>
public sealed class ClaimCount(string drive)
{
    private static readonly ConcurrentDictionary<string, string> s_owners = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Whether this transport holds the drive.</summary>
    public bool IsHeld => _count > 0;

    /// <summary>Under which name this process holds the drive; <see langword="null"/> when it does not.</summary>
    public string? Owner => s_owners.GetValueOrDefault(drive);

    /// <summary>One more; the name of the first counts.</summary>
    /// <param name="clientName">Who takes the drive.</param>
    public void Add(string clientName)
    {
        if (_count++ == 0)
        {
            s_owners[drive] = clientName;
        }
    }

    /// <summary>One less; none of none.</summary>
    /// <returns>Whether that was the last: the drive is to be given back.</returns>
    public bool Remove()
    {
        if (_count == 0 || --_count > 0)
        {
            return false;
        }

        s_owners.TryRemove(drive, out _);
        return true;
    }

    /// <summary>All that are left.</summary>
    /// <returns>Whether there was one: the drive is to be given back.</returns>
    public bool RemoveAll()
    {
        _count = Math.Min(_count, 1);
        return Remove();
    }
}
