using Redbook.Discs;
using Redbook.Imapi.Version1;

namespace Redbook.Benchmarks;

/// <summary>A disc of 74 minutes staged by IMAPI version 1, a block at a call and 64 at a call, beside a file of as many bytes.
/// </summary>
internal static class StagingComparison
{
    private const int Blocks = 333_000;

    public static void Run(TextWriter output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-staging-");
        try
        {
            output.WriteLine(
                $"{Blocks} blocks ({(long)Blocks * CdSector.AudioBytes / WritePathComparison.BlockBytes} MiB), median of "
                + $"{WritePathComparison.Rounds} alternating runs:");
            WritePathComparison.Alternate(
                output,
                [
                    ("a file, 1 MiB blocks", () => WriteFile(Path.Combine(folder.FullName, "file"))),
                    ("staged, 64 blocks a call", () => Stage(folder.FullName, 64)),
                    ("staged, 1 block a call", () => Stage(folder.FullName, 1)),
                ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteFile(string path)
    {
        byte[] block = new byte[WritePathComparison.BlockBytes];
        using (FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            for (long left = (long)Blocks * CdSector.AudioBytes; left > 0; left -= block.Length)
            {
                file.Write(block, 0, (int)Math.Min(left, block.Length));
            }
        }

        File.Delete(path);
    }

    private static void Stage(string folder, int blocksPerCall)
    {
        byte[] blocks = new byte[blocksPerCall * CdSector.AudioBytes];
        using MSDiscMasterObj master = new(new DiscMasterOptions { StashFolder = folder }, new Drives([]));
        master.Open();
        IRedbookDiscMaster redbook = master.UseRedbook();
        redbook.CreateAudioTrack(0);
        for (int done = 0; done < Blocks; done += blocksPerCall)
        {
            redbook.AddAudioTrackBlocks(blocks, blocks.Length);
        }

        redbook.CloseAudioTrack();
        master.Close();
    }
}
