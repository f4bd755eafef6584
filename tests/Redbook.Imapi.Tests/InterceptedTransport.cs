using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests;

/// <summary>A way to the drive on which a test answers some commands itself.</summary>
/// <param name="inner">The drive.</param>
/// <param name="answer">By the command block: an answer, or null to ask the drive.</param>
internal sealed class InterceptedTransport(IScsiTransport inner, InterceptedTransport.Interceptor answer)
    : IScsiTransport, IExclusiveAccess
{
    public delegate ScsiResult? Interceptor(ReadOnlySpan<byte> cdb, Span<byte> data);

    private readonly IExclusiveAccess _access = (IExclusiveAccess)inner;

    public int MaxTransferBytes => inner.MaxTransferBytes;

    public string? Owner => _access.Owner;

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout) =>
        answer(cdb, data) ?? inner.Execute(cdb, direction, data, timeout);

    public bool TryAcquire(string clientName, bool force) => _access.TryAcquire(clientName, force);

    public void Release() => _access.Release();

    public void Dispose() => inner.Dispose();
}
