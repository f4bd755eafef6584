namespace Redbook.Transport.Windows.Awake;

/// <summary>Gives the thread that writes to a drive the highest ordinary priority.</summary>
public static class WriterPriority
{
    /// <summary>Raises the calling thread until the result is disposed on the same thread.</summary>
    public static IDisposable Raise()
    {
        Raised raised = new(Thread.CurrentThread, Thread.CurrentThread.Priority);
        Thread.CurrentThread.Priority = ThreadPriority.Highest;
        return raised;
    }

    private sealed class Raised(Thread thread, ThreadPriority before) : IDisposable
    {
        public void Dispose()
        {
            if (thread.IsAlive)
            {
                thread.Priority = before;
            }
        }
    }
}
