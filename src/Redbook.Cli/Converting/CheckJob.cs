using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Images;
using Redbook.Images.Identity;
using Redbook.Images.Texts;

namespace Redbook.Cli.Converting;

/// <summary>One <c>redbook check</c>.</summary>
internal sealed class CheckJob(Shell shell, CheckRequest request)
{
    private readonly FindingOutput _output = new(shell, request.Json);

    public async Task<int> RunAsync()
    {
        IReadOnlyList<string> inputs =
            [.. Wildcards.Expand(request.Inputs, shell.CurrentFolder).Select(input => Path.GetFullPath(input, shell.CurrentFolder))];
        shell.Interrupts.IsAwaited = true;
        List<string> sounds = [];
        int count = 0;
        foreach (string input in inputs)
        {
            if (!Path.Exists(input))
            {
                throw new InputException(input, $"There is no {input}.", "Check the name.");
            }

            if (request.Options.Format is null && !Directory.Exists(input) && DiscImageFile.Detect(input) is null && !CdTextSheet.IsSheet(input))
            {
                sounds.Add(input);
                continue;
            }

            await CheckAsync(input);
            count++;
        }

        if (sounds.Count > 0)
        {
            await CheckAsync(sounds[0], sounds);
            count++;
        }

        int exitCode = _output.Errors > 0 ? ExitCode.InputRefused : ExitCode.Done;
        if (request.Json)
        {
            _output.Json.Write(
                new JsonEvents.CheckDone("done", exitCode, count, _output.Errors, _output.Warnings, _output.Notes),
                JsonEventsContext.Default.CheckDone);
        }

        return exitCode;
    }

    private async Task CheckAsync(string input, IReadOnlyList<string>? sounds = null)
    {
        (int errors, int warnings, int notes) = (_output.Errors, _output.Warnings, _output.Notes);
        string format = "CD-TEXT";
        DiscImage? image = null;
        try
        {
            if (sounds is null && request.Options.Format is null && DiscImageFile.Detect(input) is null && CdTextSheet.IsSheet(input))
            {
                _output.Write(input, CdTextSheet.Open(input).Findings);
            }
            else
            {
                DiscImageReading reading = sounds is null
                    ? DiscImageFile.Open(input, request.Options) : DiscImageFile.OfFiles(sounds, request.Options);
                (format, image) = (reading.Format.Name, reading.Image);
                IReadOnlyList<Finding> said = DiscImageCheck.Check(reading);
                _output.Write(input, said);
                if (request.WithSound && !reading.HasErrors)
                {
                    _output.Write(input, [.. (await ListenAsync(input, sounds is null, reading.Image)).Except(said)]);
                }

                if (request.WithSums && _output.Errors == errors)
                {
                    await SumAsync(input, reading.Image);
                }
            }
        }
        catch (DiscImageException refused)
        {
            _output.Write(input, refused.Findings);
        }

        Conclude(input, format, image, _output.Errors - errors, _output.Warnings - warnings, _output.Notes - notes);
    }

    private async Task<IReadOnlyList<Finding>> ListenAsync(string input, bool isImage, DiscImage image)
    {
        IReadOnlyList<Finding> Listen(IProgress<double> progress)
        {
            CancellationToken stop = shell.Interrupts.Stop;
            IReadOnlyList<Finding> sound = DiscSoundCheck.Check(image, request.Options.Audio, progress, stop);
            return isImage ? [.. DiscImageFile.Verify(input, request.Options, null, stop), .. sound] : sound;
        }

        return await FollowAsync($"Listening to {Path.GetFileName(input)}", Listen);
    }

    // Programs are told findings and nothing of the way to them.
    private async Task<T> FollowAsync<T>(string doing, Func<IProgress<double>, T> work) => request.Json
        ? work(new Progress<double>())
        : await new WorkOutput(shell, json: false).FollowAsync(
            "checking", doing, new JsonEvents.Checking("checking", 1), JsonEventsContext.Default.Checking, work);

    private async Task SumAsync(string input, DiscImage image)
    {
        if (DiscIds.Of(image.ToLayout()) is not { } ids)
        {
            return;
        }

        DiscSums sums = await FollowAsync(
            $"Adding up {Path.GetFileName(input)}",
            progress => DiscSums.Compute(image, request.Options.Audio, progress, shell.Interrupts.Stop));
        if (request.Json)
        {
            _output.Json.Write(
                new JsonEvents.Sums(
                    "sums", input, ids.Freedb, ids.MusicBrainz, ids.AccurateRip, ids.CueTools, Hex(sums.CueTools),
                    [
                        .. sums.Tracks.Select(static track => new JsonEvents.TrackSum(
                            track.Number, Hex(track.Crc), Hex(track.CrcWithoutNulls), Hex(track.AccurateRip1), Hex(track.AccurateRip2),
                            Hex(track.AccurateRip450), Hex(track.CueTools))),
                    ]),
                JsonEventsContext.Default.Sums);
            return;
        }

        TextOutput text = TextOutput.For(shell);
        text.Fields(
        [
            ("freedb", ids.Freedb), ("MusicBrainz", ids.MusicBrainz), ("AccurateRip", ids.AccurateRip),
            ("CUETools", $"{ids.CueTools}, CRC {Hex(sums.CueTools)}"),
        ]);
        text.Table(new TableModel(
            [
                new TableColumn("#", IsRight: true), new TableColumn("CRC-32"), new TableColumn("Without nulls"), new TableColumn("AccurateRip 1"),
                new TableColumn("AccurateRip 2"), new TableColumn("CUETools"),
            ],
            [
                .. sums.Tracks.Select(static track => (IReadOnlyList<string>)
                    [$"{track.Number}", Hex(track.Crc), Hex(track.CrcWithoutNulls), Hex(track.AccurateRip1), Hex(track.AccurateRip2), Hex(track.CueTools)]),
            ]));
    }

    private static string Hex(uint sum) => $"{sum:X8}";

    private void Conclude(string input, string format, DiscImage? image, int errors, int warnings, int notes)
    {
        int tracks = image?.Tracks.Count() ?? 0;
        long sectors = image?.Tracks.Sum(static track => (long)track.ContentSectors) ?? 0;
        string length = $"{sectors / 4500}:{sectors / 75 % 60:D2}";
        if (request.Json)
        {
            _output.Json.Write(
                new JsonEvents.Checked("checked", input, format, tracks, (int)Math.Min(sectors, int.MaxValue), length, errors, warnings, notes),
                JsonEventsContext.Default.Checked);
            return;
        }

        TextOutput text = TextOutput.For(shell);
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(input));
        string what = image is null ? $"{name} ({format})" : $"{name} ({format}, {Words.Count(tracks, "track")}, {length})";
        string line = $"{what}: {FindingOutput.Counts(errors, warnings, notes)}.";
        if (errors == 0)
        {
            text.Success(line);
        }
        else
        {
            text.Line(line);
        }
    }
}
