using Redbook.Discs;

namespace Redbook.Recording.Mastering;

/// <summary>What becomes of sound that is moved by a drive's write offset.</summary>
internal static class SampleShift
{
    /// <summary>Samples that were in the program area and have no sector of sound there afterwards.</summary>
    public static IReadOnlyList<SampleLoss> FindLosses(MasterPlan plan)
    {
        int offset = plan.Disc.WriteOffsetSamples;
        var losses = new List<SampleLoss>();
        if (offset == 0)
        {
            return losses;
        }

        foreach ((int start, int end) in Runs(plan))
        {
            // Moved to the front the first samples of a run fall off, moved to the back the last.
            (long from, long to) = offset > 0
                ? ((long)start * CdSector.Samples, ((long)start * CdSector.Samples) + offset)
                : (((long)end * CdSector.Samples) + offset, (long)end * CdSector.Samples);
            foreach (MasterExtent extent in plan.Extents)
            {
                long first = Math.Max(Math.Max(from, (long)extent.Start * CdSector.Samples), (long)start * CdSector.Samples);
                long behind = Math.Min(Math.Min(to, (long)extent.End * CdSector.Samples), (long)end * CdSector.Samples);
                if (extent.Source is not null && first < behind)
                {
                    losses.Add(new SampleLoss(extent.Track, (int)(behind - first), AtStart: offset > 0));
                }
            }
        }

        return losses;
    }

    // Stretches of the program area that are sound from end to end.
    private static IEnumerable<(int Start, int End)> Runs(MasterPlan plan)
    {
        int? start = null;
        foreach (MasterExtent extent in plan.Extents)
        {
            bool isSound = extent.Mode == TrackMode.Audio && extent.Start >= plan.ProgramStart.Value
                && extent.End <= plan.LeadOut.Value;
            if (isSound)
            {
                start ??= extent.Start;
            }
            else if (start is int from)
            {
                yield return (from, extent.Start);
                start = null;
            }
        }
    }
}
