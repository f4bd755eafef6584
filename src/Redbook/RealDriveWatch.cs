using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>Tells which real drives came and went, from one look at the machine to the next.</summary>
internal sealed class RealDriveWatch : IDisposable
{
    /// <summary>How often a way to drives that does not tell by itself is asked for its list.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    // Held while looking and telling, so that what happened is told in its order.
    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ITransportEnumerator> _transports;
    private readonly Func<ITransportEnumerator, DriveEntry[]> _list;
    private readonly Action<DriveListChangedEventArgs> _raise;
    private readonly List<IDisposable> _watches = [];
    private DriveEntry[] _known = [];

    public RealDriveWatch(
        IReadOnlyList<ITransportEnumerator> transports,
        Func<ITransportEnumerator, DriveEntry[]> list,
        Action<DriveListChangedEventArgs> raise)
    {
        (_transports, _list, _raise) = (transports, list, raise);
        lock (_gate)
        {
            bool tellAll = true;
            foreach (ITransportEnumerator transport in transports)
            {
                if ((transport as ITransportWatcher)?.Watch(LookAgain) is { } watch)
                {
                    _watches.Add(watch);
                }
                else
                {
                    tellAll = false;
                }
            }

            if (!tellAll)
            {
                _watches.Add(new Timer(_ => LookAgain(), state: null, Period, Period));
            }

            // After the watches: a drive that comes in between is noticed by the next look, which waits for this one.
            _known = List();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watches.ForEach(static watch => watch.Dispose());

    private DriveEntry[] List()
    {
        try
        {
            return [.. _transports.SelectMany(_list)];
        }
        catch (DriveException)
        {
            // A machine that does not list its drives now has none that came or went.
            return _known;
        }
    }

    private void LookAgain()
    {
        lock (_gate)
        {
            DriveEntry[] before = _known, now = List();
            _known = now;
            foreach (DriveEntry gone in before.Where(old => !now.Any(entry => IsSame(entry, old))))
            {
                _raise(new DriveListChangedEventArgs(gone, isAdded: false));
            }

            foreach (DriveEntry come in now.Where(entry => !before.Any(old => IsSame(entry, old))))
            {
                _raise(new DriveListChangedEventArgs(come, isAdded: true));
            }
        }
    }

    private static bool IsSame(DriveEntry one, DriveEntry other) =>
        one.Name == other.Name && string.Equals(one.Id, other.Id, StringComparison.Ordinal);
}
