using System.CommandLine;
using Redbook.Recording.Mastering;

namespace Redbook.Cli.Commands;

/// <summary>Options that several commands share; a new object for each, because one belongs to its command.</summary>
internal static class CommonOptions
{
    /// <summary>The variable of the environment that names the drive.</summary>
    public const string DriveVariable = "REDBOOK_DRIVE";

    public static Option<string?> Drive() => new("--drive", "-d")
    {
        Description = $"The drive: virtual:PATH, /dev/sr0 or D: (else ${DriveVariable}).",
        HelpName = "NAME",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print one JSON event a line instead of text.",
    };

    public static Option<bool> Verbose() => new("--verbose", "-v")
    {
        Description = "Print every command to the drive, decoded, to the error output.",
    };

    /// <summary>The forms of raw sectors.</summary>
    public static Option<string?> Subcode(string description)
    {
        Option<string?> option = new("--subcode") { Description = description };
        option.AcceptOnlyFromAmong(StringComparer.OrdinalIgnoreCase, "pq", "cooked", "raw");
        return option;
    }

    public static RawImageForm? FormOf(string? subcode) => subcode?.ToLowerInvariant() switch
    {
        "pq" => RawImageForm.Pq,
        "cooked" => RawImageForm.Cooked,
        "raw" => RawImageForm.Raw,
        _ => null,
    };

    /// <summary>The drive that the user named; <see langword="null"/> when none was.</summary>
    public static DriveName? DriveNamed(Shell shell, string? option)
    {
        string? text = string.IsNullOrWhiteSpace(option) ? shell.Environment(DriveVariable) : option;
        return string.IsNullOrWhiteSpace(text) ? null : DriveName.Parse(text);
    }

    /// <summary>The drive that the user must have named.</summary>
    public static DriveName DriveRequired(Shell shell, string? option) => DriveNamed(shell, option)
        ?? throw new UsageException(
            "No drive is named.",
            $"Name one with --drive or {DriveVariable}; 'redbook drives' lists them. A virtual disc is virtual:PATH.");

    /// <summary>The full path of the folder of a virtual disc, given with or without <c>virtual:</c> before it.</summary>
    public static string DiscFolder(Shell shell, string path) => Path.GetFullPath(
        path.StartsWith(DriveName.VirtualPrefix, StringComparison.OrdinalIgnoreCase)
            ? path[DriveName.VirtualPrefix.Length..]
            : path,
        shell.CurrentFolder);
}
