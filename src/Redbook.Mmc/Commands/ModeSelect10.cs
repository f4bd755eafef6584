using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>MODE SELECT(10) (55h): sets a mode page.</summary>
/// <param name="ParameterBytes">Bytes of the parameter list sent.</param>
/// <param name="SavePages">Keep the values over a power cycle.</param>
public readonly record struct ModeSelect10(ushort ParameterBytes, bool SavePages) : IMmcCommand<ModeSelect10>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ModeSelect10;

    /// <inheritdoc/>
    public static string Name => "MODE SELECT(10)";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(180);

    /// <inheritdoc/>
    public static ModeSelect10 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ModeSelect10>(cdb);
        return new(BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]), (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ModeSelect10>(cdb);
        cdb[1] = (byte)(0x10 | (SavePages ? 1 : 0));                 // PF = 1: pages in standard format
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], ParameterBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{ParameterBytes} bytes";
}
