using Redbook.Imapi.Results;

namespace Redbook.Imapi.Version1;

/// <summary>What every enumeration does: it runs over a list that was made once.</summary>
/// <typeparam name="T">What is on the list.</typeparam>
internal sealed class Snapshot<T>(string owner, T[] items, uint position = 0)
{
    private readonly Lock _gate = new();
    private uint _position = position;

    public int Next(uint count, T[] destination, out uint fetched)
    {
        CallPlace site = new($"{owner}.{nameof(Next)}", $"{items.Length} on the list");
        if (destination is null)
        {
            throw ImapiFault.NullArgument(site, nameof(destination));
        }

        if (count > destination.Length)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"{count} are wanted, and the array takes {destination.Length}.");
        }

        lock (_gate)
        {
            fetched = (uint)Math.Min(count, items.Length - _position);
            Array.Clear(destination, 0, (int)count);
            Array.Copy(items, _position, destination, 0, fetched);
            _position += fetched;
        }

        return fetched == count ? ImapiResults.S_OK : ImapiResults.S_FALSE;
    }

    public int Skip(uint count)
    {
        lock (_gate)
        {
            uint skipped = (uint)Math.Min(count, items.Length - _position);
            _position += skipped;
            return skipped == count ? ImapiResults.S_OK : ImapiResults.S_FALSE;
        }
    }

    public int Reset()
    {
        lock (_gate)
        {
            _position = 0;
        }

        return ImapiResults.S_OK;
    }

    public Snapshot<T> Clone()
    {
        lock (_gate)
        {
            return new Snapshot<T>(owner, items, _position);
        }
    }
}
