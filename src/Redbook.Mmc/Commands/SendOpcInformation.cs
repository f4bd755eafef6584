using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>SEND OPC INFORMATION (54h) without data: the drive finds its laser power now.</summary>
/// <param name="Perform">Calibrate now.</param>
public readonly record struct SendOpcInformation(bool Perform) : IMmcCommand<SendOpcInformation>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.SendOpcInformation;

    /// <inheritdoc/>
    public static string Name => "SEND OPC INFORMATION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(60);

    /// <inheritdoc/>
    public static SendOpcInformation Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<SendOpcInformation>(cdb);
        return new((cdb[1] & 1) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<SendOpcInformation>(cdb);
        cdb[1] = (byte)(Perform ? 1 : 0);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => Perform ? "calibrate now" : string.Empty;
}
