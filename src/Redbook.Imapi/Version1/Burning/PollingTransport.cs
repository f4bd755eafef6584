using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Version1.Burning;

/// <summary>A way to a drive that asks, after every command and on the thread that sent it, whether to go on.</summary>
/// <param name="inner">The way; not disposed.</param>
/// <param name="poll">The question.</param>
internal sealed class PollingTransport(IScsiTransport inner, Action poll) : ForwardingTransport(inner, ownsInner: false)
{
    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        ScsiResult result = Inner.Execute(cdb, direction, data, timeout);
        poll();
        return result;
    }
}
