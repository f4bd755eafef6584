using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Recording;

/// <summary>A table of contents against what was expected.</summary>
internal static class TocComparison
{
    private const Control Compared = Control.Data | Control.PreEmphasis | Control.FourChannel;

    /// <summary>What differs first, in words; null when nothing does. Tracks that only the disc has are earlier
    /// sessions'. The copy bit is left out: drives report one for a track whose bit alternates; the lead-out's
    /// CONTROL is the drive's affair, but for data.</summary>
    public static string? FindDifference(TocResponse expected, TocResponse actual)
    {
        foreach (TocEntry entry in expected.Entries)
        {
            string name = entry.IsLeadOut ? "the lead-out" : $"track {entry.Track}";
            if (Find(actual, entry.Track) is not TocEntry there)
            {
                return $"the table of contents lacks {name}";
            }

            if (there.Start != entry.Start)
            {
                return $"the table of contents has {name} at LBA {there.Start} instead of {entry.Start}";
            }

            Control compared = entry.IsLeadOut ? Control.Data : Compared;
            if (((there.Control ^ entry.Control) & compared) != Control.None)
            {
                return $"the table of contents calls {name} {there.Control} instead of {entry.Control}";
            }
        }

        return null;
    }

    private static TocEntry? Find(TocResponse toc, byte track)
    {
        foreach (TocEntry entry in toc.Entries)
        {
            if (entry.Track == track)
            {
                return entry;
            }
        }

        return null;
    }
}
