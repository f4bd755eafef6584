using Redbook.Discs;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ CD MSF (B9h): as READ CD, between two times.</summary>
/// <remarks>Times outside 99:59:74 cannot be held by the value: <see cref="Parse"/> takes the nearest; a recorder that
/// must refuse them looks with <see cref="HasValidTimes"/>.</remarks>
/// <param name="Start">The first sector.</param>
/// <param name="End">The sector after the last.</param>
/// <param name="SectorType">Expected sector type: 0 any, 1 audio, 2 mode 1, 3 mode 2, 4 form 1, 5 form 2.</param>
/// <param name="Selection">Byte 9: main channel parts and error flags; F8h everything, 10h user data.</param>
/// <param name="SubChannel">Sub-channel data behind each sector.</param>
public readonly record struct ReadCdMsf(
    Msf Start, Msf End, byte SectorType, byte Selection, SubChannelSelection SubChannel) : IMmcCommand<ReadCdMsf>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadCdMsf;

    /// <inheritdoc/>
    public static string Name => "READ CD MSF";

    /// <inheritdoc/>
    public static int CdbLength => 12;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <summary>Whether both times of a command block are times at all (seconds below 60, frames below 75).</summary>
    /// <exception cref="ArgumentException">The block is shorter than the command.</exception>
    public static bool HasValidTimes(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadCdMsf>(cdb);
        return Cdb.IsMsf(cdb[3..]) && Cdb.IsMsf(cdb[6..]);
    }

    /// <inheritdoc/>
    public static ReadCdMsf Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadCdMsf>(cdb);
        return new(
            Cdb.ClampMsf(cdb[3..]),
            Cdb.ClampMsf(cdb[6..]),
            (byte)((cdb[1] >> 2) & 7),
            cdb[9],
            (SubChannelSelection)(cdb[10] & 7));
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadCdMsf>(cdb);
        cdb[1] = (byte)((SectorType & 7) << 2);
        (cdb[3], cdb[4], cdb[5]) = (Start.Minute, Start.Second, Start.Frame);
        (cdb[6], cdb[7], cdb[8]) = (End.Minute, End.Second, End.Frame);
        cdb[9] = Selection;
        cdb[10] = (byte)SubChannel;
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"{Start} to {End}, type {SectorType}, select {Selection:X2}h, sub {SubChannel}";
}
