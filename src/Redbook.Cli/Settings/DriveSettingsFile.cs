using System.Text.Json;

namespace Redbook.Cli.Settings;

/// <summary>What is remembered about drives from one run to the next: a small JSON file of the user.</summary>
internal sealed class DriveSettingsFile(string path)
{
    /// <summary>The variable of the environment that names another file.</summary>
    public const string Variable = "REDBOOK_SETTINGS";

    private const string Format = "redbook settings";

    public string Path => path;

    /// <summary>The file of the user.</summary>
    public static DriveSettingsFile Of(Shell shell)
    {
        if (shell.Environment(Variable) is { Length: > 0 } named)
        {
            return new(System.IO.Path.GetFullPath(named, shell.CurrentFolder));
        }

        string? folder = OperatingSystem.IsWindows() ? shell.Environment("APPDATA")
            : shell.Environment("XDG_CONFIG_HOME") is { Length: > 0 } xdg && System.IO.Path.IsPathRooted(xdg) ? xdg
            : shell.Environment("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".config") : null;
        return new(folder is null ? "" : System.IO.Path.Combine(folder, "redbook", "settings.json"));
    }

    /// <summary>The write offset of a drive, in samples; <see langword="null"/> when none is remembered.</summary>
    /// <exception cref="InputException">The file is there and makes no sense.</exception>
    public int? WriteOffsetOf(DriveDescription drive) => Read().Drives.GetValueOrDefault(KeyOf(drive))?.WriteOffsetSamples;

    /// <summary>Remembers the write offset of a drive.</summary>
    /// <exception cref="InputException">The file makes no sense, or cannot be written.</exception>
    public void Remember(DriveDescription drive, int writeOffsetSamples)
    {
        DriveSettingsDocument document = Read();
        document.Drives[KeyOf(drive)] = new DriveSettingsEntry { WriteOffsetSamples = writeOffsetSamples };
        if (path.Length == 0)
        {
            return;
        }

        string unfinished = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(unfinished, JsonSerializer.SerializeToUtf8Bytes(document, DriveSettingsContext.Default.DriveSettingsDocument));
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path, $"The write offset cannot be remembered in {path}: {refused.Message}",
                $"Check the folder and who may write to it, or name another file with {Variable}.", refused);
        }
    }

    /// <summary>Drives of one model share their offset, whatever their firmware.</summary>
    private static string KeyOf(DriveDescription drive) => $"{drive.Vendor} {drive.Product}".Trim();

    private DriveSettingsDocument Read()
    {
        if (path.Length == 0 || !File.Exists(path))
        {
            return new DriveSettingsDocument { Format = Format, Version = 1 };
        }

        try
        {
            DriveSettingsDocument? document =
                JsonSerializer.Deserialize(File.ReadAllBytes(path), DriveSettingsContext.Default.DriveSettingsDocument);
            if (document is { Format: Format, Version: 1, Drives: not null })
            {
                return document;
            }

            throw new JsonException($"it is not of the form \"{Format}\", version 1");
        }
        catch (Exception refused) when (refused is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(
                path, $"The settings in {path} cannot be used: {refused.Message}",
                $"Correct the file, take it away, or name another one with {Variable}.", refused);
        }
    }
}
