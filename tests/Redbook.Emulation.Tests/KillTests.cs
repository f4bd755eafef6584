using System.Diagnostics;
using System.Globalization;
using Redbook.Discs;
using Redbook.Emulation.Child;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void A_process_that_is_killed_at_any_moment_leaves_a_disc_that_a_recorder_accepts()
    {
        const int Tracks = 3;
        int rounds = TestLength.Rounds(20, 300);
        var random = new Random(19_800_617);
        int beforeTheEnd = 0;
        for (int round = 0; round < rounds; round++)
        {
            string folder = _temp.PathOf($"{round}.disc");
            VirtualDisc.Create(folder).Dispose();
            (Lba confirmed, string lastWord) = RecordAndKill(folder, round, Tracks, random);
            beforeTheEnd += lastWord is "closed" ? 0 : 1;
            Inspect(folder, round, confirmed, lastWord);
            Directory.Delete(folder, recursive: true);
        }

        // A process that is not to live to its end does not get there.
        Assert.True(beforeTheEnd > rounds / 4, $"{beforeTheEnd} of {rounds} were killed before they had finished.");
    }

    [Fact]
    public void The_lock_goes_with_the_process_that_held_it()
    {
        string folder = _temp.PathOf("a.disc");
        VirtualDisc.Create(folder).Dispose();
        using Process holder = OtherProcess.Start("hold", folder);
        Assert.Equal("ready", holder.StandardOutput.ReadLine());
        VirtualDiscException refused = Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(folder));
        Assert.Equal(VirtualDiscFailure.InUse, refused.Failure);
        Assert.Contains($"process {holder.Id}", refused.Message, StringComparison.Ordinal);
        holder.Kill();
        holder.WaitForExit();
        VirtualDisc.Open(folder).Dispose();
    }

    private static (Lba Confirmed, string LastWord) RecordAndKill(string folder, int seed, int tracks, Random random)
    {
        // Ended after so many words and a little while, between the first WRITE and the end of closing.
        int word = random.Next(2, 2 + (tracks * 28));
        List<string> said = OtherProcess.KillAtWord(
            ["record", folder, OtherProcess.Text(seed), OtherProcess.Text(tracks)], word, random.Next(20_000));
        string? confirmed = said.FindLast(static line => line.StartsWith("written ", StringComparison.Ordinal));
        return (
            confirmed is null ? Lba.Zero : new Lba(int.Parse(confirmed["written ".Length..], CultureInfo.InvariantCulture)),
            said.LastOrDefault("").Split(' ')[0]);
    }

    private static void Inspect(string folder, int seed, Lba confirmed, string lastWord)
    {
        using VirtualDisc disc = VirtualDisc.Open(folder);
        using Host host = new(disc);
        DiscLayout layout = disc.Layout;
        if (lastWord == "closed")
        {
            Assert.True(Assert.Single(layout.Sessions).IsClosed);
        }

        Assert.True(confirmed == Lba.Zero || layout.Tracks.Last().End >= confirmed, $"{confirmed} was confirmed: {FolderDiscTests.Text(layout)}");
        AssertSound(host, layout, seed);

        // The recorder goes on from here: one more track where it can, and the end.
        if (disc.Status != DiscStatus.Complete)
        {
            host.SelectTrackAtOnce();
            byte[] sound = new byte[310 * CdSector.AudioBytes];
            Pattern.Fill(seed, host.NextWritable, sound);
            host.RecordTrack(sound);
            Host.Good(host.CloseSession());
        }

        Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
        Host.Good(host.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(disc.Layout.Tracks.Select(track => track.Start), toc!.Entries.SkipLast(1).Select(entry => entry.Start));
        AssertSound(host, disc.Layout, seed);
    }

    // Every sector of every track is what was sent to that address, or the drive's own silence at the end of a track.
    private static void AssertSound(Host host, DiscLayout layout, int seed)
    {
        byte[] expected = new byte[CdSector.AudioBytes];
        foreach (TrackLayout track in layout.Tracks)
        {
            byte[] sound = host.ReadAudio(track.Start, track.LengthSectors);
            bool isOver = false;
            for (int i = 0; i < track.LengthSectors; i++)
            {
                ReadOnlySpan<byte> sector = sound.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes);
                Pattern.Fill(seed, track.Start + i, expected);
                bool isSent = sector.SequenceEqual(expected);
                Assert.True(isSent ? !isOver : !sector.ContainsAnyExcept((byte)0), $"Track {track.Number}, sector {i}.");
                isOver = !isSent;
            }
        }
    }
}
