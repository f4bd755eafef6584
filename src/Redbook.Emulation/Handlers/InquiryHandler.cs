using System.Buffers.Binary;
using System.Text;
using Redbook.Emulation.Drive;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation.Handlers;

/// <summary>INQUIRY: who the drive is; 96 bytes, of which old hosts ask 36, and the vital product pages 00h, 80h, 83h.</summary>
internal sealed class InquiryHandler : CommandHandler<Inquiry>
{
    private const int StandardSize = 96;
    private const byte SupportedPages = 0x00;
    private const byte SerialNumberPage = 0x80;
    private const byte IdentificationPage = 0x83;

    public override bool IgnoresAttention => true;

    protected override SenseData? Execute(DriveState drive, in Inquiry command, ref CommandContext context)
    {
        DriveProfile profile = drive.Profile;
        switch (command.VitalProductPage)
        {
            case null when context.Cdb[2] == 0:
                Span<byte> standard = stackalloc byte[StandardSize];
                standard.Clear();
                new InquiryData(InquiryData.CdDvdDevice, IsRemovable: true, 0, 2, profile.Vendor, profile.Product, profile.Revision)
                    .WriteTo(standard);
                standard[4] = StandardSize - 5;
                context.Reply(standard, command.AllocationBytes);
                return null;
            case SupportedPages:
                return Page(ref context, command, SupportedPages, [SupportedPages, SerialNumberPage, IdentificationPage]);
            case SerialNumberPage:
                return Page(ref context, command, SerialNumberPage, Encoding.ASCII.GetBytes(profile.SerialNumber));
            case IdentificationPage:
                byte[] identity = Encoding.ASCII.GetBytes($"{profile.Vendor,-8}{profile.Product,-16}{profile.SerialNumber}");

                // One designator: ASCII (2), T10 vendor identification (1), about the drive itself.
                return Page(ref context, command, IdentificationPage, [2, 1, 0, (byte)identity.Length, .. identity]);
            default:
                return Sense.InvalidField;
        }
    }

    private static SenseData? Page(ref CommandContext context, in Inquiry command, byte code, scoped ReadOnlySpan<byte> content)
    {
        byte[] page = new byte[4 + content.Length];
        page[0] = InquiryData.CdDvdDevice;
        page[1] = code;
        BinaryPrimitives.WriteUInt16BigEndian(page.AsSpan(2), (ushort)content.Length);
        content.CopyTo(page.AsSpan(4));
        context.Reply(page, command.AllocationBytes);
        return null;
    }
}
