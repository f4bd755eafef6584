using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Writing;
using Redbook.Mmc;

namespace Redbook.Emulation.Handlers;

/// <summary>What WRITE(10) and WRITE(12) have in common.</summary>
internal static class SectorWriter
{
    public static SenseData? Write(DriveState drive, Lba start, long blockCount, ref CommandContext context)
    {
        // The command names blocks, not bytes; their size follows from the way of writing.
        WriteMode mode = drive.WriteMode;
        if (mode.BlockBytes is { } blockBytes && blockCount * blockBytes != context.Sent.Length)
        {
            return Sense.InvalidField;
        }

        SenseData? refusal = mode.Write(start, context.Sent);
        if (refusal is null)
        {
            context.BytesTransferred = context.Sent.Length;
            drive.Head = start + (int)blockCount;
        }

        return refusal;
    }
}
