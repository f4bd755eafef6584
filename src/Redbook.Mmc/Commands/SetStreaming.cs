using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>SET STREAMING (B6h): speeds for a range of addresses; 28 bytes of data.</summary>
/// <param name="ParameterBytes">Bytes of data sent: 28.</param>
public readonly record struct SetStreaming(ushort ParameterBytes) : IMmcCommand<SetStreaming>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.SetStreaming;

    /// <inheritdoc/>
    public static string Name => "SET STREAMING";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static SetStreaming Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<SetStreaming>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[9..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<SetStreaming>(cdb);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[9..], ParameterBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{ParameterBytes} bytes";
}
