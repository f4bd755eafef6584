using System.Buffers.Binary;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Images;

namespace Redbook.Mastering;

/// <summary>Looks whether file systems in data tracks were made for the place where they come to lie: ISO 9660 names its
/// sectors from the start of the disc.</summary>
internal static class DataPlaces
{
    private const int DescriptorSector = 16;
    private const int RootAt = 158;

    /// <summary>What is wrong with them, each as a loss.</summary>
    /// <param name="album">The album.</param>
    /// <param name="layout">Where its tracks are expected to lie; tracks that are missing at its end are passed over.</param>
    public static IEnumerable<DiscWish> Find(Album album, DiscLayout layout)
    {
        foreach ((ImageTrack track, TrackLayout place) in album.Image.Tracks.Zip(layout.Tracks))
        {
            if (track.IsData && RootOf(track) is { } root && (root <= place.Start || root >= place.Start + track.LengthSectors))
            {
                yield return new DiscWish(
                    $"the file system of track {place.Number}",
                    Origin.Tags,
                    $"The file system of track {place.Number} was made for another place: its root is in sector {root.Value}, and the track "
                    + $"will lie from sector {place.Start.Value} on. Its files will not be found; make it for that sector "
                    + $"(genisoimage -C 0,{place.Start.Value}).",
                    "leave it out");
            }
        }
    }

    /// <summary>The sector of the root directory of an ISO 9660 file system; null where there is none.</summary>
    private static Lba? RootOf(ImageTrack track)
    {
        if (track.LengthSectors <= DescriptorSector)
        {
            return null;
        }

        byte[] sector = new byte[CdSector.AudioBytes];
        try
        {
            using SectorStream content = SectorStream.Open(track, Lba.Zero);
            content.Position = (long)(track.PregapSectors + DescriptorSector) * CdSector.AudioBytes;
            content.ReadExactly(sector);
        }
        catch (Exception unreadable) when (unreadable is DiscImageException or IOException)
        {
            return null;
        }

        int at = DataSector.SyncSize + DataSector.HeaderSize + (track.Mode == TrackMode.Mode2Xa ? 2 * SubHeader.Size : 0);
        ReadOnlySpan<byte> descriptor = sector.AsSpan(at, DataSector.UserSize);
        return descriptor[..7].SequenceEqual("\u0001CD001\u0001"u8)
            ? new Lba(BinaryPrimitives.ReadInt32LittleEndian(descriptor[RootAt..]))
            : null;
    }
}
