using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>GET PERFORMANCE (ACh): the speeds of this drive with this disc.</summary>
/// <param name="Type">What is asked.</param>
/// <param name="DataType">Byte 1: tolerance, write and except bits of type 0; 0 for write speeds.</param>
/// <param name="Start">From where.</param>
/// <param name="MaxDescriptors">The most descriptors the drive may answer.</param>
public readonly record struct GetPerformance(
    PerformanceType Type, byte DataType, Lba Start, ushort MaxDescriptors) : IMmcCommand<GetPerformance>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.GetPerformance;

    /// <inheritdoc/>
    public static string Name => "GET PERFORMANCE";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>Asks for the write speed descriptors (type 3).</summary>
    public static GetPerformance WriteSpeeds(ushort maxDescriptors) =>
        new(PerformanceType.WriteSpeed, 0, Lba.Zero, maxDescriptors);

    /// <inheritdoc/>
    public static GetPerformance Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<GetPerformance>(cdb);
        return new(
            (PerformanceType)cdb[10],
            cdb[1],
            new Lba(BinaryPrimitives.ReadInt32BigEndian(cdb[2..])),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[8..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<GetPerformance>(cdb);
        cdb[1] = DataType;
        BinaryPrimitives.WriteInt32BigEndian(cdb[2..], Start.Value);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[8..], MaxDescriptors);
        cdb[10] = (byte)Type;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Type}, at most {MaxDescriptors} descriptors";
}
