using Redbook.Emulation.Drive;
using Redbook.Emulation.Writing;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>SEND CUE SHEET: the layout of the session that is going to be written at once.</summary>
internal sealed class SendCueSheetHandler : CommandHandler<SendCueSheet>
{
    public override bool NeedsDisc => true;

    protected override SenseData? Execute(DriveState drive, in SendCueSheet command, ref CommandContext context)
    {
        if (drive.WriteMode is not SessionAtOnceMode mode)
        {
            return Sense.CommandSequence;
        }

        if (command.SizeBytes != context.Sent.Length)
        {
            return Sense.ParameterListLength;
        }

        SenseData? refusal = mode.TakeCueSheet(context.Sent);
        context.BytesTransferred = refusal is null ? context.Sent.Length : 0;
        return refusal;
    }
}
