using System.Diagnostics;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Benchmarks;

/// <summary>A full 80-minute disc, raw with 96 bytes of sub-channel in every sector, lead-in and lead-out included: read from
/// an image, sent to the recorder in software, kept as a disc in a folder; beside the same number of bytes copied from
/// file to file.</summary>
/// <remarks>The sub-channel is made beforehand and lies in the image. Both sides read the image from the system's cache and end
/// with their bytes on the disk.</remarks>
internal static class RawDiscComparison
{
    private const int SectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
    private const int CommandSectors = 26;
    private const int Tracks = 20;

    public static void Run(TextWriter output)
    {
        long atStart = PeakBytes();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-raw-disc-");
        try
        {
            var medium = new MediumOptions { Minutes = 80 };
            Lba leadIn = Lba.FromAbsoluteMsf(medium.LeadInStart);
            int sectors = medium.CapacitySectors + RedBookLimits.FirstLeadOutSectors - leadIn.Value;
            string image = Path.Combine(folder.FullName, "disc.raw");
            MakeImage(image, medium, leadIn, sectors);

            string disc = Path.Combine(folder.FullName, "a.disc");
            Record(image, disc, medium, leadIn);
            long discBytes = new DirectoryInfo(disc).EnumerateFiles().Sum(static file => file.Length);
            Directory.Delete(disc, recursive: true);
            long peak = PeakBytes() - atStart;

            output.WriteLine(
                $"{sectors} sectors of {SectorBytes} bytes ({(long)sectors * SectorBytes / WritePathComparison.BlockBytes} MiB), on the disc "
                + $"{discBytes / WritePathComparison.BlockBytes} MiB, median of {WritePathComparison.Rounds} alternating runs:");
            WritePathComparison.Alternate(
                output,
                [
                    ("file to file, 1 MiB blocks", () => Copy(image, Path.Combine(folder.FullName, "copy.bin"), discBytes)),
                    ("recorder, raw with 96", () =>
                    {
                        Record(image, disc, medium, leadIn);
                        Directory.Delete(disc, recursive: true);
                    }),
                ]);
            output.WriteLine($"  memory: {peak / 1e6:F1} MB at most above the {atStart / 1e6:F1} MB that the runtime had at first");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static long PeakBytes()
    {
        using Process process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }

    private static void MakeImage(string path, MediumOptions medium, Lba leadIn, int sectors)
    {
        int length = medium.CapacitySectors / Tracks;
        TrackLayout[] tracks =
        [
            .. Enumerable.Range(0, Tracks).Select(i => new TrackLayout
            {
                Number = i + 1,
                Indexes = [new TrackIndex(1, new Lba(i * length))],
                End = new Lba(i == Tracks - 1 ? medium.CapacitySectors : (i + 1) * length),
            }),
        ];
        var layout = new DiscLayout
        {
            Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = new Lba(medium.CapacitySectors), IsClosed = true }],
        };
        var subcode = new SubcodeGenerator(layout, new SubcodeOptions { LeadInStart = leadIn });
        var random = new Random(80);
        byte[] block = new byte[400 * SectorBytes];
        using FileStream file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (int at = 0; at < sectors; at += 400)
        {
            Span<byte> piece = block.AsSpan(0, Math.Min(400, sectors - at) * SectorBytes);
            for (int i = 0; i < piece.Length; i += SectorBytes)
            {
                Span<byte> main = piece.Slice(i, CdSector.AudioBytes);
                Lba address = leadIn + at + (i / SectorBytes);
                main.Clear();
                if (address >= Lba.Zero && address.Value < medium.CapacitySectors)
                {
                    random.NextBytes(main);
                }

                piece.Slice(i + CdSector.AudioBytes, CdSector.SubchannelBytes).Clear();
            }

            subcode.WriteRawSectors(leadIn + at, piece);
            file.Write(piece);
        }
    }

    private static void Record(string image, string path, MediumOptions medium, Lba leadIn)
    {
        using VirtualDisc disc = VirtualDisc.Create(path, medium);
        using SoftwareRecorder recorder = new();
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        var drive = new MmcDrive(connection);
        drive.TestUnitReady();
        Must(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = WriteType.Raw,
            DataBlockType = DataBlockType.RawPw,
            MultiSession = MultiSession.None,
        }));
        using FileStream file = new(image, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        byte[] block = new byte[CommandSectors * SectorBytes];
        Lba at = leadIn;
        int read;
        while ((read = file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0)
        {
            Must(drive.Execute(new Write10(at, (ushort)(read / SectorBytes)), block.AsSpan(0, read)));
            at += read / SectorBytes;
        }

        Must(drive.Execute(new SynchronizeCache(Immediate: false)));
        if (disc.Layout.Tracks.Count() != Tracks)
        {
            throw new InvalidOperationException("The disc is not what was sent.");
        }
    }

    private static void Copy(string from, string to, long bytes)
    {
        using (FileStream input = new(from, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0))
        using (FileStream output = new(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            byte[] block = new byte[WritePathComparison.BlockBytes];
            while (bytes > 0)
            {
                int read = input.Read(block, 0, (int)Math.Min(block.Length, bytes));
                output.Write(block, 0, read);
                bytes -= read;
            }

            output.Flush(flushToDisk: true);
        }

        File.Delete(to);
    }

    private static void Must(ScsiResult result)
    {
        if (!result.IsGood)
        {
            throw new InvalidOperationException($"The recorder answered {result.Sense}.");
        }
    }
}
