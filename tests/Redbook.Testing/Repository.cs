namespace Redbook.Testing;

/// <summary>Where this clone lies on the disk.</summary>
public static class Repository
{
    /// <summary>The folder that holds <c>Redbook.slnx</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The full path of a file or folder of the repository.</summary>
    /// <param name="parts">Path parts below the root.</param>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Redbook.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No Redbook.slnx above {AppContext.BaseDirectory}.");
    }
}
