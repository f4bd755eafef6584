using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>A disc recorded on several occasions.</summary>
[Trait("Category", "Judge")]
public sealed class OpenSessionTests
{
    private const int Sectors = 450;

    [Fact]
    public void A_session_left_open_takes_more_tracks_until_it_is_finalized()
    {
        using TempFolder folder = new();
        byte[][] tracks = [Signals.Noise(Sectors, seed: 1), Signals.Noise(Sectors, seed: 2), Signals.Noise(Sectors, seed: 3)];
        RedbookProgram.Run(folder.Root, "disc", "new", "demo.disc", "--type", "cd-r", "--minutes", "74").Succeeded();
        for (int i = 0; i < tracks.Length; i++)
        {
            string file = folder.Write($"{i + 1}.wav", WavFile.Build(tracks[i]));
            RedbookProgram.Run(folder.Root, "burn", "--drive", "virtual:demo.disc", "--no-finalize", file).Succeeded();

            // Open as it is, other programs read it already.
            AssertHolds(folder, tracks[..(i + 1)]);
        }

        RedbookProgram.Run(folder.Root, "finalize", "--drive", "virtual:demo.disc").Succeeded();

        AssertHolds(folder, tracks);
        RedbookProgram.Run(folder.Root, "burn", "--drive", "virtual:demo.disc", folder.PathOf("1.wav")).ExitedWith(4);
        AssertHolds(folder, tracks);
    }

    [Fact]
    public void A_simulated_burn_leaves_the_disc_blank()
    {
        using TempFolder folder = new();
        string file = folder.Write("a.wav", WavFile.Build(Signals.Noise(Sectors, seed: 4)));
        RedbookProgram.Run(folder.Root, "disc", "new", "demo.disc", "--type", "cd-r", "--minutes", "74").Succeeded();

        RedbookProgram.Run(folder.Root, "burn", "--drive", "virtual:demo.disc", "--simulate", file).Succeeded();

        string said = RedbookProgram.Run(folder.Root, "info", "--drive", "virtual:demo.disc").Succeeded().Text;
        Assert.Contains("blank", said, StringComparison.OrdinalIgnoreCase);
        RedbookProgram.Run(folder.Root, "burn", "--drive", "virtual:demo.disc", file).Succeeded();
    }

    private static void AssertHolds(TempFolder folder, byte[][] tracks)
    {
        JudgedDisc disc = new(folder.PathOf("demo.disc"));
        Assert.Equal(tracks.Length, disc.Tracks.Count);
        for (int i = 0; i < tracks.Length; i++)
        {
            Assert.True(disc.Read(disc.Tracks[i]).AsSpan().StartsWith(tracks[i]), $"Track {i + 1} is not what was recorded.");
        }
    }
}
