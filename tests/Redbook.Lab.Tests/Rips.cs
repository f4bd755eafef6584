using Redbook.Testing;

namespace Redbook.Lab.Tests;

/// <summary>What other programs read back, held against what was to be recorded.</summary>
internal static class Rips
{
    private const int CloneSectorBytes = Signals.SectorBytes + 96;

    /// <summary>Whole tracks as icedax or cdparanoia left them, the last sector of each filled up.</summary>
    public static void Are(LabJob job, string pattern, params byte[][] tracks)
    {
        for (int i = 0; i < tracks.Length; i++)
        {
            StartsWith(job, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, i + 1), tracks[i]);
        }

        string folder = Path.GetDirectoryName(job.PathOf("x"))!;
        job.Same(tracks.Length, Directory.GetFiles(folder, pattern.Replace("{0}", "*", StringComparison.Ordinal)).Length, "tracks read");
    }

    /// <summary>A track as another program read it: these samples, and nothing but silence behind.</summary>
    public static void StartsWith(LabJob job, string file, byte[] samples)
    {
        byte[] read = job.Bytes(file);
        job.Check(read.Length >= samples.Length, $"{file} has {read.Length} bytes, expected {samples.Length} at least");
        job.Check(
            read.AsSpan(0, samples.Length).SequenceEqual(samples),
            $"{file}: other samples from byte {read.AsSpan().CommonPrefixLength(samples)} on");
        job.Check(!read.AsSpan(samples.Length).ContainsAnyExcept((byte)0), $"{file}: sound behind its end");
    }

    /// <summary>The main channel as readom's clone has it.</summary>
    public static byte[] Cloned(LabJob job)
    {
        byte[] clone = job.Bytes("clone");
        byte[] main = new byte[clone.Length / CloneSectorBytes * Signals.SectorBytes];
        for (int sector = 0; sector < clone.Length / CloneSectorBytes; sector++)
        {
            clone.AsSpan(sector * CloneSectorBytes, Signals.SectorBytes).CopyTo(main.AsSpan(sector * Signals.SectorBytes));
        }

        return main;
    }

    /// <summary>Sound filled up to whole sectors.</summary>
    public static byte[] Padded(byte[] sound)
    {
        byte[] padded = new byte[(sound.Length + Signals.SectorBytes - 1) / Signals.SectorBytes * Signals.SectorBytes];
        sound.CopyTo(padded, 0);
        return padded;
    }
}
