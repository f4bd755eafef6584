using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Planning;

/// <summary>One <c>redbook plan</c>.</summary>
internal sealed class PlanJob(Shell shell, PlanRequest request)
{
    private readonly WorkOutput _output = new(shell, request.Json);

    public async Task<int> RunAsync()
    {
        shell.Interrupts.IsAwaited = true;
        Album album = await ReadAsync();
        Lba leadIn = album.RawFile is { } file && file.Start <= Lba.FirstPregap - RedBookLimits.LaterLeadInSectors
            ? file.Start
            : SubcodeOptions.AgreedLeadInStart;
        using AlbumMaster master = new(
            album, new AlbumMasterOptions { LeadInStart = leadIn, WriteOffsetSamples = request.WriteOffsetSamples });
        foreach (Lba address in request.Q)
        {
            if (address < master.LeadInStart || address > master.End)
            {
                throw new UsageException(
                    $"{Words.Of(address)} ({address.Value}) is not on the disc.",
                    $"It goes from {Words.Of(master.LeadInStart)} ({master.LeadInStart.Value}) to {Words.Of(master.End)} ({master.End.Value}).");
            }
        }

        if (request.Json)
        {
            _output.Json.Write(DiscReport.Event(master), JsonEventsContext.Default.DiscPlan);
            foreach (Lba address in request.Q)
            {
                _output.Json.Write(DiscReport.QEvent(master, address), JsonEventsContext.Default.QFrame);
            }

            _output.Json.Write(new JsonEvents.PlanDone("done", ExitCode.Done), JsonEventsContext.Default.PlanDone);
            return ExitCode.Done;
        }

        Write(TextOutput.For(shell), master);
        return ExitCode.Done;
    }

    private async Task<Album> ReadAsync()
    {
        if (request.Image is { } image)
        {
            Album raw = await _output.FollowAsync(
                "checking", $"Reading {image}", new JsonEvents.Checking("checking", 1), JsonEventsContext.Default.Checking,
                progress => Album.FromRawImage(image, request.Form, request.Album, progress, shell.Interrupts.Stop));
            _output.Notices(raw.Notices);
            return raw;
        }

        AlbumInput input = new(shell, request.Files, request.Album with { ReadsThroughPlainSamples = false });
        input.Find();
        Album album = await _output.FollowAsync(
            "checking", $"Looking through {Words.Count(input.Files.Count, "file")}", new JsonEvents.Checking("checking", input.Files.Count),
            JsonEventsContext.Default.Checking, progress => input.Read(progress, shell.Interrupts.Stop));
        _output.Notices(input.Notices);
        return album;
    }

    private void Write(TextOutput text, AlbumMaster master)
    {
        text.Heading("Disc");
        text.Fields(DiscReport.Fields(master));
        text.Line();
        text.Table(DiscReport.Indexes(master));
        foreach (MasterPlan session in master.Sessions)
        {
            string whose = master.Sessions.Count > 1 ? $" of session {session.SessionNumber}" : "";
            text.Line();
            text.Heading($"Table of contents{whose}");
            text.Table(DiscReport.Contents(session));
            if (request.CueSheet)
            {
                text.Line();
                text.Heading($"Cue sheet{whose}");
                text.Table(DiscReport.CueSheet(session));
            }
        }

        if (request.Packs && !master.CdTextPacks.IsEmpty)
        {
            text.Line();
            text.Heading("CD-TEXT packs");
            text.Table(DiscReport.Packs(master));
        }

        if (request.Q.Count > 0)
        {
            text.Line();
            text.Heading("Sub-channel Q");
            text.Table(DiscReport.Q(master, request.Q));
        }
    }
}
