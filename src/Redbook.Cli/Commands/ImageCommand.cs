using System.CommandLine;
using System.CommandLine.Parsing;
using Redbook.Cli.Imaging;
using Redbook.Cli.Input;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook image</c>: the options; <see cref="ImageJob"/> does the work.</summary>
internal static class ImageCommand
{
    public static string[] Examples { get; } =
    [
        "redbook image samples/first-light/* -o first-light.raw",
        "redbook image *.flac -o album.raw --gap none --subcode raw",
        "redbook image *.wav -o album.raw --subcode pq --no-cdtext --force",
        "redbook burn --image album.raw --drive /dev/sr0",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string[]> files = AlbumOptionSet.Files(ArgumentArity.OneOrMore);
        AlbumOptionSet album = new();
        Option<string> output = new("--output", "-o") { Description = "The file to write.", HelpName = "FILE", Required = true };
        Option<string?> subcode = CommonOptions.Subcode(
            "What follows the 2352 bytes of sound of each sector: raw (P to W as on the disc, 96 bytes; the default), cooked "
            + "(R to W as packs), or pq (16 bytes, without CD-TEXT).");
        Option<bool> force = new("--force") { Description = "Replace FILE when it is there." };
        Option<int> offset = new("--write-offset")
        {
            Description = "Move the sound for a drive with this write offset.", HelpName = "SAMPLES",
        };
        Option<Lba?> leadIn = new("--lead-in-start")
        {
            Description = "Where the lead-in begins, as the medium has it: a time from 90:00:00 to 98:58:00, or a logical address; "
                + "95:00:00 when left out, which every recorder takes.",
            HelpName = "MSF|LBA",
            CustomParser = ParseLeadIn,
        };
        Option<string?> medium = new("--drive", "-d")
        {
            Description = "Begin the lead-in where the blank disc in this drive has it (ATIP).", HelpName = "NAME",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "image",
            "Writes the whole disc as raw sectors, lead-in to lead-out with the sub-channel, as 'redbook burn --image' records "
            + "it. The file appears when it is complete.")
        {
            files, output, subcode, force, offset, leadIn, medium,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(medium) is not null && result.GetResult(leadIn) is not null)
            {
                result.AddError("Either --lead-in-start or --drive says where the lead-in begins, not both.");
            }
        });
        album.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () => new ImageJob(
            shell,
            new ImageRequest(
                parsed.GetRequiredValue(files),
                album.Read(parsed, shell),
                parsed.GetRequiredValue(output),
                CommonOptions.FormOf(parsed.GetValue(subcode)) ?? RawImageForm.Raw,
                parsed.GetValue(force),
                parsed.GetValue(offset),
                parsed.GetValue(leadIn),
                parsed.GetValue(medium),
                parsed.GetValue(json))).RunAsync()));
        return command;
    }

    private static Lba? ParseLeadIn(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (AddressText.TryParse(text, out Lba address) && address >= new Lba(Lba.MinValue)
            && address <= Lba.FirstPregap - RedBookLimits.LaterLeadInSectors)
        {
            return address;
        }

        Lba last = Lba.FirstPregap - RedBookLimits.LaterLeadInSectors;
        result.AddError(
            $"--lead-in-start is a time from 90:00:00 to {last.ToAbsoluteMsf()} or an address from {Lba.MinValue} to {last.Value}, not '{text}'.");
        return null;
    }
}
