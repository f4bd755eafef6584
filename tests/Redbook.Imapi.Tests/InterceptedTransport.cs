using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests;

/// <summary>A way to the drive on which a test answers some commands itself.</summary>
/// <param name="inner">The drive.</param>
/// <param name="answer">By the command block: an answer, or null to ask the drive.</param>
internal sealed class InterceptedTransport(IScsiTransport inner, InterceptedTransport.Interceptor answer)
    : ForwardingTransport(inner)
{
    public delegate ScsiResult? Interceptor(ReadOnlySpan<byte> cdb, Span<byte> data);

    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
        answer(cdb, data) ?? Inner.Execute(cdb, direction, data, timeout);
}
