using System.CommandLine;
using Redbook.Cli.Converting;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook check</c>: the options; <see cref="CheckJob"/> does the work.</summary>
internal static class CheckCommand
{
    public static string[] Examples { get; } =
    [
        "redbook check album.cue",
        "redbook check *.flac",
        "redbook check master/ --json",
        "redbook check album.cue --sums",
        "redbook check album.cue --encoding shift_jis --no-sound",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string[]> inputs = new("INPUT")
        {
            Description = "Sheets, images, DDP sets, folders, playlists; audio files together make one disc.",
            Arity = ArgumentArity.OneOrMore,
        };
        ImageReadOptionSet read = new();
        Option<bool> noSound = new("--no-sound") { Description = "Leave the samples alone: quicker, but clipping and clicks are not found." };
        Option<bool> sums = new("--sums")
        {
            Description = "Print what databases know the disc by (freedb, MusicBrainz, AccurateRip, CUETools) and the checksums of its tracks. "
                + "Nothing is asked of them.",
        };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "check",
            "Says everything that is wrong or odd about a disc before it is made: in sheets and images, against the rules of audio CDs, "
            + "and in the sound. Exit code 3 when there are errors.")
        {
            inputs, noSound, sums,
        };
        read.AddTo(command);
        command.Add(json);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () => new CheckJob(
            shell,
            new CheckRequest(
                parsed.GetRequiredValue(inputs), read.Read(parsed), !parsed.GetValue(noSound), parsed.GetValue(sums), parsed.GetValue(json))).RunAsync()));
        return command;
    }
}
