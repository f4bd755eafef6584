namespace Redbook.Architecture.Tests;

/// <summary>The rooms of the house and who may know whom: the one place where that is written down as data.</summary>
internal static class Rooms
{
    /// <summary>Every project under src, with the projects that it refers to directly.</summary>
    public static IReadOnlyDictionary<string, string[]> References { get; } = new Dictionary<string, string[]>
    {
        ["Redbook.Discs"] = [],
        ["Redbook.Audio"] = [],
        ["Redbook.Mmc"] = ["Redbook.Discs"],
        ["Redbook.Coding"] = ["Redbook.Discs"],
        ["Redbook.Images"] = ["Redbook.Coding", "Redbook.Audio"],
        ["Redbook.Recording"] = ["Redbook.Mmc", "Redbook.Coding"],
        ["Redbook.Emulation"] = ["Redbook.Mmc", "Redbook.Coding", "Redbook.Images"],
        ["Redbook.Remote"] = ["Redbook.Mmc"],
        ["Redbook.Transport.Linux"] = ["Redbook.Mmc"],
        ["Redbook.Transport.Windows"] = ["Redbook.Mmc"],
        ["Redbook"] =
        [
            "Redbook.Recording", "Redbook.Images", "Redbook.Audio", "Redbook.Emulation",
            "Redbook.Transport.Linux", "Redbook.Transport.Windows",
        ],
        ["Redbook.Imapi"] = ["Redbook"],
        ["Redbook.Cli"] = ["Redbook", "Redbook.Remote"],
    };

    /// <summary>Rooms that other programs build on, each a package of its own.</summary>
    public static IEnumerable<string> Packages => References.Keys.Where(room => room is not "Redbook.Cli");
}
