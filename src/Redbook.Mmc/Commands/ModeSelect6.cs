using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>MODE SELECT(6) (15h): the old short form.</summary>
/// <param name="ParameterBytes">Bytes of the parameter list sent.</param>
/// <param name="SavePages">Keep the values over a power cycle.</param>
public readonly record struct ModeSelect6(byte ParameterBytes, bool SavePages) : IMmcCommand<ModeSelect6>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ModeSelect6;

    /// <inheritdoc/>
    public static string Name => "MODE SELECT(6)";

    /// <inheritdoc/>
    public static int CdbLength => 6;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.ToDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ModeSelect6 Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ModeSelect6>(cdb);
        return new(cdb[4], (cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ModeSelect6>(cdb);
        cdb[1] = (byte)(0x10 | (SavePages ? 1 : 0));                 // PF = 1: pages in standard format
        cdb[4] = ParameterBytes;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{ParameterBytes} bytes";
}
