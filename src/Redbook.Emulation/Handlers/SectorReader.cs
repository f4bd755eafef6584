using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>Reads recorded sectors with what belongs to them.</summary>
internal static class SectorReader
{
    public static SenseData? Read(
        DriveState drive, Lba start, int count, in SectorSelection selection, ref CommandContext context)
    {
        if (!selection.IsPossible)
        {
            return Sense.InvalidField;
        }

        if (count == 0)
        {
            return null;
        }

        if (!IsRecorded(drive.Contents, start, count))
        {
            return Sense.AddressOutOfRange;
        }

        if (!selection.IsAudioWanted)
        {
            return Sense.IllegalTrackMode;
        }

        int sectorBytes = selection.SectorBytes;
        int wanted = sectorBytes == 0 ? 0 : Math.Min(count, context.Room.Length / sectorBytes);
        Span<byte> room = context.Room[..(wanted * sectorBytes)];
        if (sectorBytes == CdSector.AudioBytes && selection.MainBytes == sectorBytes)
        {
            drive.Contents.Read(start, room);
        }
        else
        {
            ReadParts(drive, start, selection, room);
        }

        context.BytesTransferred = room.Length;
        drive.Head = start + count - 1;
        return null;
    }

    /// <summary>Why READ(10) cannot return blocks of user data from here.</summary>
    public static SenseData? RefuseUserData(DriveState drive, Lba start, long count) =>
        count == 0 ? null
        : IsRecorded(drive.Contents, start, count) ? Sense.IllegalTrackMode
        : Sense.AddressOutOfRange;

    // Whether every sector lies in a track or its pregap. Tracks of a session follow each other without holes.
    private static bool IsRecorded(DiscContents disc, Lba start, long count)
    {
        foreach (RecordedSession session in disc.State.Sessions)
        {
            Lba first = session.Tracks[0].PregapStart;
            Lba end = session.Tracks[^1].End ?? disc.OpenDataEnd;
            if (start >= first && start.Value + count <= end.Value)
            {
                return true;
            }
        }

        return false;
    }

    private static void ReadParts(DriveState drive, Lba start, in SectorSelection selection, Span<byte> room)
    {
        SubcodeGenerator subcode = drive.Subcode();
        for (int i = 0; room.Length > 0; i++, room = room[selection.SectorBytes..])
        {
            Lba address = start + i;
            drive.Contents.Read(address, room[..selection.MainBytes]);
            room.Slice(selection.MainBytes, selection.C2Bytes).Clear();
            Span<byte> sub = room.Slice(selection.MainBytes + selection.C2Bytes, selection.SubChannelBytes);
            sub.Clear();
            switch (selection.SubChannel)
            {
                case SubChannelSelection.RawPw:
                    subcode.WriteRaw(address, sub);
                    break;
                case SubChannelSelection.Q:
                    subcode.WritePq16(address, sub);
                    break;
                default:
                    // A track recorded at once has nothing in R to W: four packs of zeros.
                    break;
            }
        }
    }
}
