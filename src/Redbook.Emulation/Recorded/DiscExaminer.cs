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

        bool isRaw = state.Unreadable is { Method: RecordingMethod.Raw, Number: 1 }
            || state.Sessions is [{ SubChannel: KeptSubChannel.All }, ..];
        if (isRaw)
        {
            foreach (SubcodeFinding finding in Decode(disc).Findings)
            {
                findings.Add(new DiscFinding(DiscFindingKind.Subcode, 1, finding));
            }
        }

        return findings;
    }

    /// <summary>What the sub-channel of a raw session tells.</summary>
    /// <param name="disc">The disc; its first session was recorded raw.</param>
    /// <param name="end">Where to stop; null for the end of what is kept.</param>
    /// <exception cref="IOException">The keeper failed.</exception>
    public static DecodedSubcode Decode(DiscContents disc, Lba? end = null)
    {
        var decoder = new SubcodeDecoder();
        byte[] piece = new byte[PieceSectors * CdSector.SubchannelBytes];
        Lba stop = end ?? disc.Store.SubChannel.End;
        for (Lba at = Lba.FromAbsoluteMsf(disc.State.Medium.LeadInStart); at < stop; at += PieceSectors)
        {
            int count = Math.Min(PieceSectors, stop - at);
            disc.Store.SubChannel.Read(at, piece.AsSpan(0, count * CdSector.SubchannelBytes));
            for (int i = 0; i < count; i++)
            {
                decoder.FeedRaw(at + i, piece.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            }
        }

        return decoder.Decode();
    }
}
