using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.Writing;

namespace Redbook.Recording.TrackAtOnce;

/// <summary>Steps 15 to 18 of the recipe: close, wait, and look whether the disc is what it should be.</summary>
internal sealed class SessionCloser(
    DriveLink link, TrackAtOnceOptions options, TrackAtOnceSetup setup, StallWatch stalls)
{
    // Drives count the two run-out sectors and now and then the next pause as part of a track.
    private const int LengthTolerance = 2 + (2 * RedBookLimits.PauseSectors);

    private readonly DiscExamination _examination = new(link, stalls, options.Notify);

    /// <summary>Whether the disc has an open session with tracks. In a test write the disc cannot say.</summary>
    public bool HasSomethingToClose(bool wroteTracks)
    {
        if (options.TestWrite)
        {
            return wroteTracks;
        }

        DiscInformation disc = ReadDisc(RecordingStep.CloseSession);
        if (disc.Status == DiscStatus.Blank && wroteTracks)
        {
            throw StillBlank();
        }

        return wroteTracks
            || (disc.Status == DiscStatus.Appendable
                && disc.LastSessionState is SessionState.Incomplete or SessionState.Damaged);
    }

    public void Close(SessionClose how, bool underrunProtection, DriveReport drive, int lastTrack)
    {
        setup.SetWriteParameters(new TrackOptions(), how, underrunProtection, drive);
        var close = new CloseTrackSession(CloseFunction.Session, 0, Immediate: false);
        ScsiResult result = link.SendPatiently(close, [], RecordingStep.CloseSession);
        if (result.Sense is { Asc: 0x72, Ascq: 0x03 })
        {
            // A track was left incomplete (a program died while writing it): it is closed first.
            CloseTrack(lastTrack);
            result = link.SendPatiently(close, [], RecordingStep.CloseSession);
        }

        // With the laser off there is no session, and some drives say so.
        if (options.TestWrite && result.Sense is { Key: SenseKey.IllegalRequest })
        {
            return;
        }

        link.Require(result, RecordingStep.CloseSession);
        link.WaitReady(RecordingStep.CloseSession, options.FinishLimit, CancellationToken.None);
    }

    // An error of what was written may come only here: it is never ignored.
    public void Synchronize()
    {
        ScsiResult result = link.SendPatiently(new SynchronizeCache(Immediate: false), [], RecordingStep.SynchronizeCache);
        link.Require(result, RecordingStep.SynchronizeCache);
        link.WaitReady(RecordingStep.SynchronizeCache, options.FinishLimit, CancellationToken.None);
    }

    public void CloseTrack(int track)
    {
        ScsiResult result = link.SendPatiently(
            new CloseTrackSession(CloseFunction.Track, (ushort)track, Immediate: false), [], RecordingStep.CloseTrack);
        link.Require(result, RecordingStep.CloseTrack);
        link.WaitReady(RecordingStep.CloseTrack, options.FinishLimit, CancellationToken.None);
    }

    /// <summary>After a track: drives have been seen to answer "good" all along and leave the disc blank.</summary>
    public void VerifyTrack(RecordedTrack track)
    {
        if (ReadDisc(RecordingStep.Verify).Status == DiscStatus.Blank)
        {
            throw StillBlank();
        }

        if (!options.Verify && !stalls.HasStalled)
        {
            return;
        }

        if (DiscInspector.ReadTrack(link, (uint)track.Number, RecordingStep.Verify) is not TrackInformation info)
        {
            throw Fail($"track {track.Number} was written, and the drive knows no such track");
        }

        if (info.Start != track.Start)
        {
            throw Fail($"track {track.Number} was written at LBA {track.Start}, and the drive says it starts at {info.Start}");
        }

        long surplus = info.LengthSectors - track.LengthSectors;
        if (info.IsBlank || surplus < 0 || surplus > LengthTolerance)
        {
            throw Fail(
                $"track {track.Number} was written with {track.LengthSectors} sectors, and the drive says it has "
                + $"{info.LengthSectors}");
        }

        // Many drives read an open session; others do once it is closed.
        _examination.Examine(track.Start, track.Start + track.LengthSectors, isLast: options.Close == SessionClose.LeaveOpen);
    }

    /// <summary>After closing: the state of the disc, and the table of contents against what was expected.</summary>
    public void Verify(SessionClose how, MediumReport before, TocResponse? expected)
    {
        DiscInformation disc = ReadDisc(RecordingStep.Verify);
        if (options.TestWrite)
        {
            if (before.State == MediumState.Blank && disc.Status != DiscStatus.Blank)
            {
                throw Fail("the laser was to stay off, and the disc is not blank any more");
            }

            return;
        }

        if (disc.Status == DiscStatus.Blank)
        {
            throw StillBlank();
        }

        DiscStatus wanted = how == SessionClose.Finalize ? DiscStatus.Complete : DiscStatus.Appendable;
        if (disc.Status != wanted)
        {
            throw Fail($"the disc should now be {wanted}, and the drive says {disc.Status}");
        }

        stalls.LookAfter(Lba.Zero);
        if ((!options.Verify && !stalls.HasStalled) || expected is null)
        {
            return;
        }

        link.Require(link.Ask(link.Drive.ReadToc, RecordingStep.Verify, out TocResponse? toc), RecordingStep.Verify);
        Compare(expected, toc!);
        _examination.Examine(expected.Entries[0].Start, expected.Entries[^1].Start, isLast: true);
    }

    private void Compare(TocResponse expected, TocResponse actual)
    {
        foreach (TocEntry entry in expected.Entries)
        {
            TocEntry? found = null;
            foreach (TocEntry candidate in actual.Entries)
            {
                found = candidate.Track == entry.Track ? candidate : found;
            }

            if (found is not TocEntry there)
            {
                throw Fail($"the table of contents lacks {NameOf(entry)}");
            }

            // Where the lead-out goes is the drive's affair, within reason.
            bool isRight = entry.IsLeadOut
                ? Math.Abs(there.Start - entry.Start) <= LengthTolerance
                : there.Start == entry.Start && ((there.Control ^ entry.Control) & Control.Data) == Control.None;
            if (!isRight)
            {
                throw Fail($"the table of contents has {NameOf(entry)} at LBA {there.Start} instead of {entry.Start}");
            }
        }
    }

    private static string NameOf(TocEntry entry) => entry.IsLeadOut ? "the lead-out" : $"track {entry.Track}";

    private DiscInformation ReadDisc(RecordingStep step)
    {
        link.Require(link.Ask<DiscInformation?>(link.Drive.ReadDiscInformation, step, out DiscInformation? disc), step);
        return disc.GetValueOrDefault();
    }

    private RecordingException StillBlank() => Fail("the drive reported success, and the disc is still blank");

    private RecordingException Fail(string answer) =>
        new(RecordingStep.Verify, RecordingFailure.VerificationFailed, link.Name, answer);
}
