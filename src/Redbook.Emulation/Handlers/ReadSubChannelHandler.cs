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
    // The first sectors whose Q can carry them, in every hundred.
    private const int McnSector = 99;
    private const int IsrcSector = 49;

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
                new SubChannelMcn(AudioStatus.None, state.Mcn, AFrame(state.Mcn is null ? null : McnSector)).WriteTo(reply);
                break;
            case SubChannelFormat.Isrc:
                if (state.FindTrack(command.Track) is not { } track)
                {
                    return Sense.InvalidField;
                }

                new SubChannelIsrc(
                    AudioStatus.None,
                    track.Isrc.IsEmpty ? (byte)0 : (byte)3,
                    track.Control,
                    command.Track,
                    track.Isrc.IsEmpty ? null : track.Isrc,
                    AFrame(track.Isrc.IsEmpty ? null : track.Start.Value + IsrcSector)).WriteTo(reply);
                break;
            default:
                return Sense.InvalidField;
        }

        context.Reply(reply, command.AllocationBytes);
        return null;
    }

    private static byte AFrame(int? sector) =>
        sector is { } at ? Bcd.FromBinary(new Lba(at).ToAbsoluteMsf().Frame).Raw : (byte)0;

    private static SubChannelPosition Position(DriveState drive)
    {
        if (drive.Contents.State.LastTrack is null)
        {
            return new SubChannelPosition(AudioStatus.None, 0, Control.None, 0, 0, Lba.Zero, 0);
        }

        SubcodePosition at = drive.Subcode().Locate(drive.Head);
        return new SubChannelPosition(
            AudioStatus.None,
            1,
            at.Control,
            (byte)at.Track,
            (byte)at.Index,
            drive.Head,
            at.Area == DiscArea.Program && at.Index == 0 ? -at.RelativeSectors : at.RelativeSectors);
    }
}
