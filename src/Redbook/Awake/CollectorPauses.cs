using System.Runtime;

namespace Redbook.Awake;

/// <summary>Keeps the garbage collector from long pauses while at least one recording runs in the process.</summary>
internal sealed class CollectorPauses : IDisposable
{
    private static readonly Lock s_gate = new();
    private static int s_holders;
    private static GCLatencyMode s_before;
    private bool _isDisposed;

    private CollectorPauses()
    {
    }

    public static CollectorPauses Hold()
    {
        lock (s_gate)
        {
            if (s_holders++ == 0)
            {
                s_before = GCSettings.LatencyMode;
                GCSettings.LatencyMode = GCLatencyMode.SustainedLowLatency;
            }
        }

        return new CollectorPauses();
    }

    public void Dispose()
    {
        lock (s_gate)
        {
            if (!_isDisposed && --s_holders == 0)
            {
                GCSettings.LatencyMode = s_before;
            }

            _isDisposed = true;
        }
    }
}
