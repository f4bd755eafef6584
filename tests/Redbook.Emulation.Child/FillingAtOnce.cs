using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Child;

/// <summary>Records in one go until the file system is full, or erases when it is; then opens the disc again, erases and
/// records what fits.</summary>
internal static class FillingAtOnce
{
    private const int PieceSectors = 13;
    private const int SectorsThatFit = 300;
    private static readonly Msf LeadInStart = new(99, 40, 0);

    public static int Run(string mode, string folder, int seed)
    {
        using (VirtualDisc disc = VirtualDisc.Create(folder, new MediumOptions { Type = MediumType.CdRw, LeadInStart = LeadInStart }))
        {
            With(disc, drive =>
            {
                if (mode == "fill-blank")
                {
                    RecordWhatFits(drive, seed);
                    Fill(folder);
                    Report("erase", drive.Execute(new Blank(BlankingType.Disc, Immediate: false, 0)));
                    Compare("recorded", drive, seed);
                    return;
                }

                (Lba at, int blockBytes) = mode == "fill-raw" ? BeginRaw(drive) : BeginSession(drive);
                SubcodeGenerator? subcode = mode == "fill-raw"
                    ? new SubcodeGenerator(AtOnce.Layout, new SubcodeOptions { LeadInStart = Lba.FromAbsoluteMsf(LeadInStart) })
                    : null;
                byte[] piece = new byte[PieceSectors * blockBytes];
                ScsiResult result;
                do
                {
                    new Random(at.Value).NextBytes(piece);
                    subcode?.WriteRawSectors(at, piece);
                    result = drive.Execute(new Write10(at, PieceSectors), piece);
                    at += result.IsGood ? PieceSectors : 0;
                }
                while (result.IsGood && at.Value < 600);

                Report("write", result);
                Report("again", drive.Execute(new Write10(at, PieceSectors), piece));
            });
        }

        using (VirtualDisc still = VirtualDisc.Open(folder))
        {
            Console.Out.WriteLine($"still {still.Status}");
        }

        File.Delete(FillerOf(folder));
        using VirtualDisc reopened = VirtualDisc.Open(folder);
        Console.Out.WriteLine($"reopened {reopened.Status} {string.Join(' ', reopened.Examine().Select(static finding => finding.Kind).Distinct())}");
        With(reopened, drive =>
        {
            Report("erase", drive.Execute(new Blank(BlankingType.Minimal, Immediate: false, 0)));
            Console.Out.WriteLine($"status {reopened.Status}");
            RecordWhatFits(drive, seed + 1);
            Compare("recorded", drive, seed + 1);
        });
        Console.Out.WriteLine($"status {reopened.Status}");
        return 0;
    }

    private static void With(VirtualDisc disc, Action<MmcDrive> use)
    {
        using SoftwareRecorder recorder = new();
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        use(new MmcDrive(connection));
    }

    private static (Lba Start, int BlockBytes) BeginSession(MmcDrive drive, int leadOut = 700)
    {
        Reporting.Must(drive.WriteModePage(new WriteParametersPage { WriteType = WriteType.SessionAtOnce }));
        Msf end = new Lba(leadOut).ToAbsoluteMsf();
        byte[] sheet =
        [
            0x01, 0, 0, 1, 0, 0, 0, 0, 0x01, 1, 0, 0, 0, 0, 0, 0, 0x01, 1, 1, 0, 0, 0, 2, 0, 0x01, 0xAA, 1, 1, 0, end.Minute, end.Second, end.Frame,
        ];
        Reporting.Must(drive.Execute(new SendCueSheet(sheet.Length), sheet));
        return (Lba.FirstPregap, CdSector.AudioBytes);
    }

    private static (Lba Start, int BlockBytes) BeginRaw(MmcDrive drive)
    {
        Reporting.Must(drive.WriteModePage(new WriteParametersPage { WriteType = WriteType.Raw, DataBlockType = DataBlockType.RawPw }));
        return (Lba.FromAbsoluteMsf(LeadInStart), CdSector.AudioBytes + CdSector.SubchannelBytes);
    }

    private static void RecordWhatFits(MmcDrive drive, int seed)
    {
        BeginSession(drive, SectorsThatFit);
        Reporting.Must(drive.Execute(new Write10(Lba.FirstPregap, 50), new byte[50 * CdSector.AudioBytes]));
        Reporting.Must(drive.Execute(new Write10(new Lba(-100), 50), new byte[50 * CdSector.AudioBytes]));
        Reporting.Must(drive.Execute(new Write10(new Lba(-50), 50), new byte[50 * CdSector.AudioBytes]));
        byte[] piece = new byte[50 * CdSector.AudioBytes];
        for (int at = 0; at < SectorsThatFit; at += 50)
        {
            Pattern.Fill(seed, new Lba(at), piece);
            Reporting.Must(drive.Execute(new Write10(new Lba(at), 50), piece));
        }

        Reporting.Must(drive.Execute(new SynchronizeCache(Immediate: false)));
    }

    private static string FillerOf(string folder) => Path.Combine(Path.GetDirectoryName(folder)!, "filler");

    // Takes every byte that is left.
    private static void Fill(string folder)
    {
        using FileStream filler = new(FillerOf(folder), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[512];
        try
        {
            while (true)
            {
                filler.Write(page);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    private static void Report(string step, ScsiResult result) =>
        Console.Out.WriteLine($"{step} {(result.IsGood ? "good" : result.Sense)}");

    private static void Compare(string step, MmcDrive drive, int seed)
    {
        byte[] expected = new byte[50 * CdSector.AudioBytes];
        byte[] actual = new byte[expected.Length];
        bool isIntact = true;
        for (int at = 0; at < SectorsThatFit; at += 50)
        {
            Pattern.Fill(seed, new Lba(at), expected);
            isIntact &= drive.ReadAudio(new Lba(at), actual).IsGood && actual.AsSpan().SequenceEqual(expected);
        }

        Console.Out.WriteLine($"{step} {(isIntact ? "intact" : "spoiled")}");
    }
}
