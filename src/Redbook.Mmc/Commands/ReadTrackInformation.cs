using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ TRACK INFORMATION (52h): state of one track, next writable address, free blocks.</summary>
/// <param name="AddressType">How the track is named.</param>
/// <param name="Address">Address, track number or session number; track FFh is the invisible one, which will be
/// written next.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
public readonly record struct ReadTrackInformation(
    TrackAddressType AddressType, uint Address, ushort AllocationBytes) : IMmcCommand<ReadTrackInformation>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadTrackInformation;

    /// <inheritdoc/>
    public static string Name => "READ TRACK INFORMATION";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(240);

    /// <summary>The number that names the track which will be written next.</summary>
    public const uint InvisibleTrack = 0xFF;

    /// <inheritdoc/>
    public static ReadTrackInformation Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadTrackInformation>(cdb);
        return new(
            (TrackAddressType)(cdb[1] & 3),
            BinaryPrimitives.ReadUInt32BigEndian(cdb[2..]),
            BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadTrackInformation>(cdb);
        cdb[1] = (byte)AddressType;
        BinaryPrimitives.WriteUInt32BigEndian(cdb[2..], Address);
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString()
    {
        bool isInvisible = AddressType == TrackAddressType.Track && Address == InvisibleTrack;
        return $"{AddressType} {(isInvisible ? "FFh (invisible)" : (int)Address)}, alloc {AllocationBytes}";
    }
}
