using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>SET CD SPEED (BBh): read and write speed in kB/s.</summary>
/// <param name="ReadKilobytesPerSecond">Read speed; FFFFh for the highest.</param>
/// <param name="WriteKilobytesPerSecond">Write speed; FFFFh for the highest.</param>
/// <param name="Cav">Constant angular velocity instead of the drive's default.</param>
public readonly record struct SetCdSpeed(
    ushort ReadKilobytesPerSecond, ushort WriteKilobytesPerSecond, bool Cav) : IMmcCommand<SetCdSpeed>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.SetCdSpeed;

    /// <inheritdoc/>
    public static string Name => "SET CD SPEED";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.None;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>The value that asks for the highest speed.</summary>
    public const ushort Maximum = 0xFFFF;

    /// <inheritdoc/>
    public static SetCdSpeed Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<SetCdSpeed>(cdb);
        return new(
            BinaryPrimitives.ReadUInt16BigEndian(cdb[2..]),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[4..]),
            (cdb[1] & 3) == 1);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<SetCdSpeed>(cdb);
        cdb[1] = (byte)(Cav ? 1 : 0);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[2..], ReadKilobytesPerSecond);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[4..], WriteKilobytesPerSecond);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"read {ReadKilobytesPerSecond} kB/s, write {WriteKilobytesPerSecond} kB/s{(Cav ? ", CAV" : string.Empty)}";
}
