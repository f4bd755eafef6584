using Redbook.Audio;
using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Coding.CdText;
using Redbook.Images;
using Redbook.Images.Texts;

namespace Redbook.Cli.Converting;

/// <summary>One <c>redbook convert</c>.</summary>
internal sealed class ConvertJob(Shell shell, ConvertRequest request)
{
    private readonly FindingOutput _findings = new(shell, request.Json);

    public async Task<int> RunAsync()
    {
        string[] inputs =
            [.. Wildcards.Expand(request.Inputs, shell.CurrentFolder).Select(input => Path.GetFullPath(input, shell.CurrentFolder))];
        string output = Path.GetFullPath(request.Output, shell.CurrentFolder);
        foreach (string input in inputs.Where(static input => !Path.Exists(input)))
        {
            throw new InputException(input, $"There is no {input}.", "Check the name.");
        }

        RefuseFolder(output);
        output = Path.TrimEndingDirectorySeparator(output);
        if (inputs.Contains(output))
        {
            throw new UsageException("Input and output are the same.", "Name another output.");
        }

        shell.Interrupts.IsAwaited = true;
        try
        {
            return inputs is [var only] && !Directory.Exists(only) && DiscImageFile.Detect(only) is null && CdTextSheet.IsSheet(only)
                ? Texts(only, output)
                : await DiscAsync(inputs, output);
        }
        catch (DiscImageException refused)
        {
            _findings.Write(inputs[0], refused.Findings);
            return Refused(output);
        }
        catch (AudioDataException damaged)
        {
            throw new InputException(
                damaged.Path ?? inputs[0], $"{damaged.Message}. Nothing was written.", "Take another copy of the file.", damaged);
        }
        catch (OutputExistsException taken)
        {
            throw Taken(Path.GetRelativePath(shell.CurrentFolder, taken.Path));
        }
        catch (ArgumentException wrong) when (wrong.ParamName == "options")
        {
            throw new UsageException(
                wrong.Message.Split(" (Parameter", StringSplitOptions.None)[0],
                $"Name the format with --to; these are written: {string.Join(", ", DiscImageFile.Formats.Where(static format => format.CanWrite).Select(static format => format.Id))}.");
        }
    }

    // Only a DDP set is a folder; every other output is a file.
    private void RefuseFolder(string output)
    {
        string name = Path.TrimEndingDirectorySeparator(output);
        bool isSet = string.Equals(request.Write.Format ?? Path.GetExtension(name).TrimStart('.'), "ddp", StringComparison.OrdinalIgnoreCase);
        if (isSet && File.Exists(name))
        {
            throw new UsageException($"{request.Output} is a file; a DDP set is a folder.", "Name another folder.");
        }

        if (!isSet && Directory.Exists(output))
        {
            throw new UsageException(
                $"{request.Output} is a folder.", $"Name a file in it, such as {Path.Combine(request.Output, "disc.cue")}, or make a DDP set of it with --to ddp.");
        }

        if (!isSet && Path.EndsInDirectorySeparator(output))
        {
            throw new UsageException(
                $"{request.Output} ends as a folder does, and only a DDP set is one.", "Name a file, or make a DDP set with --to ddp.");
        }
    }

    private async Task<int> DiscAsync(string[] inputs, string output)
    {
        bool isImage = inputs.Length == 1 && (request.Read.Format is not null || DiscImageFile.Detect(inputs[0]) is not null);
        DiscImageReading reading = isImage ? DiscImageFile.Open(inputs[0], request.Read) : DiscImageFile.OfFiles(inputs, request.Read);
        IReadOnlyList<Finding> losses = DiscImageFile.ListLosses(reading.Image, output, request.Write);
        _findings.Write(inputs[0], reading.Findings);
        _findings.Write(output, losses);
        if (_findings.Errors > 0)
        {
            return Refused(output);
        }

        long start = shell.Clock.GetTimestamp();
        string format = FormatOf(output);
        await new WorkOutput(shell, request.Json).FollowAsync(
            "progress",
            $"Writing {request.Output}",
            new JsonEvents.ConvertStarted("writing", inputs[0], reading.Format.Id, output, format),
            JsonEventsContext.Default.ConvertStarted,
            progress => DiscImageFile.Write(reading.Image, output, request.Write, progress, shell.Interrupts.Stop));
        TimeSpan elapsed = shell.Clock.GetElapsedTime(start);
        bool isFirstOnly = losses.Any(static loss => loss.Rule == "write.sessions");
        int tracks = isFirstOnly ? reading.Image.Sessions[0].Tracks.Count : reading.Image.Tracks.Count();
        if (request.Json)
        {
            _findings.Json.Write(
                new JsonEvents.ConvertDone("done", ExitCode.Done, output, format, tracks, Math.Round(elapsed.TotalSeconds, 3)),
                JsonEventsContext.Default.ConvertDone);
        }
        else
        {
            TextOutput.For(shell).Success($"{request.Output}: {Words.Count(tracks, "track")}, in {Times.Spoken(elapsed)}.");
        }

        return ExitCode.Done;
    }

    private int Refused(string output)
    {
        if (request.Json)
        {
            _findings.Json.Write(
                new JsonEvents.ConvertDone("done", ExitCode.InputRefused, output, string.Empty, 0, 0), JsonEventsContext.Default.ConvertDone);
        }
        else
        {
            TextOutput.For(shell).Line("Nothing was written.");
        }

        return ExitCode.InputRefused;
    }

    private string FormatOf(string output) => request.Write.Format?.ToLowerInvariant()
        ?? DiscImageFile.Formats.First(format => format.CanWrite
            && format.Extensions.Contains(Path.GetExtension(output), StringComparer.OrdinalIgnoreCase)).Id;

    // Texts alone: from packs to a sheet and back.
    private int Texts(string input, string output)
    {
        CdTextSheetReading reading = CdTextSheet.Open(input);
        _findings.Write(input, reading.Findings);
        bool isSheet = FormatOfTexts(output) == "v07t";
        byte[] bytes;
        try
        {
            bytes = isSheet ? CdTextSheet.WriteSony(reading.Text)
                : !reading.Packs.IsEmpty ? reading.Packs.ToArray()
                : CdTextEncoder.Encode(reading.Text).Packs;
        }
        catch (CdTextException problem)
        {
            throw new InputException(input, $"The texts cannot be written as packs: {problem.Message}", "Change them.");
        }

        if (_findings.Errors > 0)
        {
            return Refused(output);
        }

        if (File.Exists(output) && !request.Write.Overwrite)
        {
            throw Taken(request.Output);
        }

        string part = $"{output}.{Guid.NewGuid():N}.part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, output, overwrite: true);
        if (request.Json)
        {
            _findings.Json.Write(
                new JsonEvents.ConvertDone("done", ExitCode.Done, output, isSheet ? "v07t" : "cdt", 0, 0), JsonEventsContext.Default.ConvertDone);
        }
        else
        {
            TextOutput.For(shell).Success($"{request.Output}: the texts.");
        }

        return ExitCode.Done;
    }

    private static UsageException Taken(string path) =>
        new($"{path} is there already.", "Name another output, or replace what is there with --force.");

    private string FormatOfTexts(string output) => request.Write.Format?.ToLowerInvariant() switch
    {
        "v07t" or "cdt" => request.Write.Format.ToLowerInvariant(),
        null when Path.GetExtension(output).ToLowerInvariant() is ".v07t" or ".txt" => "v07t",
        null when Path.GetExtension(output).ToLowerInvariant() is ".cdt" or ".bin" or ".dat" => "cdt",
        _ => throw new UsageException("Texts alone become packs (.cdt) or a text sheet (.v07t).", "Name such a file."),
    };
}
