using Redbook.Mmc.Transport;

namespace Redbook.Recording.Tests;

/// <summary>Counts what passes to a drive and lets a test look or answer before it.</summary>
internal sealed class WatchedTransport(IScsiTransport inner) : ForwardingTransport(inner)
{
    public delegate ScsiResult? Interceptor(ReadOnlySpan<byte> cdb, Span<byte> data);

    public List<byte> Opcodes { get; } = [];

    public Interceptor? Before { get; set; }

    /// <summary>How late the next answer is taken.</summary>
    public TimeSpan LateBy { get; set; }

    public int? MaxTransferOverride { get; set; }

    public override int MaxTransferBytes => MaxTransferOverride ?? Inner.MaxTransferBytes;

    public int Count(byte opcode) => Opcodes.Count(o => o == opcode);

    public override ScsiResult Execute(ReadOnlySpan<byte> cdb, TransferDirection direction, Span<byte> data, TimeSpan timeout)
    {
        Opcodes.Add(cdb[0]);
        Assert.True(timeout > TimeSpan.Zero);
        ScsiResult result = Before?.Invoke(cdb, data) ?? Inner.Execute(cdb, direction, data, timeout);
        result = result with { TakenLateBy = LateBy };
        LateBy = TimeSpan.Zero;
        return result;
    }
}
