using Redbook.Coding.Sectors;
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

        // More sectors than there is room for are not looked at.
        int smallest = selection.SectorBytes(selection.IsAudioWanted ? DataSectorKind.None : DataSectorKind.Mode1);
        int wanted = smallest == 0 ? 1 : Math.Min(count, (context.Room.Length / smallest) + 1);
        if (!SubChannelReader.CanFind(drive, start, wanted))
        {
            return Sense.NoSeekComplete;
        }

        bool isAllSound = IsAudio(drive.Contents.State, start) && IsAudio(drive.Contents.State, start + count - 1)
            && !HasData(drive.Contents.State);
        SenseData? refusal = isAllSound && selection.IsPlainAudio
            ? ReadSound(drive, start, count, ref context)
            : ReadParts(drive, start, count, selection, ref context);
        if (refusal is null)
        {
            drive.Head = start + count - 1;
        }

        return refusal;
    }

    /// <summary>READ(10) and READ(12): 2048 bytes of user data a sector, of mode 1 and mode 2 form 1.</summary>
    public static SenseData? ReadUserData(DriveState drive, Lba start, long count, ref CommandContext context)
    {
        if (count == 0)
        {
            return null;
        }

        if (!IsRecorded(drive.Contents, start, count))
        {
            return Sense.AddressOutOfRange;
        }

        int wanted = (int)Math.Min(count, context.Room.Length / DataSector.UserSize);
        if (!SubChannelReader.CanFind(drive, start, Math.Max(wanted, 1)))
        {
            return Sense.NoSeekComplete;
        }

        if (IsAudio(drive.Contents.State, start))
        {
            return Sense.IllegalTrackMode;
        }

        Span<byte> sector = stackalloc byte[CdSector.AudioBytes];
        for (int i = 0; i < wanted; i++)
        {
            drive.Contents.Read(start + i, sector);
            DataSectorKind kind = IsAudio(drive.Contents.State, start + i) ? DataSectorKind.None : DataSector.KindOf(sector);
            if (kind is not (DataSectorKind.Mode1 or DataSectorKind.Mode2Form1))
            {
                return Sense.IllegalTrackMode;
            }

            if (DataSectorCorrector.Correct(sector, kind, out _) == DataSectorState.Uncorrectable)
            {
                return Sense.UncorrectableSector;
            }

            DataSector.UserDataOf(sector, kind).CopyTo(context.Room[(i * DataSector.UserSize)..]);
        }

        context.BytesTransferred = wanted * DataSector.UserSize;
        drive.Head = start + (int)count - 1;
        return null;
    }

    /// <summary>Whether sectors are all of sound.</summary>
    public static bool IsSound(DiscState state, Lba start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!IsAudio(state, start + i))
            {
                return false;
            }
        }

        return true;
    }

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

    private static bool HasData(DiscState state) =>
        state.Sessions.Any(static session => session.Tracks.Any(static track => track.Mode != TrackMode.Audio));

    private static bool IsAudio(DiscState state, Lba address)
    {
        TrackMode mode = TrackMode.Audio;
        foreach (RecordedSession session in state.Sessions)
        {
            foreach (RecordedTrack track in session.Tracks)
            {
                mode = track.PregapStart <= address ? track.Mode : mode;
            }
        }

        return mode == TrackMode.Audio;
    }

    private static SenseData? ReadSound(DriveState drive, Lba start, int count, ref CommandContext context)
    {
        int wanted = Math.Min(count, context.Room.Length / CdSector.AudioBytes);
        Span<byte> room = context.Room[..(wanted * CdSector.AudioBytes)];
        drive.Contents.Read(start, room);
        context.BytesTransferred = room.Length;
        return null;
    }

    private static SenseData? ReadParts(
        DriveState drive, Lba start, int count, in SectorSelection selection, ref CommandContext context)
    {
        Span<byte> sector = stackalloc byte[CdSector.AudioBytes];
        bool isAudio = IsAudio(drive.Contents.State, start);
        Span<byte> room = context.Room;
        for (int i = 0; i < count; i++)
        {
            // Sound and data are not read with one command.
            Lba address = start + i;
            if (IsAudio(drive.Contents.State, address) != isAudio)
            {
                return Sense.IllegalTrackMode;
            }

            // What a data sector is shows in its main channel; sound is read only where it is wanted.
            if (!isAudio)
            {
                drive.Contents.Read(address, sector);
            }

            DataSectorKind kind = isAudio ? DataSectorKind.None : DataSector.KindOf(sector);
            if (!selection.Wants(kind, isAudio))
            {
                return Sense.IllegalTrackMode;
            }

            if (!selection.TryGetParts(kind, out int from, out int end))
            {
                return Sense.InvalidField;
            }

            int bytes = selection.SectorBytes(kind);
            if (bytes == 0 || room.Length < bytes)
            {
                break;
            }

            if (isAudio && end > from)
            {
                drive.Contents.Read(address, sector);
            }

            sector[from..end].CopyTo(room);
            ReadRest(drive, address, selection, room[(end - from)..bytes]);
            room = room[bytes..];
        }

        context.BytesTransferred = context.Room.Length - room.Length;
        return null;
    }

    // Error pointers, none of which is set, and the sub-channel.
    private static void ReadRest(DriveState drive, Lba address, in SectorSelection selection, Span<byte> rest)
    {
        rest.Clear();
        Span<byte> sub = rest[selection.C2Bytes..];
        switch (selection.SubChannel)
        {
            case SubChannelSelection.RawPw:
                SubChannelReader.ReadRaw(drive, address, sub);
                break;
            case SubChannelSelection.Q:
                Span<byte> raw = stackalloc byte[CdSector.SubchannelBytes];
                SubChannelReader.ReadRaw(drive, address, raw);
                SubcodeBits.ToPq16(raw, sub);
                break;
            case SubChannelSelection.CorrectedRw:
                SubChannelReader.ReadPacks(drive, address, sub);
                break;
        }
    }
}
