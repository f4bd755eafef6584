using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Emulation.Drive;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;

namespace Redbook.Emulation.Quirks;

/// <summary>What a drive's quirks make of replies that are right.</summary>
internal static class ReplyQuirks
{
    private const int QBytes = 16;
    private const int NextWritableBytes = 16;

    /// <summary>Changes the reply of a command that was carried out.</summary>
    public static void Apply(DriveState drive, ref CommandContext context)
    {
        DriveProfile profile = drive.Profile;
        switch (context.Cdb[0])
        {
            case Opcode.ReadCd or Opcode.ReadCdMsf:
                if (profile.ReturnsBinaryQ && (context.Cdb[10] & 7) == 2)
                {
                    MakeBinary(drive, ref context);
                }

                if (profile.ReadOffsetSamples != 0)
                {
                    SampleOffset.ShiftRead(drive, ref context);
                }

                break;
            case Opcode.ReadTrackInformation when profile.NextWritableError != 0:
                Mislead(context.Room[..context.BytesTransferred], profile.NextWritableError);
                break;
            default:
                break;
        }
    }

    // Byte 7, bit 0: the address in bytes 12 to 15 is valid.
    private static void Mislead(Span<byte> reply, int error)
    {
        if (reply.Length >= NextWritableBytes && (reply[7] & 1) != 0)
        {
            BinaryPrimitives.WriteInt32BigEndian(reply[12..], unchecked(BinaryPrimitives.ReadInt32BigEndian(reply[12..]) + error));
        }
    }

    // Track, index and times: the numbers of a Q that says where it is.
    private static void MakeBinary(DriveState drive, ref CommandContext context)
    {
        if (!SectorReply.TryFrom(drive, context, out SectorReply reply))
        {
            return;
        }

        for (int end = reply.SectorBytes; end <= context.BytesTransferred; end += reply.SectorBytes)
        {
            Span<byte> q = context.Room[(end - QBytes)..end];
            if ((q[0] & 0x0F) != 1)
            {
                continue;
            }

            ReadOnlySpan<byte> numbers = [1, 2, 3, 4, 5, 7, 8, 9];
            foreach (byte at in numbers)
            {
                // The lead-out's track is AAh: no number.
                q[at] = (q[at] & 0x0F) <= 9 && q[at] <= 0x99 ? (byte)new Bcd(q[at]).ToBinary() : q[at];
            }
        }
    }
}
