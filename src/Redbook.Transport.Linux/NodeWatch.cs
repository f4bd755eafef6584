namespace Redbook.Transport.Linux;

/// <summary>Watches the folder of device nodes, where the kernel puts a node for each drive that appears.</summary>
internal sealed class NodeWatch : IDisposable
{
    /// <summary>A drive brings several nodes, and its rights are set a moment later: they are reported together.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(500);

    private readonly FileSystemWatcher _watcher;
    private readonly Timer _settled;

    private NodeWatch(string folder, Action changed)
    {
        _settled = new Timer(_ => changed(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _watcher = new FileSystemWatcher(folder)
        {
            NotifyFilter = NotifyFilters.FileName,
            Filters = { "sr*", "sg*" },
        };
        _watcher.Created += OnChange;
        _watcher.Deleted += OnChange;

        // More came than was told.
        _watcher.Error += (_, _) => Settle();
    }

    /// <summary>Calls back after nodes have come or gone, until the result is disposed.</summary>
    /// <returns><see langword="null"/> when the system has no watch left for this user, or there is no such folder.</returns>
    public static NodeWatch? TryBegin(string folder, Action changed)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        NodeWatch watch = new(folder, changed);
        try
        {
            watch._watcher.EnableRaisingEvents = true;
            return watch;
        }
        catch (IOException)
        {
            watch.Dispose();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher.Dispose();
        _settled.Dispose();
    }

    private void OnChange(object sender, FileSystemEventArgs change) => Settle();

    private void Settle() => _settled.Change(Settling, Timeout.InfiniteTimeSpan);
}
