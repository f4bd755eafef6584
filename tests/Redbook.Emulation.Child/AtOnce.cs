using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;

namespace Redbook.Emulation.Child;

/// <summary>Records a session in one go, and erases; each step is said when the recorder has confirmed it.</summary>
internal static class AtOnce
{
    public const int LeadOut = 700;

    private const int PieceSectors = 26;

    /// <summary>The disc that is recorded: two tracks, the second with a pregap.</summary>
    public static DiscLayout Layout { get; } = new()
    {
        Sessions =
        [
            new SessionLayout
            {
                Number = 1,
                LeadOut = new Lba(LeadOut),
                Tracks =
                [
                    new TrackLayout { Number = 1, End = new Lba(310), Indexes = [new TrackIndex(0, new Lba(-150)), new TrackIndex(1, Lba.Zero)] },
                    new TrackLayout { Number = 2, End = new Lba(LeadOut), Indexes = [new TrackIndex(0, new Lba(310)), new TrackIndex(1, new Lba(400))] },
                ],
            },
        ],
    };

    public static void Run(string mode, MmcDrive drive, Lba leadInStart, int seed)
    {
        switch (mode)
        {
            case "session":
                RecordSession(drive, seed);
                break;
            case "raw":
                RecordRaw(drive, leadInStart, seed);
                break;
            default:
                for (int i = 0; i < 6; i++)
                {
                    RecordSession(drive, seed);
                    Reporting.Must(drive.Execute(new Blank(i % 2 == 0 ? BlankingType.Minimal : BlankingType.Disc, false, 0)));
                    Reporting.Say("blank");
                }

                break;
        }
    }

    private static void RecordSession(MmcDrive drive, int seed)
    {
        Reporting.Must(drive.WriteModePage(new WriteParametersPage { WriteType = WriteType.SessionAtOnce }));
        byte[] sheet = Convert.FromHexString(
            "010000010000000001010000000000000101010000000200"
            + "010200000000060A010201000000071901AA010100000B19");
        Reporting.Must(drive.Execute(new SendCueSheet(sheet.Length), sheet));
        for (int at = -150; at < LeadOut; at += PieceSectors)
        {
            int count = Math.Min(PieceSectors, LeadOut - at);
            byte[] piece = new byte[count * CdSector.AudioBytes];
            Pattern.Fill(seed, new Lba(at), piece);
            Reporting.Must(drive.Execute(new Write10(new Lba(at), (ushort)count), piece));
            Reporting.Say("written");
        }

        Reporting.Say("recorded");
        Reporting.Must(drive.Execute(new SynchronizeCache(Immediate: false)));
        Reporting.Say("synchronized");
    }

    private static void RecordRaw(MmcDrive drive, Lba leadInStart, int seed)
    {
        Reporting.Must(drive.WriteModePage(new WriteParametersPage { WriteType = WriteType.Raw, DataBlockType = DataBlockType.RawPw }));
        var subcode = new SubcodeGenerator(Layout, new SubcodeOptions { LeadInStart = leadInStart });
        int end = LeadOut + RedBookLimits.FirstLeadOutSectors;
        for (int at = leadInStart.Value; at < end; at += PieceSectors)
        {
            int count = Math.Min(PieceSectors, end - at);
            byte[] piece = new byte[count * 2448];
            for (int i = 0; i < count; i++)
            {
                if (at + i is >= -150 and < LeadOut)
                {
                    Pattern.Fill(seed, new Lba(at + i), piece.AsSpan(i * 2448, CdSector.AudioBytes));
                }
            }

            subcode.WriteRawSectors(new Lba(at), piece);
            Reporting.Must(drive.Execute(new Write10(new Lba(at), (ushort)count), piece));
            Reporting.Say("written");
        }

        Reporting.Must(drive.Execute(new SynchronizeCache(Immediate: false)));
        Reporting.Say("synchronized");
    }
}
