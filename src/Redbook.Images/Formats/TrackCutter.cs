using Redbook.Coding.Sectors;
using Redbook.Discs;

namespace Redbook.Images.Formats;

/// <summary>Makes the content of a track from a stretch of a file of sectors, as much of it as there is.</summary>
/// <param name="input">Where findings go.</param>
/// <param name="path">The file.</param>
/// <param name="prefix">What rules begin with: the format.</param>
internal sealed class TrackCutter(ImageInput input, string path, string prefix)
{
    private readonly long _length = FileLength.Of(path);

    /// <summary>The extents and the sub-channel of some sectors.</summary>
    /// <param name="number">The track.</param>
    /// <param name="mode">What it carries.</param>
    /// <param name="offset">Where the first sector begins in the file.</param>
    /// <param name="count">How many sectors.</param>
    /// <param name="bytes">Bytes of a sector, sub-channel included: 2048, 2324, 2336, 2352, and 96 more of each.</param>
    /// <param name="form">The form of the sub-channel where there is one.</param>
    /// <returns>Null when no sector has that many bytes.</returns>
    public (IReadOnlyList<ImageExtent> Extents, IReadOnlyList<SubchannelExtent> Subchannel)? Cut(
        int number, TrackMode mode, long offset, int count, int bytes, SubchannelForm form = SubchannelForm.Raw)
    {
        int trailing = bytes is 2448 or 2144 or 2420 or 2432 ? CdSector.SubchannelBytes : 0;
        SectorForm? sector = (bytes - trailing) switch
        {
            DataSector.Size => SectorForm.Raw,
            DataSector.UserSize => SectorForm.User2048,
            DataSector.Form2Size => SectorForm.User2324,
            DataSector.Mode2Size => SectorForm.Mode2,
            _ => null,
        };
        if (sector is not { } whole || (mode == TrackMode.Audio && whole != SectorForm.Raw))
        {
            return null;
        }

        int available = offset < 0 ? 0 : (int)Math.Clamp((_length - offset) / bytes, 0, count);
        List<ImageExtent> extents = [];
        List<SubchannelExtent> sub = [];
        if (available > 0)
        {
            extents.Add(mode == TrackMode.Audio && trailing == 0
                ? new PcmExtent(path, offset, (long)available * CdSector.Samples)
                : new SectorExtent(path, offset, available, whole) { TrailingBytes = trailing });
        }

        if (available > 0 && trailing > 0)
        {
            sub.Add(new SubchannelExtent(path, offset + whole.Bytes(), available, form) { StrideBytes = bytes });
        }

        if (available < count)
        {
            input.Findings.Error(
                $"{prefix}.short-image", $"{count - available} sectors of track {number} lie behind the end of {Path.GetFileName(path)}; they would be silence.", new FindingPlace(path));
            extents.Add(SilenceExtent.OfSectors(count - available));
        }

        return (extents, sub);
    }

    /// <summary>The mode that a raw data sector is of; null where there is none, or it is not raw.</summary>
    public TrackMode? ModeAt(long offset)
    {
        if (offset < 0 || offset + DataSector.Size > _length)
        {
            return null;
        }

        byte[] sector = new byte[DataSector.Size];
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        file.Position = offset;
        file.ReadExactly(sector);
        return DataSector.KindOf(sector) switch
        {
            DataSectorKind.Mode1 => TrackMode.Mode1,
            DataSectorKind.Mode2 => TrackMode.Mode2,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            _ => null,
        };
    }
}
