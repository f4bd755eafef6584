using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Version1.Burning;

/// <summary>A way to a drive that asks, after every command and on the thread that sent it, whether to go on.</summary>
/// <param name="inner">The way; not disposed.</param>
/// <param name="poll">The question.</param>
internal sealed class PollingTransport(IScsiTransport inner, Action poll) : IScsiTransport, IExclusiveAccess
{
    private readonly IExclusiveAccess? _access = inner as IExclusiveAccess;

    public int MaxTransferBytes => inner.MaxTransferBytes;

    public string? Owner => _access?.Owner;

    public IReadOnlyList<string> MountPoints => _access?.MountPoints ?? [];

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        ScsiResult result = inner.Execute(cdb, direction, data, timeout);
        poll();
        return result;
    }

    public bool TryAcquire(string clientName, bool force) => _access?.TryAcquire(clientName, force) ?? true;

    public void Release() => _access?.Release();

    public void Dispose()
    {
        // The way is the caller's.
    }
}
