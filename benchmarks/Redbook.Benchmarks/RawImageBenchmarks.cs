using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Benchmarks;

/// <summary>The sectors of a raw image, 2352 bytes of audio and 96 of sub-code, beside a copy of the same bytes.</summary>
/// <remarks>Source and destination hold the whole disc and are gone through once.</remarks>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 7)]
public class RawImageBenchmarks
{
    private const int SectorBytes = CdSector.AudioBytes + CdSector.SubchannelBytes;
    internal const int Sectors = Album.DiscMinutes * 60 * CdSector.PerSecond;
    private const int Tracks = 20;
    private const int BatchSectors = 16;

    private byte[] _source = [];
    private byte[] _graphics = [];
    private byte[] _encoded = [];
    private byte[] _destination = [];
    private SubcodeGenerator? _generator;
    private RawImage? _image;
    private RawImage? _imageWithGraphics;

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1980);
        _source = new byte[Sectors * SectorBytes];
        _graphics = new byte[Sectors * CdSector.SubchannelBytes];
        _encoded = new byte[Sectors * CdSector.SubchannelBytes];
        _destination = new byte[Sectors * SectorBytes];
        random.NextBytes(_source);
        random.NextBytes(_graphics);
        _destination.AsSpan().Fill(1);
        _generator = new SubcodeGenerator(Layout());
        var encoder = new RwEncoder();
        for (int i = 0; i < Sectors; i++)
        {
            encoder.Encode(Sector(_graphics, i), Sector(_encoded, i));
        }

        MasterDisc disc = Master();
        _image = new RawImage(disc, RawImageForm.Raw);
        var packs = new SectorSource(new MemoryStream(_graphics), 0, Sectors, CdSector.SubchannelBytes);
        _imageWithGraphics = new RawImage(disc with { Rw = [new RwSource(packs, Lba.Zero)] }, RawImageForm.Raw);
    }

    /// <summary>The limit: the bytes of the image, copied.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => Buffer.BlockCopy(_source, 0, _destination, 0, _destination.Length);

    /// <summary>P and Q, nothing in R to W.</summary>
    [Benchmark]
    public void RawImage()
    {
        for (int first = 0; first < Sectors; first += BatchSectors)
        {
            int count = Math.Min(BatchSectors, Sectors - first);
            for (int i = first; i < first + count; i++)
            {
                LayDownAudio(i).Clear();
            }

            _generator!.WriteRawSectors(new Lba(first), _destination.AsSpan(first * SectorBytes, count * SectorBytes));
        }
    }

    /// <summary>The same out of the stream that a program reads.</summary>
    [Benchmark]
    public void RawImageStream() => ReadProgram(_image!);

    /// <summary>The stream with four packs of graphics in every sector.</summary>
    [Benchmark]
    public void RawImageStreamWithGraphics() => ReadProgram(_imageWithGraphics!);

    /// <summary>P and Q, and four packs of graphics in every sector: parity, interleave.</summary>
    [Benchmark]
    public void RawImageWithGraphics()
    {
        var encoder = new RwEncoder();
        for (int first = 0; first < Sectors; first += BatchSectors)
        {
            int count = Math.Min(BatchSectors, Sectors - first);
            for (int i = first; i < first + count; i++)
            {
                LayDownAudio(i);
            }

            for (int i = first; i < first + count; i++)
            {
                encoder.Encode(Sector(_graphics, i),
                    _destination.AsSpan((i * SectorBytes) + CdSector.AudioBytes, CdSector.SubchannelBytes));
            }

            _generator!.WriteRawSectors(new Lba(first), _destination.AsSpan(first * SectorBytes, count * SectorBytes));
        }
    }

    /// <summary>The packs of all sectors, de-interleaved and checked, into the destination's sub-code.</summary>
    [Benchmark]
    public long DecodeGraphics()
    {
        var decoder = new RwDecoder();
        for (int i = 0; i < Sectors; i++)
        {
            Span<byte> subcode = _destination.AsSpan((i * SectorBytes) + CdSector.AudioBytes, CdSector.SubchannelBytes);
            decoder.Decode(Sector(_encoded, i), subcode);
        }

        return decoder.Counts.Packs;
    }

    /// <summary>Q of every sector read back into a table of contents.</summary>
    [Benchmark]
    public int DecodeQ()
    {
        var decoder = new SubcodeDecoder();
        Span<byte> q = stackalloc byte[QFrame.Size];
        for (int i = 0; i < Sectors; i++)
        {
            _generator!.WriteQ(new Lba(i), q);
            decoder.Feed(new Lba(i), q);
        }

        return decoder.Decode().Findings.Count;
    }

    /// <summary>Mode 1 data sectors: EDC, product code, scrambling.</summary>
    [Benchmark]
    public void DataSectors()
    {
        for (int i = 0; i < Sectors; i++)
        {
            Span<byte> sector = _destination.AsSpan(i * SectorBytes, DataSector.Size);
            DataSector.BuildMode1(new Lba(i), _source.AsSpan(i * SectorBytes, DataSector.UserSize), sector);
            Scrambler.Apply(sector);
        }
    }

    private void ReadProgram(RawImage image)
    {
        using Stream stream = image.OpenRead();
        stream.Position = (long)(Lba.Zero - image.Start) * SectorBytes;
        stream.ReadExactly(_destination);
    }

    private MasterDisc Master()
    {
        const int TrackSectors = Sectors / Tracks;
        var samples = new MemoryStream(_source, writable: false);
        return new MasterDisc
        {
            Mcn = Mcn.TryParse("4006381333931", out Mcn mcn) ? mcn : null,
            Tracks = [.. Enumerable.Range(0, Tracks).Select(i => new MasterTrack
            {
                Source = new SectorSource(samples, (long)i * TrackSectors * CdSector.AudioBytes, TrackSectors),
                Isrc = Isrc.TryParse($"USABC25{i:D5}", out Isrc isrc) ? isrc : default,
            })],
        };
    }

    private static Span<byte> Sector(byte[] subcode, int i) =>
        subcode.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes);

    private static DiscLayout Layout()
    {
        const int TrackSectors = Sectors / Tracks;
        return new DiscLayout
        {
            Mcn = Mcn.TryParse("4006381333931", out Mcn mcn) ? mcn : null,
            Sessions =
            [
                new SessionLayout
                {
                    Number = 1,
                    LeadOut = new Lba(Tracks * TrackSectors),
                    Tracks = [.. Enumerable.Range(0, Tracks).Select(static i => new TrackLayout
                    {
                        Number = i + 1,
                        Indexes = [new TrackIndex(1, new Lba(i * TrackSectors))],
                        End = new Lba((i + 1) * TrackSectors),
                        Isrc = Isrc.TryParse($"USABC25{i:D5}", out Isrc isrc) ? isrc : default,
                    })],
                },
            ],
        };
    }

    private Span<byte> LayDownAudio(int i)
    {
        Span<byte> sector = _destination.AsSpan(i * SectorBytes, SectorBytes);
        _source.AsSpan(i * CdSector.AudioBytes, CdSector.AudioBytes).CopyTo(sector);
        return sector[CdSector.AudioBytes..];
    }
}
