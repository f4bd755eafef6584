using System.CommandLine;
using System.Text;
using Redbook.Cli.Converting;
using Redbook.Images;
using Redbook.Images.Ddp;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook convert</c>: the options; <see cref="ConvertJob"/> does the work.</summary>
internal static class ConvertCommand
{
    public static string[] Examples { get; } =
    [
        "redbook convert album.cue album.ccd",
        "redbook convert album.cue master --to ddp",
        "redbook convert master album.cue --sound flac",
        "redbook convert *.flac album.toc --force",
        "redbook convert album.cue texts.v07t",
    ];

    public static Command Create(Shell shell)
    {
        string formats = string.Join(", ", DiscImageFile.Formats.Where(static format => format.CanWrite).Select(static format => format.Id));
        Argument<string[]> paths = new("INPUT OUTPUT")
        {
            Description = "What to convert, as 'redbook check' takes it, and last the file or folder to write.",
            Arity = new ArgumentArity(2, 100_000),
        };
        ImageReadOptionSet read = new();
        Option<string?> to = new("--to") { Description = $"The format of OUTPUT, where its ending does not say it: {formats}.", HelpName = "FORMAT" };
        Option<string> sound = new("--sound")
        {
            Description = "Beside a sheet: bin (one file of bare sectors), wav or flac (a file for each track).",
            DefaultValueFactory = static _ => "bin",
        };
        sound.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "bin", "wav", "flac");
        Option<string> style = new("--ddp-style")
        {
            Description = "How a DDP set is written: standard, or as cue2ddp does.", DefaultValueFactory = static _ => "standard",
        };
        style.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "standard", "cue2ddp");
        Option<string> cueTexts = new("--cue-texts")
        {
            Description = "How a CUE sheet holds composer, arranger and message: remarks, which every program opens, or commands, which "
                + "cdrecord and libburn record.",
            DefaultValueFactory = static _ => "remarks",
        };
        cueTexts.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "remarks", "commands");
        Option<Encoding?> encoding = new("--cue-encoding")
        {
            Description = "The encoding of a CUE sheet: utf-8, utf-8-bom (with a mark before it), utf-16, windows-1252, shift_jis and others; utf-8 "
                + "where it is not named.",
            HelpName = "NAME",
            CustomParser = ImageReadOptionSet.ParseEncoding,
        };
        Option<string> master = new("--master-id")
        {
            Description = "What identifies the master in a DDP set, 48 characters of ASCII at most.",
            HelpName = "TEXT",
            DefaultValueFactory = static _ => string.Empty,
        };
        Option<string> customer = new("--customer")
        {
            Description = "Who ordered the master, for the PQ sheet of a DDP set.", HelpName = "TEXT", DefaultValueFactory = static _ => string.Empty,
        };
        Option<bool> force = new("--force") { Description = "Replace files that are there." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "convert",
            "Makes a disc image of another kind, without loss where both kinds can; what is lost is said first. Files appear when all "
            + "of them are complete.")
        {
            paths, to, sound, cueTexts, encoding, style, master, customer, force,
        };
        read.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () =>
        {
            string[] all = parsed.GetRequiredValue(paths);
            DiscImageOptions reading = read.Read(parsed);
            return new ConvertJob(shell, new ConvertRequest(
                all[..^1],
                all[^1],
                reading,
                new DiscImageWriteOptions
                {
                    Format = parsed.GetValue(to),
                    Overwrite = parsed.GetValue(force),
                    Sound = parsed.GetValue(sound)?.ToUpperInvariant() switch
                    {
                        "WAV" => ImageSound.WavePerTrack,
                        "FLAC" => ImageSound.FlacPerTrack,
                        _ => ImageSound.OneBinary,
                    },
                    CueTexts = string.Equals(parsed.GetValue(cueTexts), "commands", StringComparison.OrdinalIgnoreCase)
                        ? CueTextStyle.Commands : CueTextStyle.Remarks,
                    TextEncoding = parsed.GetValue(encoding),
                    Ddp = new DdpWriteOptions
                    {
                        MasterId = parsed.GetValue(master) ?? string.Empty,
                        Customer = parsed.GetValue(customer) ?? string.Empty,
                        Style = string.Equals(parsed.GetValue(style), "cue2ddp", StringComparison.OrdinalIgnoreCase) ? DdpStyle.Cue2Ddp : DdpStyle.Standard,
                    },
                    Audio = reading.Audio,
                },
                parsed.GetValue(json))).RunAsync();
        }));
        return command;
    }
}
