using System.Buffers.Binary;
using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Commands;

/// <summary>READ TOC/PMA/ATIP (43h): the table of contents in one of its forms.</summary>
/// <remarks>Old programs put the format into the top bits of byte 9; it is taken from there when byte 2 has
/// none.</remarks>
/// <param name="Format">Which form.</param>
/// <param name="TrackOrSession">The first track or session wanted; 0 for all.</param>
/// <param name="AllocationBytes">The most bytes the drive may answer.</param>
/// <param name="Msf">Addresses as times (formats 0 and 1; the others always are).</param>
public readonly record struct ReadTocPmaAtip(
    TocFormat Format, byte TrackOrSession, ushort AllocationBytes, bool Msf) : IMmcCommand<ReadTocPmaAtip>
{
    /// <inheritdoc/>
    public static byte Opcode => Mmc.Opcode.ReadTocPmaAtip;

    /// <inheritdoc/>
    public static string Name => "READ TOC/PMA/ATIP";

    /// <inheritdoc/>
    public static int CdbLength => 10;

    /// <inheritdoc/>
    public static TransferDirection Direction => TransferDirection.FromDevice;

    /// <inheritdoc/>
    public static TimeSpan Timeout => TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public static ReadTocPmaAtip Parse(ReadOnlySpan<byte> cdb)
    {
        cdb = Cdb.Require<ReadTocPmaAtip>(cdb);
        var format = (TocFormat)(cdb[2] & 0x0F);
        if (format == TocFormat.Toc && (cdb[9] & 0xC0) != 0)
        {
            format = (TocFormat)(cdb[9] >> 6);
        }

        return new(format, cdb[6], BinaryPrimitives.ReadUInt16BigEndian(cdb[7..]), (cdb[1] & 2) != 0);
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> cdb)
    {
        cdb = Cdb.Begin<ReadTocPmaAtip>(cdb);
        cdb[1] = (byte)(Msf ? 2 : 0);
        cdb[2] = (byte)Format;
        cdb[6] = TrackOrSession;
        BinaryPrimitives.WriteUInt16BigEndian(cdb[7..], AllocationBytes);
    }

    /// <summary>The fields as a protocol analyser would show them.</summary>
    public override string ToString() =>
        $"{Format}, from {TrackOrSession}{(Msf ? ", MSF" : string.Empty)}, alloc {AllocationBytes}";
}
