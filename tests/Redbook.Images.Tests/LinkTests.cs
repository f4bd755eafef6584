using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Discs whose files are links, as media servers keep them.</summary>
public sealed class LinkTests
{
    [Fact]
    public void A_link_has_the_length_of_what_it_leads_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TempFolder folder = new();
        folder.Write("store/a.bin", DiscA.Sound);
        folder.Write("store/disc.cue", "FILE \"a.bin\" BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:10:00\n"u8);
        Directory.CreateDirectory(folder.PathOf("music"));
        foreach (string name in (string[])["a.bin", "disc.cue"])
        {
            File.CreateSymbolicLink(folder.PathOf($"music/{name}"), $"../store/{name}");
        }

        string sheet = folder.PathOf("music/disc.cue");
        Assert.Equal("cue", DiscImageFile.Detect(sheet)?.Id);
        DiscImageReading reading = DiscImageFile.Open(sheet);
        Assert.False(reading.HasErrors);
        Assert.Equal([750, DiscA.Sectors - 750], reading.Image.Tracks.Select(static track => track.ContentSectors));
    }

    [Fact]
    public void A_pipe_is_no_image_and_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using TempFolder folder = new();
        Programs.Run("mkfifo", folder.PathOf("pipe.cue")).Succeeded();
        File.CreateSymbolicLink(folder.PathOf("link.cue"), "pipe.cue");
        Assert.Null(DiscImageFile.Detect(folder.PathOf("pipe.cue")));
        Assert.Null(DiscImageFile.Detect(folder.PathOf("link.cue")));
    }
}
