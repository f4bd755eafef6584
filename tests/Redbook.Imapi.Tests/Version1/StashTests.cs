using Microsoft.Win32.SafeHandles;
using Redbook.Imapi.Version1;
using Redbook.Imapi.Version1.Staging;
using Redbook.Testing;
using static Redbook.Imapi.Version1.DiscMasterResults;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>The stash file: what goes in comes out, and it goes when its session goes.</summary>
public sealed class StashTests
{
    private const int Block = 2352;

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(446)]
    [InlineData(1000)]
    public void What_is_appended_is_read_back(int blocksPerCall)
    {
        using TempFolder folder = new();
        using Stash stash = New(folder);
        byte[] all = Rig.Samples(1, 3000);
        for (int at = 0; at < all.Length;)
        {
            int count = Math.Min(blocksPerCall * Block, all.Length - at);
            Assert.Equal(count, stash.Append(all.AsSpan(at, count), out StashException? failure));
            Assert.Null(failure);
            at += count;
        }

        Assert.Equal(all, ReadAll(stash));
        stash.Clear();
        Assert.Equal(0, stash.Length);
        stash.Append(all.AsSpan(Block, Block), out _);
        Assert.Equal(all[Block..(2 * Block)], ReadAll(stash));
    }

    [Fact]
    public void Places_beyond_four_gigabytes_are_told_apart()
    {
        using TempFolder folder = new();
        const long Origin = (1L << 32) - (500 * Block);
        using Stash stash = New(folder, origin: Origin);
        byte[] all = Rig.Samples(1, 1500);
        stash.Append(all, out StashException? failure);
        Assert.Null(failure);
        Assert.Equal(all, ReadAll(stash));

        using StashStream track = new(stash, 400L * Block, 600L * Block);
        byte[] read = new byte[600 * Block];
        track.ReadExactly(read);
        Assert.Equal(all[(400 * Block)..(1000 * Block)], read);
        Assert.Equal(0, track.ReadByte() + 1);
    }

    [Fact]
    public void A_stash_of_more_than_four_gigabytes_counts_right()
    {
        // Two million blocks, 4.7 GB, on a file that swallows them.
        using StagingRig rig = new(new DiscMasterOptions { NominalBlocks = 2_000_000 });
        rig.Master.UseRedbook();
        using TempFolder folder = new();
        using Stash stash = new(new DiscMasterOptions { StashFolder = folder.Root }, OpenNull);
        stash.Begin();
        byte[] blocks = new byte[1000 * Block];
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(blocks.Length, stash.Append(blocks, out _));
        }

        Assert.Equal(2_000_000L * Block, stash.Length);
        StagedDisc disc = new() { Total = 2_000_000, Gap = 150 };
        disc.OpenTrack();
        disc.Take(1_900_000);
        Assert.Equal(99_998, disc.Available);
    }

    [Fact]
    public void A_full_disk_is_told_and_what_was_taken_is_kept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "There is no device that is always full here.");
        using TempFolder folder = new();
        using Stash stash = new(
            new DiscMasterOptions { StashFolder = folder.Root },
            static _ => File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite));
        stash.Begin();
        int taken = stash.Append(new byte[500 * Block], out StashException? failure);
        Assert.Equal(446 * Block, taken);
        Assert.True(failure!.IsFull);
        Assert.Equal(taken, stash.Length);
        Assert.Equal(0, stash.Append(new byte[Block], out failure));
        Assert.True(failure!.IsFull);
    }

    [Fact]
    public void The_limit_of_the_stash_holds_and_the_code_says_so()
    {
        using StagingRig rig = new(new DiscMasterOptions { StashLimitBytes = 1000 * Block });
        rig.Master.UseRedbook();
        rig.Stage(1, 400);
        rig.Redbook.CreateAudioTrack(0);
        ImapiException full = Assert.Throws<ImapiException>(
            () => rig.Redbook.AddAudioTrackBlocks(new byte[700 * Block], 700 * Block));
        Assert.Equal(IMAPI_E_NOTENOUGHDISKFORSTASH, full.HResult);
        Assert.Contains("StashFolder", full.Message, StringComparison.Ordinal);
        Assert.Equal(402 + 150 + 600 + 2, rig.Redbook.GetUsedAudioBlocks());
        rig.Redbook.CloseAudioTrack();
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told()
    {
        using StagingRig rig = new(new DiscMasterOptions { StashFolder = Path.Combine(Path.GetTempPath(), "no", "such", "folder") });
        rig.Master.UseRedbook();
        Assert.Equal(IMAPI_E_FILEACCESS, StagingRig.CodeOf(() => rig.Redbook.CreateAudioTrack(0)));
        Assert.Equal(0, rig.Redbook.GetTotalAudioTracks());
    }

    [Theory]
    [InlineData("close")]
    [InlineData("dispose")]
    [InlineData("format")]
    [InlineData("drop")]
    public void The_file_is_gone_on_every_way_out(string way)
    {
        using StagingRig rig = new();
        Assert.Empty(Stashes(rig.StashFolder));
        WeakReference master = Leave(rig, way);
        Assert.True(Collected.Until(() => Stashes(rig.StashFolder).Length == 0));
        Assert.Empty(Directory.GetFiles(rig.StashFolder));
        Assert.True(way != "drop" || !master.IsAlive);
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Leave(StagingRig rig, string way)
    {
        MSDiscMasterObj master = rig.NewMaster();
        master.Open();
        master.ProgressAdvise(new Sink());
        IRedbookDiscMaster redbook = master.UseRedbook();
        redbook.CreateAudioTrack(0);
        redbook.AddAudioTrackBlocks(new byte[2000 * Block], 2000 * Block);

        // Where the system can, the file has no name any more: nothing is left behind whatever happens to the process.
        Assert.True(!OperatingSystem.IsLinux() || Directory.GetFiles(rig.StashFolder).Length == 0);
        Assert.True(!OperatingSystem.IsLinux() || Stashes(rig.StashFolder).Length == 1);
        switch (way)
        {
            case "close":
                master.Close();
                break;
            case "format":
                master.UseRedbook();
                master.Close();
                break;
            case "dispose":
                master.Dispose();
                break;
        }

        return new WeakReference(master);
    }

    /// <summary>Stash files of this process: by their names, and where they have none by what is open.</summary>
    private static string[] Stashes(string folder)
    {
        const string Descriptors = "/proc/self/fd";
        return OperatingSystem.IsLinux()
            ? [.. Directory.GetFileSystemEntries(Descriptors)
                .Select(static file => new FileInfo(file).LinkTarget ?? "")
                .Where(target => target.StartsWith(folder, StringComparison.Ordinal) && target.Contains("redbook-stash", StringComparison.Ordinal))]
            : Directory.GetFiles(folder, "redbook-stash*");
    }

    private static SafeFileHandle OpenNull(string path)
    {
        // A sparse file would do as well, and take its time.
        string nowhere = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";
        return File.OpenHandle(nowhere, FileMode.Open, FileAccess.ReadWrite);
    }

    private static Stash New(TempFolder folder, long origin = 0)
    {
        Stash stash = new(new DiscMasterOptions { StashFolder = folder.Root }, origin: origin);
        stash.Begin();
        return stash;
    }

    private static byte[] ReadAll(Stash stash)
    {
        byte[] all = new byte[stash.Length];
        int at = 0;
        while (at < all.Length)
        {
            int got = stash.Read(at, all.AsSpan(at, Math.Min(10_000, all.Length - at)));
            Assert.NotEqual(0, got);
            at += got;
        }

        Assert.Equal(0, stash.Read(at, new byte[1]));
        return all;
    }
}
