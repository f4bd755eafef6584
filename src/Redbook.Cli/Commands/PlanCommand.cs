using System.CommandLine;
using System.CommandLine.Parsing;
using Redbook.Cli.Input;
using Redbook.Cli.Planning;
using Redbook.Discs;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook plan</c>: the options; <see cref="PlanJob"/> does the work.</summary>
internal static class PlanCommand
{
    public static string[] Examples { get; } =
    [
        "redbook plan samples/first-light/*",
        "redbook plan *.flac --gap none --q 00:02:00 --q 15000",
        "redbook plan album.cue --packs --cue-sheet",
        "redbook plan --image album.raw --json",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string[]> files = AlbumOptionSet.Files(ArgumentArity.ZeroOrMore);
        AlbumOptionSet album = new();
        Option<string?> image = new("--image") { Description = "A file of raw sectors instead of FILES.", HelpName = "FILE" };
        Option<string?> subcode = CommonOptions.Subcode("With --image: what follows the sound of each sector; else found out.");
        Option<Lba[]> q = new("--q")
        {
            Description = "Show the sub-channel Q of a sector: MM:SS:FF as on the disc, or a logical address. May be given often.",
            HelpName = "MSF|LBA",
            CustomParser = ParseAddresses,
        };
        Option<bool> packs = new("--packs") { Description = "Show the CD-TEXT packs, 18 bytes each." };
        Option<bool> cueSheet = new("--cue-sheet") { Description = "Show the cue sheet that a drive is sent, 8 bytes a line." };
        Option<int> offset = new("--write-offset") { Description = "For a drive with this write offset.", HelpName = "SAMPLES" };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "plan", "Shows what would be on the disc: tracks, indexes, table of contents, texts, codes, and Q of any sector. Needs "
            + "no drive, and records nothing.")
        {
            files, image, subcode, q, packs, cueSheet, offset,
        };
        album.AddTo(command);
        command.Add(json);
        command.Validators.Add(result =>
        {
            bool hasFiles = result.GetValue(files) is { Length: > 0 }, hasImage = result.GetValue(image) is not null;
            if (hasFiles == hasImage)
            {
                result.AddError(hasFiles ? "Either FILES or --image is wanted, not both." : "Name the FILES, or an --image.");
            }

            if (result.GetValue(subcode) is not null && !hasImage)
            {
                result.AddError("--subcode is about --image.");
            }
        });
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () => new PlanJob(
            shell,
            new PlanRequest
            {
                Files = parsed.GetValue(files) ?? [],
                Image = parsed.GetValue(image),
                Form = CommonOptions.FormOf(parsed.GetValue(subcode)),
                Album = album.Read(parsed, shell),
                Q = parsed.GetValue(q) ?? [],
                Packs = parsed.GetValue(packs),
                CueSheet = parsed.GetValue(cueSheet),
                WriteOffsetSamples = parsed.GetValue(offset),
                Json = parsed.GetValue(json),
            }).RunAsync()));
        return command;
    }

    private static Lba[]? ParseAddresses(ArgumentResult result) => [.. result.Tokens.Select(token =>
    {
        if (AddressText.TryParse(token.Value, out Lba address))
        {
            return address;
        }

        result.AddError($"--q is a time such as 00:02:00 or an address from {Lba.MinValue} to {Lba.MaxValue}, not '{token.Value}'.");
        return default;
    })];
}
