using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ SUB-CHANNEL: where the head is, the catalogue number, a track's recording code.</summary>
internal sealed class ReadSubChannelHandler : CommandHandler<ReadSubChannel>
{
    // Codes come at least once in a hundred sectors; short tracks and changes can move them.
    private const int SearchSectors = 400;

    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadSubChannel command, ref CommandContext context)
    {
        if (!command.SubQ)
        {
            context.Reply([0, (byte)AudioStatus.None, 0, 0], command.AllocationBytes);
            return null;
        }

        Span<byte> reply = stackalloc byte[SubChannelMcn.Size];
        DiscState state = drive.Contents.State;
        switch (command.Format)
        {
            case SubChannelFormat.CurrentPosition:
                reply = reply[..SubChannelPosition.Size];
                Position(drive).WriteTo(reply, command.Msf);
                break;
            case SubChannelFormat.MediaCatalogNumber:
                WriteMcn(drive, reply);
                break;
            case SubChannelFormat.Isrc:
                if (state.FindTrack(command.Track) is not { } track)
                {
                    return Sense.InvalidField;
                }

                WriteIsrc(drive, track, reply);
                break;
            default:
                return Sense.InvalidField;
        }

        context.Reply(reply, command.AllocationBytes);
        return null;
    }

    private static void WriteMcn(DriveState drive, Span<byte> reply)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        Mcn? mcn = null;
        byte frame = 0;
        foreach (RecordedSession session in drive.Contents.State.Sessions)
        {
            RecordedTrack first = session.Tracks[0];
            if (mcn is null && Search(drive, first.PregapStart, session.Tracks[^1].End ?? drive.Contents.OpenDataEnd, 2, q)
                && new QFrame(q).TryGetMcn(out Mcn found))
            {
                (mcn, frame) = (found, q[9]);
            }
        }

        new SubChannelMcn(AudioStatus.None, mcn, frame).WriteTo(reply);
    }

    private static void WriteIsrc(DriveState drive, RecordedTrack track, Span<byte> reply)
    {
        Span<byte> q = stackalloc byte[QFrame.Size];
        bool isFound = Search(drive, track.Start, track.End ?? drive.Contents.OpenDataEnd, 3, q);
        Isrc isrc = default;
        isFound = isFound && new QFrame(q).TryGetIsrc(out isrc);
        new SubChannelIsrc(
            AudioStatus.None, isFound ? (byte)3 : (byte)0, track.Control, (byte)track.Number, isFound ? isrc : null,
            isFound ? q[9] : (byte)0).WriteTo(reply);
    }

    // The first good frame of a mode.
    private static bool Search(DriveState drive, Lba from, Lba end, int adr, Span<byte> q)
    {
        for (int i = 0; i < Math.Min(end - from, SearchSectors); i++)
        {
            SubChannelReader.ReadQ(drive, from + i, q);
            var frame = new QFrame(q);
            if (frame.Adr == adr && frame.IsCrcValid)
            {
                return true;
            }
        }

        return false;
    }

    private static SubChannelPosition Position(DriveState drive)
    {
        DiscContents disc = drive.Contents;
        bool isRecorded = disc.State.Sessions.Any(session =>
            drive.Head >= session.Tracks[0].PregapStart && drive.Head < (session.Tracks[^1].End ?? disc.OpenDataEnd));
        Span<byte> q = stackalloc byte[QFrame.Size];

        // Where the frame under the head says nothing of the place, the one before it counts.
        for (int back = 0; isRecorded && back < 10 && drive.Head - back >= Lba.FirstPregap; back++)
        {
            SubChannelReader.ReadQ(drive, drive.Head - back, q);
            var frame = new QFrame(q);
            if (frame.Adr == 1 && frame.IsCrcValid)
            {
                int relative = Number(frame.RunningTime);
                bool isPause = frame.Index.Raw == 0;
                relative = isPause ? back - relative : relative + back;
                byte track = frame.Track.IsValid ? (byte)frame.Track.ToBinary() : frame.Track.Raw;
                return new SubChannelPosition(
                    AudioStatus.None, 1, frame.Control, track, (byte)frame.Index.ToBinary(), drive.Head, relative);
            }
        }

        return new SubChannelPosition(AudioStatus.None, 0, Control.None, 0, 0, Lba.Zero, 0);
    }

    private static int Number(ReadOnlySpan<byte> bcd) =>
        (((new Bcd(bcd[0]).ToBinary() * 60) + new Bcd(bcd[1]).ToBinary()) * CdSector.PerSecond) + new Bcd(bcd[2]).ToBinary();
}
