using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>Reads the part of data sectors that does not follow from their place, whatever form their source has. Not for
/// several threads at once.</summary>
internal sealed class UserDataReader
{
    /// <summary>Bytes of the two sub-headers of an XA sector.</summary>
    public const int SubHeadersBytes = 2 * SubHeader.Size;

    private const int BodyAt = DataSector.SyncSize + DataSector.HeaderSize;
    private readonly byte[] _sector = new byte[CdSector.AudioBytes];

    /// <summary>2048 bytes in mode 1, 2336 in mode 2.</summary>
    public static int BytesOf(TrackMode mode) => mode == TrackMode.Mode1 ? DataSector.UserSize : DataSector.Mode2Size;

    /// <summary>Reads one sector; the bytes are good until the next is read.</summary>
    /// <exception cref="MasteringException">The source failed.</exception>
    public Span<byte> Read(MasterExtent extent, int address)
    {
        int size = BytesOf(extent.Mode);
        if (extent.Source is null)
        {
            Span<byte> empty = _sector.AsSpan(0, size);
            empty.Clear();
            return empty;
        }

        int given = extent.Source.SectorBytes;
        if (given == size || given == CdSector.AudioBytes)
        {
            extent.Read(address, _sector.AsSpan(0, given), given);
            return _sector.AsSpan(given == size ? 0 : BodyAt, size);
        }

        // Form 1 without its sub-header.
        Span<byte> form1 = _sector.AsSpan(0, size);
        form1.Clear();
        new SubHeader(0, 0, Submode: 8, 0).WriteTo(form1);
        extent.Read(address, form1.Slice(SubHeadersBytes, given), given);
        return form1;
    }
}
