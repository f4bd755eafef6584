using Redbook.Emulation;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Tests;

public sealed class SampleTests
{
    [Fact]
    public void The_ten_lines_of_the_read_me_record_a_list_of_files()
    {
        using TempFolder folder = new();
        byte[] pcm = Signals.Noise(350, seed: 1);
        string file = folder.Write("a.wav", WavFile.Build(pcm));
        DriveEntry drive = VirtualDiscs.Create(folder.PathOf("album.disc"));

        ProgramResult result = Programs.Run(
            "dotnet", Path.Combine(AppContext.BaseDirectory, "RecordAlbum.dll"), drive.Name.ToString(), file, file).Succeeded();

        Assert.Contains("2 tracks recorded", result.Text, StringComparison.Ordinal);
        using VirtualDisc disc = VirtualDisc.Open(drive.Name.Value);
        Assert.Equal(DiscStatus.Complete, disc.Status);
        byte[] recorded = new byte[pcm.Length];
        disc.ReadSectors(disc.Layout.Tracks.Last().Start, recorded);
        Assert.Equal(pcm, recorded);
    }

    [Fact]
    public void The_sample_that_tests_a_burner_finds_that_its_burner_is_right()
    {
        ProgramResult result = Programs.Run("dotnet", Path.Combine(AppContext.BaseDirectory, "TestYourBurner.dll")).Succeeded();

        Assert.Equal(3, result.Text.Split("passed: ").Length - 1);
        Assert.DoesNotContain("FAILED", result.Text, StringComparison.Ordinal);
    }
}
