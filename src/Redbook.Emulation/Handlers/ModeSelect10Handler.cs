using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Handlers;

/// <summary>MODE SELECT(10): puts mode pages in force, all of a list or none.</summary>
internal sealed class ModeSelect10Handler : CommandHandler<ModeSelect10>
{
    public override bool WaitsForWriting => true;

    protected override SenseData? Execute(DriveState drive, in ModeSelect10 command, ref CommandContext context)
    {
        if (command.ParameterBytes == 0)
        {
            return null;
        }

        if (command.ParameterBytes != context.Sent.Length)
        {
            return Sense.ParameterListLength;
        }

        int descriptorBytes = ModeParameterHeader.TryParse(context.Sent, out ModeParameterHeader header)
            ? header.BlockDescriptorBytes
            : 0;
        return Select(drive, ref context, command.SavePages, ModeParameterHeader.Size, descriptorBytes);
    }

    public static SenseData? Select(
        DriveState drive, ref CommandContext context, bool isSaved, int headerBytes, int descriptorBytes)
    {
        const byte PageFormat = 0x10;
        if (isSaved || (context.Cdb[1] & PageFormat) == 0)
        {
            return Sense.InvalidField;
        }

        ReadOnlySpan<byte> list = context.Sent;
        if (list.Length < headerBytes + descriptorBytes)
        {
            return Sense.ParameterListLength;
        }

        // Block descriptors say nothing that the drive would have to know; a list may even end with them.
        list = list[(headerBytes + descriptorBytes)..];
        SenseData? refusal = drive.ModePages.Select(list);
        if (refusal is null && !list.IsEmpty && drive.Tray.Loaded is not null)
        {
            drive.SettleWriting();
            if (!drive.IsLaserOff)
            {
                drive.Simulation = null;
            }
        }

        context.BytesTransferred = refusal is null ? context.Sent.Length : 0;
        return refusal;
    }
}
