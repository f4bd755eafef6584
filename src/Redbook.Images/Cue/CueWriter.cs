using System.Text;
using Redbook.Discs;

namespace Redbook.Images.Cue;

/// <summary>Writes the cue sheet of a disc whose main channel lies in one file.</summary>
/// <remarks>
/// The file starts with LBA 0 and holds every sector up to the end of the last track; between sessions it holds silence
/// where the lead-out and the next lead-in lie. So every time in the sheet is an address counted from LBA 0. The gap
/// between sessions is given to the following track as index 0, so that a reader that knows nothing of sessions still
/// cuts the tracks rightly; one that does finds it in the <c>REM</c> lines.
/// </remarks>
public static class CueWriter
{
    /// <summary>The sheet as text: no byte order mark, lines end with LF, keywords in upper case.</summary>
    /// <param name="layout">The disc; all its tracks have 2352 bytes in each sector of the file.</param>
    /// <param name="fileName">The name of the file, as a sheet beside it would call it.</param>
    /// <param name="cdTextFileName">The name of a file of CD-TEXT packs; null when there is none.</param>
    /// <exception cref="ArgumentException">A file name cannot be written in a sheet, or the layout has no tracks.</exception>
    public static string Write(DiscLayout layout, string fileName, string? cdTextFileName = null)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentException.ThrowIfNullOrEmpty(fileName);
        CheckName(fileName, nameof(fileName));

        if (!layout.Tracks.Any())
        {
            throw new ArgumentException("A sheet needs at least one track.", nameof(layout));
        }

        StringBuilder sheet = new();
        if (layout.Mcn is { } mcn)
        {
            Line(sheet, $"CATALOG {mcn.Digits}");
        }

        if (cdTextFileName is not null)
        {
            CheckName(cdTextFileName, nameof(cdTextFileName));
            Line(sheet, $"CDTEXTFILE \"{cdTextFileName}\"");
        }

        bool hasSessions = layout.Sessions.Count > 1;
        if (hasSessions)
        {
            Line(sheet, "REM SESSION 01");
        }

        Line(sheet, $"FILE \"{fileName}\" BINARY");
        Lba? previousLeadOut = null;
        foreach (SessionLayout session in layout.Sessions)
        {
            if (previousLeadOut is not null)
            {
                Line(sheet, $"REM SESSION {session.Number:D2}");
            }

            foreach (TrackLayout track in session.Tracks)
            {
                Track(sheet, track, previousLeadOut);
                previousLeadOut = null;
            }

            previousLeadOut = session.LeadOut;
            if (hasSessions)
            {
                Line(sheet, $"REM LEAD-OUT {Time(session.LeadOut)}");
            }
        }

        return sheet.ToString();
    }

    private static void CheckName(string name, string parameter)
    {
        if (name.AsSpan().ContainsAny('"', '\r', '\n'))
        {
            throw new ArgumentException($"A sheet cannot name the file {name}: quotes and line ends have no form.", parameter);
        }
    }

    private static void Track(StringBuilder sheet, TrackLayout track, Lba? gapStart)
    {
        Line(sheet, $"  TRACK {track.Number:D2} {CueWords.Mode(track.Mode)}");
        string flags = CueWords.Flags(track.Control, track.Mode, track.IsCopyAlternating);
        if (flags.Length > 0)
        {
            Line(sheet, $"    FLAGS{flags}");
        }

        if (!track.Isrc.IsEmpty)
        {
            Line(sheet, $"    ISRC {track.Isrc.Code}");
        }

        foreach (TrackIndex index in track.Indexes)
        {
            Lba start = index.Number == 0 ? gapStart ?? index.Start : index.Start;

            // The pause before LBA 0 is not in the file, and an empty pregap is no pregap.
            if (index.Number == 0 && (start < Lba.Zero || start == track.Start))
            {
                continue;
            }

            Line(sheet, $"    INDEX {index.Number:D2} {Time(start)}");
        }
    }

    private static Msf Time(Lba address) => Msf.FromSectors(address.Value);

    private static void Line(StringBuilder sheet, string line) => sheet.Append(line).Append('\n');
}
