using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;

namespace Redbook.Emulation.Handlers;

/// <summary>A reply of READ CD whose sectors are all of one size: sound, or whole sectors of any kind.</summary>
/// <param name="Start">The first sector.</param>
/// <param name="Count">How many came back.</param>
/// <param name="MainBytes">Of each: main channel,</param>
/// <param name="C2Bytes">error pointers,</param>
/// <param name="SubChannelBytes">and sub-channel.</param>
internal readonly record struct SectorReply(Lba Start, int Count, int MainBytes, int C2Bytes, int SubChannelBytes)
{
    private const byte WholeSector = 0xF8;

    public int SectorBytes => MainBytes + C2Bytes + SubChannelBytes;

    /// <summary>How the reply of a command that was carried out divides into sectors.</summary>
    /// <returns>False for other commands, empty replies, and sectors of several sizes.</returns>
    public static bool TryFrom(DriveState drive, scoped CommandContext context, out SectorReply reply)
    {
        reply = default;
        if (context.Cdb[0] is not (Opcode.ReadCd or Opcode.ReadCdMsf) || context.BytesTransferred == 0
            || !SectorRange.TryParse(context.Cdb, out SectorRange range))
        {
            return false;
        }

        var selection = new SectorSelection(0, context.Cdb[9], (SubChannelSelection)(context.Cdb[10] & 7));
        int main = (context.Cdb[9] & 0x10) != 0 ? CdSector.AudioBytes : 0;
        reply = new SectorReply(range.Start, 0, main, selection.C2Bytes, selection.SubChannelBytes);
        if (reply.SectorBytes == 0 || context.BytesTransferred % reply.SectorBytes != 0)
        {
            return false;
        }

        reply = reply with { Count = context.BytesTransferred / reply.SectorBytes };
        bool isWhole = (context.Cdb[9] & WholeSector) is WholeSector or 0;
        return reply.Count <= range.Count && (isWhole || SectorReader.IsSound(drive.Contents.State, range.Start, reply.Count));
    }
}
