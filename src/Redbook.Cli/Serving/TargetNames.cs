namespace Redbook.Cli.Serving;

/// <summary>Names for drives as iSCSI wants them.</summary>
internal static class TargetNames
{
    public const string Prefix = "iqn.2026-01.local.redbook:";
    private const int MaxOwnChars = 64;

    /// <summary>A name for each drive, made of what its path ends with.</summary>
    public static IReadOnlyList<ServedDrive> For(IEnumerable<DriveName> drives)
    {
        List<ServedDrive> named = [];
        foreach (DriveName drive in drives)
        {
            string own = OwnName(drive.Value);
            string name = Prefix + own;
            for (int number = 2; named.Exists(other => other.TargetName == name); number++)
            {
                name = $"{Prefix}{own}-{number}";
            }

            named.Add(new ServedDrive(drive, name));
        }

        return named;
    }

    private static string OwnName(string path)
    {
        string last = Path.GetFileName(Path.TrimEndingDirectorySeparator(path.Replace('\\', '/'))).TrimEnd(':');
        char[] chars =
        [
            .. last.Take(MaxOwnChars).Select(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? char.ToLowerInvariant(c) : '-'),
        ];
        return chars.Length == 0 ? "drive" : new string(chars);
    }
}
