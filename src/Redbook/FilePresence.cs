namespace Redbook;

/// <summary>Tells when a file appears and when it goes: at once where the system has a watch left for this user, else by
/// looking every now and then.</summary>
internal sealed class FilePresence : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly Action<bool> _changed;
    private readonly IDisposable _source;
    private bool _isThere;

    /// <summary>Looks until it is disposed.</summary>
    /// <param name="folder">A folder that is there.</param>
    /// <param name="name">The file in it.</param>
    /// <param name="changed">Told whether the file is there now, on a thread of its own, in order.</param>
    public FilePresence(string folder, string name, Action<bool> changed)
    {
        (_path, _changed) = (Path.Combine(folder, name), changed);
        lock (_gate)
        {
            FileSystemWatcher watcher = new(folder, name) { NotifyFilter = NotifyFilters.FileName };
            watcher.Created += (_, _) => Set(isThere: true);
            watcher.Deleted += (_, _) => Set(isThere: false);
            watcher.Error += (_, _) => Look();
            try
            {
                watcher.EnableRaisingEvents = true;
                _source = watcher;
            }
            catch (IOException)
            {
                watcher.Dispose();
                _source = new Timer(_ => Look(), state: null, Period, Period);
            }

            // After the watch: what happens in between waits for this look.
            _isThere = File.Exists(_path);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private void Look()
    {
        lock (_gate)
        {
            Set(File.Exists(_path));
        }
    }

    private void Set(bool isThere)
    {
        lock (_gate)
        {
            if (isThere != _isThere)
            {
                _isThere = isThere;
                _changed(isThere);
            }
        }
    }
}
