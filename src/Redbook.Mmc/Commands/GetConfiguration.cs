using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>GET CONFIGURATION (46h): the profile of the disc and the features of the drive.</summary>
/// <param name="Request">All, current or one feature.</param>
/// <param name="StartingFeature">The first (or only) feature.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
public readonly record struct GetConfiguration(
    FeatureRequest Request, ushort StartingFeature, ushort AllocationBytes) : IMmcCommand<GetConfiguration>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.GetConfiguration;

    /// <inheritdoc/>
    public static string Name => "GET CONFIGURATION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static GetConfiguration Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<GetConfiguration>(cdb);
        return new(
            (FeatureRequest)(cdb[1] & 3),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[2..]),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<GetConfiguration>(cdb);
        cdb[1] = (byte)Request;
        BinaryPrimitives.WriteUInt16BigEndian(cdb[2..], StartingFeature);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() => $"{Request} from {StartingFeature:X4}h, alloc {AllocationBytes}";
}
