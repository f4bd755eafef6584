using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Cue;

/// <summary>Holds what a sheet says of a track's mode against what lies in the file.</summary>
internal static class CueModes
{
    private const int SubHeadersSize = 2 * SubHeader.Size;

    /// <summary>The mode of a track, as its first sector shows it where the sheet leaves that open.</summary>
    public static CueMode ByContent(CueTrack track, IReadOnlyList<ImageExtent> extents, FindingList findings)
    {
        byte[] sector = new byte[DataSector.Size];
        int bytes = DataModes.FirstSector(extents, sector);
        CueMode mode = track.Mode;
        if (bytes == 0)
        {
            return mode;
        }

        if (mode.Form == SectorForm.Mode2)
        {
            bool hasForms = sector.AsSpan(0, SubHeader.Size).SequenceEqual(sector.AsSpan(SubHeader.Size, SubHeader.Size))
                && sector.AsSpan(0, SubHeadersSize).ContainsAnyExcept((byte)0);
            return hasForms ? mode with { Mode = TrackMode.Mode2Xa } : mode;
        }

        return mode.Form == SectorForm.Raw && bytes == DataSector.Size ? OfRaw(track, DataSector.KindOf(sector), findings) : mode;
    }

    private static CueMode OfRaw(CueTrack track, DataSectorKind kind, FindingList findings)
    {
        CueMode mode = track.Mode;
        if (mode.Mode == TrackMode.Audio)
        {
            if (kind != DataSectorKind.None)
            {
                findings.Warning(
                    "cue.data-as-audio", $"Track {track.Number} is named as sound, but its first sector is one of data.", track.Place,
                    "Write the mode of its data, or leave the track out.");
            }

            return mode;
        }

        TrackMode? found = kind switch
        {
            DataSectorKind.Mode1 => TrackMode.Mode1,
            DataSectorKind.Mode2 => TrackMode.Mode2,
            DataSectorKind.Mode2Form1 or DataSectorKind.Mode2Form2 => TrackMode.Mode2Xa,
            _ => null,
        };
        if (found is null && kind == DataSectorKind.None)
        {
            findings.Warning(
                "cue.no-sync", $"The first sector of track {track.Number} has no sync pattern: it is no whole sector of data.", track.Place,
                "Is the size of its sectors right?");
        }
        else if (found is { } other && (other == TrackMode.Mode1) != (mode.Mode == TrackMode.Mode1))
        {
            findings.Warning(
                "cue.mode-differs", $"Track {track.Number} is named {mode.Word}, but its first sector is of {kind}; that is taken.",
                track.Place);
        }

        return found is { } actual ? mode with { Mode = actual } : mode;
    }
}
