using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Imaging;

/// <summary>One <c>redbook image</c>.</summary>
internal sealed class ImageJob(Shell shell, ImageRequest request)
{
    private readonly WorkOutput _output = new(shell, request.Json);

    public async Task<int> RunAsync()
    {
        string path = Path.GetFullPath(request.Output, shell.CurrentFolder);
        if (Directory.Exists(path) || (!request.Force && File.Exists(path)))
        {
            throw new UsageException(
                $"{request.Output} is there already.",
                Directory.Exists(path) ? "It is a folder: name a file." : "Name another file, or replace it with --force.");
        }

        shell.Interrupts.IsAwaited = true;
        Lba leadIn = request.LeadInStart ?? (request.MediumDrive is { } medium ? LeadInOf(medium) : SubcodeOptions.AgreedLeadInStart);
        AlbumInput input = new(shell, request.Files, request.Album with { ReadsThroughPlainSamples = false });
        input.Find();
        Album album = await _output.FollowAsync(
            "checking", $"Looking through {Words.Count(input.Files.Count, "file")}", new JsonEvents.Checking("checking", input.Files.Count),
            JsonEventsContext.Default.Checking, progress => input.Read(progress, shell.Interrupts.Stop));
        _output.Notices(input.Notices);
        bool losesText = request.Form == RawImageForm.Pq && album.CdText is not null;
        if (losesText && album.IsCdTextWanted)
        {
            throw new UsageException(
                "An image with P and Q only has no room for CD-TEXT.", "Take --subcode raw or cooked, or leave out the texts.");
        }

        if (request.Form == RawImageForm.Pq && album.Tracks.Any(static track => track.HasGraphics))
        {
            throw new UsageException(
                "An image with P and Q only has no room for graphics (CD+G).", "Take --subcode raw or cooked, or leave out the graphics.");
        }

        if (losesText)
        {
            _output.Notices(["The texts of the tags are left out: an image with P and Q only has no room for CD-TEXT."]);
        }

        using AlbumMaster master = new(album, new AlbumMasterOptions
        {
            WithCdText = request.Form != RawImageForm.Pq, LeadInStart = leadIn, WriteOffsetSamples = request.WriteOffsetSamples,
        });
        RawImage image = master.ImageIn(request.Form);
        long start = shell.Clock.GetTimestamp();
        await _output.FollowAsync(
            "progress", $"Writing {request.Output}", new JsonEvents.ImageStarted(
                "writing", path, Words.ShortOf(request.Form), image.LengthSectors, image.LengthBytes, image.Start.Value),
            JsonEventsContext.Default.ImageStarted, progress => Save(master, path, progress));
        TimeSpan elapsed = shell.Clock.GetElapsedTime(start);
        if (request.Json)
        {
            _output.Json.Write(
                new JsonEvents.ImageDone(
                    "done", ExitCode.Done, path, Words.ShortOf(request.Form), image.LengthSectors, image.LengthBytes,
                    image.Start.Value, Math.Round(elapsed.TotalSeconds, 3)),
                JsonEventsContext.Default.ImageDone);
            return ExitCode.Done;
        }

        TextOutput text = TextOutput.For(shell);
        text.Success(
            $"{request.Output}: {Words.Count(album.Tracks.Count, "track")}, {image.LengthSectors} sectors of {image.SectorBytes} bytes "
            + $"({image.LengthBytes / 1e6:0.0} MB) from {Words.Of(image.Start)} on, in {Times.Spoken(elapsed)}.");
        text.Note($"Record it with: redbook burn --image {request.Output}");
        return ExitCode.Done;
    }

    private Lba LeadInOf(string medium)
    {
        using Drive drive = shell.Drives.Open(DriveName.Parse(medium));
        return drive.DescribeDisc().AtipLeadInStart is { } start
            ? Lba.FromAbsoluteMsf(start)
            : throw new UsageException(
                $"{medium} does not say where the lead-in of its disc begins (ATIP).",
                "Insert a CD-R or CD-RW, or leave out --drive.");
    }

    private bool Save(AlbumMaster master, string path, IProgress<double> progress)
    {
        master.SaveImage(path, request.Form, request.Force, progress, shell.Interrupts.Stop);
        return true;
    }
}
