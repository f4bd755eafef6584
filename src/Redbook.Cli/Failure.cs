using System.Text.RegularExpressions;

namespace Redbook.Cli;

/// <summary>A failure in the form in which it is told: what was being done, to what, the answer, what to do.</summary>
internal sealed partial record Failure(int ExitCode, string Kind, string Message)
{
    /// <summary>The drive's reason, for programs.</summary>
    public string? Reason { get; init; }

    public string? Advice { get; init; }

    /// <summary>Key, code and qualifier as the drive gave them.</summary>
    public string? Sense { get; init; }

    public string? File { get; init; }

    /// <summary>Only for faults of the program itself: where it happened.</summary>
    public string? Trace { get; init; }

    public static Failure WrongUsage(string message, string? advice = null) =>
        new(Cli.ExitCode.WrongUsage, "usage", message) { Advice = advice };

    /// <summary>Every exception, in words.</summary>
    public static IReadOnlyList<Failure> From(Exception exception) => exception switch
    {
        UsageException usage => [WrongUsage(usage.Message, usage.Advice)],
        InputException input => [OfInput(input), .. input.Others.Select(OfInput)],
        DriveException drive => [OfDrive(drive)],
        AggregateException { InnerExceptions.Count: > 0 } several => [.. several.InnerExceptions.SelectMany(From)],
        OperationCanceledException => [new(Cli.ExitCode.Cancelled, "cancelled", "Cancelled. Nothing was changed.")],
        IOException or UnauthorizedAccessException =>
        [
            new(Cli.ExitCode.Failed, "failed", WithoutTemporaryName(exception.Message))
            {
                Advice = exception is UnauthorizedAccessException ? "Check who may read and write there."
                    : IsDiskFull(exception.HResult) ? "Make room there, or name a place elsewhere."
                    : null,
            },
        ],
        _ => [new(Cli.ExitCode.Failed, "fault", $"The program itself failed: {exception.Message}")
        {
            Advice = "Please report this with the text above.",
            Trace = exception.ToString(),
        }],
    };

    private static Failure OfInput(InputException input) => new(Cli.ExitCode.InputRefused, "input", input.Message)
    {
        Advice = input.Advice,
        File = input.Path,
    };

    private static Failure OfDrive(DriveException drive) => new(
        drive.Failure == DriveFailure.BadName ? Cli.ExitCode.WrongUsage : Cli.ExitCode.DriveOrDisc,
        drive.Failure == DriveFailure.BadName ? "usage" : "drive",
        drive.Message)
    {
        Reason = Name(drive.Failure.ToString()),
        Advice = drive.Advice,
        Sense = drive.Sense?.ToString(),
    };

    // Files are written under names of their own until they are whole; people know the other one.
    private static string WithoutTemporaryName(string message) => TemporaryName().Replace(message, "${slash}${name}");

    [GeneratedRegex(@"(?<slash>[/\\])\.?(?<name>[^/\\]+)\.[0-9a-f]{32}\.part", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemporaryName();

    // ENOSPC and EDQUOT; ERROR_HANDLE_DISK_FULL and ERROR_DISK_FULL.
    private static bool IsDiskFull(int code) => code is 28 or 122 || (uint)code is 0x80070027 or 0x80070070;

    private static string Name(string value) => char.ToLowerInvariant(value[0]) + value[1..];
}
