using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ CAPACITY (25h): the last readable block and its size; the reply has 8 bytes.</summary>
public readonly record struct ReadCapacity : IMmcCommand<ReadCapacity>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadCapacity;

    /// <inheritdoc/>
    public static string Name => "READ CAPACITY";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ReadCapacity Parse(ReadOnlySpan<byte> cdb)
    {
        _ = Cdb.Require<ReadCapacity>(cdb);
        return default;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb) => Cdb.Begin<ReadCapacity>(cdb);

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => string.Empty;
}
