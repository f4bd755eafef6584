using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Finds out what sectors of data are, where a format leaves it open.</summary>
internal static class DataModes
{
    /// <summary>Whether sectors of mode 2 have forms, as the first of them shows.</summary>
    /// <param name="extents">The content of a track.</param>
    /// <param name="otherwise">The answer where there is no sector to look at.</param>
    public static TrackMode OfMode2(IReadOnlyList<ImageExtent> extents, TrackMode otherwise)
    {
        byte[] sector = new byte[DataSector.Size];
        return FirstSector(extents, sector) < DataSector.Size ? otherwise : DataSector.KindOf(sector) switch
        {
            DataSectorKind.Mode1 => TrackMode.Mode1,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            DataSectorKind.Mode2 => TrackMode.Mode2,
            _ => otherwise,
        };
    }

    /// <summary>Reads the first sector that comes from a file, as much of it as the file holds.</summary>
    /// <returns>Bytes read; 0 where there is none.</returns>
    public static int FirstSector(IReadOnlyList<ImageExtent> extents, Span<byte> sector)
    {
        (string Path, long Start, int Bytes)? source = extents.FirstOrDefault(static extent => extent is not SilenceExtent) switch
        {
            SectorExtent { LengthSectors: > 0 } sectors => (sectors.Path, sectors.StartBytes, sectors.Form.Bytes()),
            PcmExtent { LengthSamples: >= CdSector.Samples } pcm => (pcm.Path, pcm.StartBytes, DataSector.Size),
            _ => null,
        };
        if (source is not { } first)
        {
            return 0;
        }

        using FileStream file = new(first.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.Position = first.Start;
        return file.ReadAtLeast(sector[..first.Bytes], first.Bytes, throwOnEndOfStream: false);
    }
}
