namespace Redbook.Mmc.Tracing;

/// <summary>Takes what a <see cref="TracingTransport"/> saw.</summary>
public interface ITraceSink
{
    /// <summary>One command has ended. Called on the thread that sent it, before the caller gets the result.</summary>
    void Trace(TraceEntry entry);
}
