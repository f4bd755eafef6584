using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Emulation.Recorded;

/// <summary>Says what is wrong with a disc, from what it remembers and from the sub-channel that was sent.</summary>
internal static class DiscExaminer
{
    private const int PieceSectors = 256;

    /// <summary>Everything that is found, in no order of weight.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static IReadOnlyList<DiscFinding> Examine(DiscContents disc)
    {
        DiscState state = disc.State;
        var findings = new List<DiscFinding>();
        if (state.OpenTrack is not null && disc.IsInterrupted)
        {
            findings.Add(new DiscFinding(DiscFindingKind.TrackNotFinished, state.LastSession!.Number));
        }

        if (state.Unreadable is { } unreadable && !disc.IsAtOnceRunning)
        {
            findings.Add(new DiscFinding(
                unreadable.IsFinished ? DiscFindingKind.NoTableOfContents : DiscFindingKind.SessionNotFinished, unreadable.Number));
        }

        int count = state.Sessions.Count + (state.Unreadable is null ? 0 : 1);
        for (int number = 1; number <= count; number++)
        {
            bool isRaw = number <= state.Sessions.Count
                ? state.Sessions[number - 1].SubChannel == KeptSubChannel.All
                : state.Unreadable is { Method: RecordingMethod.Raw };
            if (!isRaw)
            {
                continue;
            }

            Lba end = number < count ? DiscGeometry.LeadInOf(state, number + 1) : disc.Store.SubChannel.End;
            foreach (SubcodeFinding finding in Decode(disc, DiscGeometry.LeadInOf(state, number), end).Findings)
            {
                findings.Add(new DiscFinding(DiscFindingKind.Subcode, number, finding));
            }
        }

        return findings;
    }

    /// <summary>What the sub-channel of a stretch that was recorded raw tells.</summary>
    /// <param name="disc">The disc.</param>
    /// <param name="start">The first sector.</param>
    /// <param name="end">Where to stop.</param>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static DecodedSubcode Decode(DiscContents disc, Lba start, Lba end)
    {
        var decoder = new SubcodeDecoder();
        byte[] piece = new byte[PieceSectors * CdSector.SubchannelBytes];
        for (Lba at = start; at < end; at += PieceSectors)
        {
            int count = Math.Min(PieceSectors, end - at);
            disc.Store.SubChannel.Read(at, piece.AsSpan(0, count * CdSector.SubchannelBytes));
            for (int i = 0; i < count; i++)
            {
                decoder.FeedRaw(at + i, piece.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            }
        }

        return decoder.Decode();
    }
}
