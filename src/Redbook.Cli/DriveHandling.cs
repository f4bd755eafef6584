using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Redbook.Recording.Quirks;

namespace Redbook.Cli;

/// <summary><c>--timeout-scale</c>, <c>--quirks</c> and <c>--unmount</c> of one command.</summary>
internal sealed class DriveHandling
{
    private const double LeastScale = 0.1;
    private const double MostScale = 100;

    private readonly Option<double> _timeoutScale = new("--timeout-scale")
    {
        Description = "Multiply every time limit, of commands and of waiting, for a drive that is slow to answer.",
        HelpName = "X",
        DefaultValueFactory = static _ => 1,
        CustomParser = ParseScale,
    };

    private readonly Option<bool> _unmount = Unmount();

    private readonly Option<string?> _quirks = new("--quirks")
    {
        Description = "A table of drives that are treated otherwise, in JSON; it goes before the built-in one (docs/drives.md).",
        HelpName = "FILE",
    };

    /// <summary><c>--unmount</c>, for commands that take a drive and leave what is done with it to others.</summary>
    public static Option<bool> Unmount() => new("--unmount")
    {
        Description = "Unmount the disc where it is mounted as a file system, instead of refusing it.",
    };

    /// <summary>Gives a command the options.</summary>
    /// <param name="command">The command.</param>
    /// <param name="takesDrive">Whether it takes the drive for itself, which a mounted disc is in the way of.</param>
    public static DriveHandling For(Command command, bool takesDrive)
    {
        DriveHandling handling = new();
        if (takesDrive)
        {
            command.Add(handling._unmount);
        }

        command.Add(handling._timeoutScale);
        command.Add(handling._quirks);
        return handling;
    }

    /// <summary>Has a drive handled as was asked for.</summary>
    public Action<Drive> Of(ParseResult parsed, Shell shell)
    {
        DriveQuirks quirks = parsed.GetValue(_quirks) is { } file
            ? DriveQuirks.BuiltIn.With(Read(Path.GetFullPath(file, shell.CurrentFolder)))
            : DriveQuirks.BuiltIn;
        return drive =>
        {
            drive.TimeoutScale = parsed.GetValue(_timeoutScale);
            drive.UnmountsDisc = parsed.GetResult(_unmount) is not null && parsed.GetValue(_unmount);
            drive.Quirks = quirks;
        };
    }

    private static DriveQuirks Read(string path)
    {
        const string Advice = "What such a table is, is described in docs/drives.md.";
        try
        {
            return DriveQuirks.Parse(File.ReadAllBytes(path));
        }
        catch (FormatException refused)
        {
            throw new InputException(path, $"{path} cannot be used: {refused.Message}", Advice, refused);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InputException(path, $"{path} cannot be read: {unreadable.Message}", Advice, unreadable);
        }
    }

    private static double ParseScale(ArgumentResult result)
    {
        if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double scale)
            && scale is >= LeastScale and <= MostScale)
        {
            return scale;
        }

        result.AddError(string.Create(
            CultureInfo.InvariantCulture,
            $"--timeout-scale is a number from {LeastScale} to {MostScale}, such as 2, not '{result.Tokens[0].Value}'."));
        return 1;
    }
}
