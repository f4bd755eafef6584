using Redbook.Mmc.Transport;

namespace Redbook.Recording.Tests;

/// <summary>Counts what passes to a drive and lets a test look or answer before it.</summary>
internal sealed class WatchedTransport(IScsiTransport inner) : IScsiTransport, IExclusiveAccess
{
    public delegate ScsiResult? Interceptor(ReadOnlySpan<byte> cdb, Span<byte> data);

    public List<byte> Opcodes { get; } = [];

    public Interceptor? Before { get; set; }

    public int? MaxTransferOverride { get; set; }

    public int MaxTransferBytes => MaxTransferOverride ?? inner.MaxTransferBytes;

    public string? Owner => ((IExclusiveAccess)inner).Owner;

    public int Count(byte opcode) => Opcodes.Count(o => o == opcode);

    public ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        Opcodes.Add(cdb[0]);
        Assert.True(timeout > TimeSpan.Zero);
        return Before?.Invoke(cdb, data) ?? inner.Execute(cdb, direction, data, timeout);
    }

    public bool TryAcquire(string clientName, bool force) => ((IExclusiveAccess)inner).TryAcquire(clientName, force);

    public void Release() => ((IExclusiveAccess)inner).Release();

    public void Dispose() => inner.Dispose();
}
