using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>A disc with a file system, in which there is one file: the first tune.</summary>
internal static class DataDisc
{
    private const string Name = "data";

    /// <summary>What is recorded; its files lie in the lab's folder, where jobs find <c>data/noise</c>.</summary>
    public static Album AlbumIn(Lab lab)
    {
        string sheet = lab.PathOf(Name + ".cue");
        if (!File.Exists(sheet))
        {
            string folder = lab.PathOf(Name);
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, "noise"), Tunes.A);
            Programs.Run("genisoimage", "-quiet", "-o", lab.PathOf(Name + ".iso"), folder).Succeeded();
            lab.Write(Name + ".cue", $"""
                FILE "{Name}.iso" BINARY
                  TRACK 01 MODE1/2048
                    INDEX 01 00:00:00
                """);
        }

        return Album.FromImage(sheet);
    }
}
