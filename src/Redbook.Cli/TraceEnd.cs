namespace Redbook.Cli;

/// <summary>Says at the end of a command when its trace is not complete; declared before the drive, so that the drive is
/// closed by then.</summary>
internal readonly struct TraceEnd(TraceFile? trace) : IDisposable
{
    public void Dispose() => trace?.TellFailure();
}
