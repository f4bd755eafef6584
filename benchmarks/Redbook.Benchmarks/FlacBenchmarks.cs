using BenchmarkDotNet.Attributes;
using Redbook.Audio.Flac;

namespace Redbook.Benchmarks;

/// <summary>A disc as one FLAC file, every frame's checksum and the MD5 verified.</summary>
public class FlacBenchmarks : DiscCopy
{
    private byte[] _file = [];

    [Benchmark]
    public void DecodeFlac() => Convert(new FlacSource(new MemoryStream(_file)));

    protected override void Prepare()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("redbook-benchmark-");
        try
        {
            string raw = Path.Combine(folder.FullName, "disc.raw");
            string flac = Path.Combine(folder.FullName, "disc.flac");
            File.WriteAllBytes(raw, Disc);
            Tool.Run(
                "flac", "--silent", "--force-raw-format", "--endian=little", "--sign=signed", "--channels=2",
                "--bps=16", "--sample-rate=44100", "-o", flac, raw);
            _file = File.ReadAllBytes(flac);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
