using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Recorded;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>READ TRACK INFORMATION: tracks that are recorded, the one being recorded, and the one to come.</summary>
internal sealed class ReadTrackInformationHandler : CommandHandler<ReadTrackInformation>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in ReadTrackInformation command, ref CommandContext context)
    {
        DiscContents disc = drive.Target;
        int? number = command.AddressType switch
        {
            TrackAddressType.Lba => AtAddress(drive, disc, new Lba(unchecked((int)command.Address))),
            TrackAddressType.Track when command.Address == ReadTrackInformation.InvisibleTrack => Invisible(drive, disc),
            TrackAddressType.Track => command.Address <= RedBookLimits.MaxTrackNumber ? (int)command.Address : null,
            TrackAddressType.Session => FirstOfSession(drive, disc, command.Address),
            _ => null,
        };
        if (number is not { } track || Describe(drive, disc, track) is not { } info)
        {
            return Sense.InvalidField;
        }

        Span<byte> reply = stackalloc byte[TrackInformation.Size];
        info.WriteTo(reply);
        context.Reply(reply, command.AllocationBytes);
        return null;
    }

    // The track that the next WRITE goes to: the open one, or the one after the last.
    private static int? Invisible(DriveState drive, DiscContents disc) =>
        drive.WriteMode.NextWritable is null ? null
        : disc.OpenTrackPosition is not null ? disc.State.OpenTrack!.Number
        : disc.State.NextTrackNumber;

    private static int? AtAddress(DriveState drive, DiscContents disc, Lba address)
    {
        foreach (RecordedTrack track in disc.State.Sessions.SelectMany(static session => session.Tracks))
        {
            if (address >= track.PregapStart && address < (track.End ?? disc.OpenDataEnd))
            {
                return track.Number;
            }
        }

        return drive.WriteMode.NextWritable is { } next
            && address >= DiscGeometry.PregapStart(next)
            && address.Value < disc.State.Medium.CapacitySectors
            ? Invisible(drive, disc)
            : null;
    }

    private static int? FirstOfSession(DriveState drive, DiscContents disc, uint session)
    {
        if (session >= 1 && session <= disc.State.Sessions.Count)
        {
            return disc.State.Sessions[(int)session - 1].Tracks[0].Number;
        }

        return session == disc.State.CurrentSessionNumber ? Invisible(drive, disc) : null;
    }

    private static TrackInformation? Describe(DriveState drive, DiscContents disc, int number)
    {
        Lba? next = drive.WriteMode.NextWritable;
        long free = next is { } writable ? Math.Max(disc.State.Medium.CapacitySectors - writable.Value, 0) : 0;
        if (disc.State.FindTrack(number) is { } track)
        {
            bool isGrowing = track.IsOpen && !disc.IsInterrupted;
            Lba end = track.End ?? disc.OpenDataEnd;
            return new TrackInformation
            {
                Track = number,
                Session = disc.State.Sessions.First(session => session.Tracks[^1].Number >= number).Number,
                IsDamaged = track.IsOpen && disc.IsInterrupted,
                IsCopy = track.IsCopyAlternating,
                Control = track.Control,
                DataMode = track.Mode switch
                {
                    TrackMode.Audio => TrackInformation.UnknownDataMode,
                    TrackMode.Mode1 => 1,
                    _ => TrackInformation.Mode2,
                },
                Start = track.Start,
                NextWritable = isGrowing ? next : null,
                FreeSectors = isGrowing ? free : 0,
                LengthSectors = isGrowing ? end - track.Start + free : end - track.Start,
                LastRecorded = end - 1,
            };
        }

        return next is not { } start || number != Invisible(drive, disc) ? null : new TrackInformation
        {
            Track = number,
            Session = disc.State.CurrentSessionNumber,
            Control = drive.ModePages.WriteParameters.TrackMode,
            IsBlank = true,
            DataMode = TrackInformation.UnknownDataMode,
            Start = start,
            NextWritable = start,
            FreeSectors = free,
            LengthSectors = free,
        };
    }
}
