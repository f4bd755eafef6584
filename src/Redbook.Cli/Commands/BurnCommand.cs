using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Redbook.Audio;
using Redbook.Cli.Burning;
using Redbook.Cli.Input;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook burn</c>: the options; <see cref="BurnJob"/> does the work.</summary>
internal static class BurnCommand
{
    public static string[] Examples { get; } =
    [
        "redbook burn samples/first-light/*                    a new virtual disc",
        "redbook burn *.flac --drive virtual:album.disc",
        "redbook burn side-a/*.flac --drive virtual:album.disc --no-finalize",
        "redbook burn *.flac --drive /dev/sr0 --speed 16 --eject",
        "redbook burn *.flac --drive D: --simulate",
        "redbook burn take1.raw take2.raw --raw-pcm s16le:44100:2",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string[]> files = new("FILES")
        {
            Description = "Audio files in playing order; * and ? are expanded. WAV, AIFF and FLAC are read directly, "
                + "other kinds through an installed ffmpeg.",
            Arity = ArgumentArity.OneOrMore,
        };
        files.Validators.Add(static result =>
        {
            foreach (Token token in result.Tokens)
            {
                if (token.Value.StartsWith('-'))
                {
                    result.AddError($"There is no option {token.Value}. (A file of that name is written ./{token.Value}.)");
                }
            }
        });
        Option<string?> drive = CommonOptions.Drive();
        drive.Description += " Without a name, a new virtual disc is made in the current folder.";
        Option<string> mode = new("--mode")
        {
            Description = "The way of recording: tao (track-at-once).",
            DefaultValueFactory = static _ => "tao",
        };
        mode.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "tao");
        Option<double?> speed = new("--speed")
        {
            Description = "Speed in multiples of playing speed, such as 16; else the drive decides.",
            HelpName = "X",
            CustomParser = ParseSpeed,
        };
        Option<bool> simulate = new("--simulate") { Description = "Go through it all with the laser off." };
        Option<bool> noFinalize = new("--no-finalize")
        {
            Description = "Leave the session open: a later burn adds tracks, 'redbook finalize' closes it.",
        };
        Option<bool> eject = new("--eject") { Description = "Open the tray at the end." };
        Option<bool> yes = new("--yes", "-y") { Description = "Do not ask before a real disc is recorded." };
        Option<bool> downmix = new("--downmix")
        {
            Description = "Mix files of more than two channels down to stereo; without it they are refused.",
        };
        Option<RawPcmFormat?> rawPcm = new("--raw-pcm")
        {
            Description = "Take the files as samples without a header: s16le:44100:2 is signed, 16 bit, little-endian, "
                + "44100 Hz, 2 channels (also u8, s24be, f32le ...).",
            HelpName = "FORMAT",
            CustomParser = ParseRawPcm,
        };
        Option<string?> trace = new("--trace")
        {
            Description = "Keep every command to the drive, with its data, in a new file; 'redbook replay' takes it.",
            HelpName = "FILE",
        };
        Option<bool> traceHashes = new("--trace-hashes")
        {
            Description = "Keep sectors in the trace as SHA-256 only: it stays small and holds no music.",
        };
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(
            "burn",
            "Records audio files as the tracks of a CD. Ctrl-C stops and closes what is recorded, so that the disc plays; "
            + "a second Ctrl-C leaves at once, with the disc open.")
        {
            files, drive, mode, speed, simulate, noFinalize, eject, yes, downmix, rawPcm, trace, traceHashes, json, verbose,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(traceHashes) && result.GetValue(trace) is null)
            {
                result.AddError("--trace-hashes is about the file of --trace.");
            }
        });
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () =>
        {
            BurnRequest request = new()
            {
                Files = parsed.GetRequiredValue(files),
                Drive = parsed.GetValue(drive),
                Options = new BurnOptions
                {
                    Mode = WriteMode.TrackAtOnce,
                    SpeedX = parsed.GetValue(speed),
                    Simulate = parsed.GetValue(simulate),
                    CloseDisc = !parsed.GetValue(noFinalize),
                    Eject = parsed.GetValue(eject),
                    ClientName = "redbook",
                },
                Album = new AlbumOptions
                {
                    Downmix = parsed.GetValue(downmix),
                    RawPcm = parsed.GetValue(rawPcm),
                },
                Yes = parsed.GetValue(yes),
                Json = parsed.GetValue(json),
                Verbose = parsed.GetValue(verbose),
                Trace = parsed.GetValue(trace),
                TraceHashes = parsed.GetValue(traceHashes),
            };
            return new BurnJob(shell, request).RunAsync();
        }));
        return command;
    }

    private static RawPcmFormat? ParseRawPcm(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!RawPcmText.TryParse(text, out RawPcmFormat? format))
        {
            result.AddError($"--raw-pcm is TYPE[:RATE[:CHANNELS]], such as s16le:44100:2, not '{text}'.");
        }

        return format;
    }

    private static double? ParseSpeed(ArgumentResult result)
    {
        ReadOnlySpan<char> text = result.Tokens[0].Value.AsSpan().TrimEnd("xX×");
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double times)
            && times is >= 1 and <= 100)
        {
            return times;
        }

        result.AddError($"--speed is a multiple of playing speed from 1 to 100, such as 16, not '{result.Tokens[0].Value}'.");
        return null;
    }
}
