namespace Redbook.Transport.Linux;

/// <summary>Watches the folder of device nodes, where the kernel puts a node for each drive that appears.</summary>
internal sealed class NodeWatch : IDisposable
{
    /// <summary>A drive brings several nodes, and its rights are set a moment later: they are reported together.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly FileSystemWatcher _watcher;
    private readonly Timer _settled;

    public NodeWatch(string folder, Action changed)
    {
        _settled = new Timer(_ => changed(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName,
            Filters = { "sr*", "sg*" },
        };
        _watcher.Created += OnChange;
        _watcher.Deleted += OnChange;
        _watcher.EnableRaisingEvents = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher.Dispose();
        _settled.Dispose();
    }

    private void OnChange(object sender, FileSystemEventArgs change) => _settled.Change(Settling, Timeout.InfiniteTimeSpan);
}
