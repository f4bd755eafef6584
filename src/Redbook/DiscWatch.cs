using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>Tells what happens to discs: in real drives what the system says of itself, in virtual ones that the disc is put
/// in or taken out by any program of this machine. No drive is asked.</summary>
internal sealed class DiscWatch : IDisposable
{
    private readonly Lock _gate = new();
    private readonly List<IDisposable> _watches = [];
    private readonly Dictionary<DriveName, FilePresence> _signs = [];
    private readonly Action<DiscChangedEventArgs> _raise;
    private readonly Func<DriveName, DriveEntry> _find;

    public DiscWatch(
        IReadOnlyList<ITransportEnumerator> transports,
        IReadOnlyList<DriveEntry> registered,
        Func<DriveName, DriveEntry> find,
        Action<DiscChangedEventArgs> raise)
    {
        (_find, _raise) = (find, raise);
        foreach (IMediaWatcher watcher in transports.OfType<IMediaWatcher>())
        {
            if (watcher.WatchMedia(Notice) is { } watch)
            {
                _watches.Add(watch);
            }
        }

        foreach (DriveEntry entry in registered)
        {
            Add(entry);
        }
    }

    /// <summary>Looks at a virtual disc too; one whose folder is not there is left alone.</summary>
    public void Add(DriveEntry entry)
    {
        if (entry.IsReal || !Directory.Exists(entry.Name.Value))
        {
            return;
        }

        lock (_gate)
        {
            if (!_signs.ContainsKey(entry.Name))
            {
                _signs[entry.Name] = new FilePresence(
                    entry.Name.Value,
                    VirtualDiscDrive.EmptyFileName,
                    isEmpty => _raise(new DiscChangedEventArgs(entry, isEmpty ? DiscChange.Removed : DiscChange.Inserted)));
            }
        }
    }

    /// <summary>Leaves a virtual disc alone again.</summary>
    public void Remove(DriveName name)
    {
        lock (_gate)
        {
            if (_signs.Remove(name, out FilePresence? sign))
            {
                sign.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watches.ForEach(static watch => watch.Dispose());
        lock (_gate)
        {
            foreach (FilePresence sign in _signs.Values)
            {
                sign.Dispose();
            }

            _signs.Clear();
        }
    }

    private void Notice(string deviceName, MediaEvent what)
    {
        if (what == MediaEvent.NoChange || !DriveName.TryParse(deviceName, out DriveName? name))
        {
            return;
        }

        DriveEntry entry;
        try
        {
            entry = _find(name);
        }
        catch (DriveException)
        {
            return;
        }

        _raise(new DiscChangedEventArgs(entry, what switch
        {
            MediaEvent.EjectRequest => DiscChange.EjectRequested,
            MediaEvent.NewMedium => DiscChange.Inserted,
            MediaEvent.Removed => DiscChange.Removed,
            _ => DiscChange.Changed,
        }));
    }
}
