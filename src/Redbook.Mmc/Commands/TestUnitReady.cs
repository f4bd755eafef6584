using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>TEST UNIT READY (00h): whether the disc can be used now.</summary>
public readonly record struct TestUnitReady : IMmcCommand<TestUnitReady>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.TestUnitReady;

    /// <inheritdoc/>
    public static string Name => "TEST UNIT READY";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static TestUnitReady Parse(ReadOnlySpan<byte> cdb)
    {
        _ = Cdb.Require<TestUnitReady>(cdb);
        return default;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb) => Cdb.Begin<TestUnitReady>(cdb);

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => string.Empty;
}
