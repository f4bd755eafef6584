using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Redbook.Cli.Burning;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook burn</c>: the options; <see cref="BurnJob"/> does the work.</summary>
internal static class BurnCommand
{
    /// <summary>Ten sectors: no drive is known to be further off.</summary>
    private const int MaxOffsetSamples = 5880;

    public static string[] Examples { get; } =
    [
        "redbook burn samples/first-light/*                    a new virtual disc",
        "redbook burn *.flac --drive virtual:album.disc",
        "redbook burn side-a/*.flac --drive virtual:album.disc --no-finalize",
        "redbook burn *.flac --drive /dev/sr0 --speed 16 --eject",
        "redbook burn *.wav --gap none --title \"Live\" --performer \"The Band\" --title 1=\"Opening\"",
        "redbook burn *.wav --gap 4 --gap 3=none --isrc 1=DEA122400001 --mcn 4006381333931",
        "redbook burn *.flac --hidden-track secret.wav --index 2=1:30 --mode sao",
        "redbook burn *.flac --drive D: --mode tao --simulate",
        "redbook burn enhanced.cue --drive /dev/sr0           a session of sound, one of data",
        "redbook burn --image album.raw --drive /dev/sr0 --copies 3",
        "redbook burn take1.raw take2.raw --raw-pcm s16le:44100:2",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string[]> files = AlbumOptionSet.Files(ArgumentArity.ZeroOrMore);
        AlbumOptionSet album = new();
        Option<string?> drive = CommonOptions.Drive();
        drive.Description += " Without a name, a new virtual disc is made in the current folder.";
        Option<string> mode = new("--mode")
        {
            Description = "The way of recording: tao (track-at-once), sao (session-at-once), raw (the sub-channel too comes from "
                + "here), or auto: the one that keeps everything the album asks for on this drive.",
            DefaultValueFactory = static _ => "auto",
        };
        mode.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "auto", "tao", "sao", "raw");
        Option<string?> image = new("--image")
        {
            Description = "Record a file of raw sectors, as 'redbook image' writes it, instead of FILES.",
            HelpName = "FILE",
        };
        Option<string?> subcode = CommonOptions.Subcode(
            "With --mode raw: what follows the sound of each sector. With --image: what the file has; else found out.");
        Option<int?> writeOffset = new("--write-offset")
        {
            Description = "The drive's write offset as lists of drives give it, such as 6 or -12: the sound is moved the other "
                + "way. Remembered for this model of drive.",
            HelpName = "SAMPLES",
            CustomParser = ParseOffset,
        };
        Option<bool> overburn = new("--overburn")
        {
            Description = "Record more than the disc says that it holds; the drive may refuse, or fail at the end.",
        };
        Option<string> underrun = new("--underrun-protection")
        {
            Description = "Whether the drive stops and goes on when data come too late: on or off.",
            DefaultValueFactory = static _ => "on",
        };
        underrun.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "on", "off");
        Option<int> copies = new("--copies")
        {
            Description = "Record so many discs, one after the other.",
            HelpName = "N",
            DefaultValueFactory = static _ => 1,
            CustomParser = ParseCopies,
        };
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
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(
            "burn",
            "Records audio files, a disc image or a raw image as a CD. Ctrl-C: track-at-once, what is recorded is closed, so that "
            + "the disc plays, and a second Ctrl-C leaves at once, with the disc open; in the other ways the session "
            + "that is being recorded is lost, and with the first one the disc, so a second Ctrl-C within 5 seconds is wanted.")
        {
            files, drive, mode, image, subcode, speed, simulate, noFinalize, overburn, underrun, writeOffset, copies, eject, yes,
        };
        album.AddTo(command);
        DriveHandling handling = DriveHandling.For(command, takesDrive: true);
        TraceChoice trace = TraceChoice.For(command);
        command.Add(json);
        command.Add(verbose);

        command.Validators.Add(result =>
        {
            bool hasFiles = result.GetValue(files) is { Length: > 0 }, hasImage = result.GetValue(image) is not null;
            if (hasFiles == hasImage)
            {
                result.AddError(hasFiles ? "Either FILES or --image is wanted, not both." : "Name the FILES to record, or an --image.");
            }

            string way = result.GetValue(mode) ?? "auto";
            if (result.GetValue(subcode) is not null && !hasImage && !way.Equals("raw", StringComparison.OrdinalIgnoreCase))
            {
                result.AddError("--subcode is about --mode raw or --image.");
            }
        });
        command.SetAction((parsed, _) => CommandRunner.RunAsync(shell, parsed.GetValue(json), () =>
        {
            BurnRequest request = new()
            {
                Files = parsed.GetValue(files) ?? [],
                Drive = parsed.GetValue(drive),
                Image = parsed.GetValue(image),
                Options = new BurnOptions
                {
                    Mode = parsed.GetValue(mode)?.ToLowerInvariant() switch
                    {
                        "tao" => WriteMode.TrackAtOnce,
                        "sao" => WriteMode.SessionAtOnce,
                        "raw" => WriteMode.Raw,
                        _ => null,
                    },
                    RawForm = CommonOptions.FormOf(parsed.GetValue(subcode)),
                    SpeedX = parsed.GetValue(speed),
                    Simulate = parsed.GetValue(simulate),
                    CloseDisc = !parsed.GetValue(noFinalize),
                    Overburn = parsed.GetValue(overburn),
                    UnderrunProtection = !"off".Equals(parsed.GetValue(underrun), StringComparison.OrdinalIgnoreCase),
                    Eject = parsed.GetValue(eject),
                    ClientName = "redbook",
                },
                WriteOffsetSamples = parsed.GetValue(writeOffset),
                Copies = parsed.GetValue(copies),
                Handle = handling.Of(parsed, shell),
                Album = album.Read(parsed, shell),
                Yes = parsed.GetValue(yes),
                Json = parsed.GetValue(json),
                Verbose = parsed.GetValue(verbose),
                Trace = trace.Of(parsed, shell),
            };
            return new BurnJob(shell, request).RunAsync();
        }));
        return command;
    }

    private static int? ParseOffset(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int samples)
            && Math.Abs(samples) <= MaxOffsetSamples)
        {
            return samples;
        }

        result.AddError(
            $"--write-offset is a number of samples from -{MaxOffsetSamples} to {MaxOffsetSamples}, not '{result.Tokens[0].Value}'.");
        return null;
    }

    private static int ParseCopies(ArgumentResult result)
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int copies) && copies is >= 1 and <= 999)
        {
            return copies;
        }

        result.AddError($"--copies is a number from 1 to 999, not '{result.Tokens[0].Value}'.");
        return 1;
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
