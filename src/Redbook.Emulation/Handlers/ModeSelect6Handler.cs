using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>MODE SELECT(6): the same as MODE SELECT(10) behind a header of four bytes.</summary>
internal sealed class ModeSelect6Handler : CommandHandler<ModeSelect6>
{
    public override bool WaitsForWriting => true;

    protected override SenseData? Execute(DriveState drive, in ModeSelect6 command, ref CommandContext context)
    {
        if (command.ParameterBytes == 0)
        {
            return null;
        }

        if (command.ParameterBytes != context.Sent.Length || context.Sent.Length < ModeSense6Handler.HeaderSize)
        {
            return Sense.ParameterListLength;
        }

        return ModeSelect10Handler.Select(
            drive, ref context, command.SavePages, ModeSense6Handler.HeaderSize, context.Sent[3]);
    }
}
