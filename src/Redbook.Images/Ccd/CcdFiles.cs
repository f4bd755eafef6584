using Redbook.Images.Formats;

namespace Redbook.Images.Ccd;

/// <summary>The files of an image lie side by side under one name.</summary>
internal static class CcdFiles
{
    private const long MostSheetBytes = 16 << 20;

    /// <summary>The sheet beside a file of sectors; null when there is none.</summary>
    public static string? SheetOf(string path) => Beside(path, ".ccd") is { } sheet && FileLength.Of(sheet) <= MostSheetBytes
        ? sheet
        : null;

    /// <summary>A plain file of the same name with another ending, in lower, upper or mixed case; null when there is none.</summary>
    public static string? Beside(string path, string extension)
    {
        string[] spellings = [extension, extension.ToUpperInvariant(), extension[..2].ToUpperInvariant() + extension[2..]];
        foreach (string spelling in spellings)
        {
            string name = Path.ChangeExtension(Path.GetFullPath(path), spelling);
            if (File.Exists(name) && FileLength.Of(name) > 0)
            {
                return name;
            }
        }

        return null;
    }
}
