using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Mastering;

public sealed class RawImageStreamTests
{
    public static TheoryData<RawImageForm> Forms => [RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Random_seeks_give_the_bytes_of_sequential_reading(RawImageForm form)
    {
        RawImage image = Full(form);
        byte[] all = Masters.ReadAll(image);
        using Stream stream = image.OpenRead();
        var random = new Random(4);
        byte[] buffer = new byte[60 * image.SectorBytes];
        for (int i = 0; i < 400; i++)
        {
            // Everywhere, and often around the borders of lead-in and program, where R-W begins to spread.
            long at = (i % 3) switch
            {
                0 => random.NextInt64(all.Length),
                1 => Math.Min((22_500 + random.Next(-5, 40)) * (long)image.SectorBytes, all.Length - 1),
                _ => random.Next(image.LengthSectors) * (long)image.SectorBytes,
            };
            stream.Position = at;
            int wanted = random.Next(1, buffer.Length);
            int got = stream.Read(buffer, 0, wanted);
            Assert.Equal(Math.Min(wanted, all.Length - at), got);
            Assert.True(all.AsSpan((int)at, got).SequenceEqual(buffer.AsSpan(0, got)), $"differs at {at}, round {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Steady_reading_allocates_nothing(RawImageForm form)
    {
        RawImage image = Full(form);
        using Stream stream = image.OpenRead();
        byte[] buffer = new byte[26 * image.SectorBytes];
        long allocated = Allocations.InSteadyState(() =>
        {
            stream.Position = 22_400L * image.SectorBytes;
            for (int i = 0; i < 60; i++)
            {
                stream.ReadExactly(buffer, 0, i % 2 == 0 ? buffer.Length : 1000);
            }
        });
        Assert.Equal(0, allocated);
    }

    [Theory]
    [InlineData(26 * 2448, 0)]
    [InlineData(27 * 2448, 6)]
    [InlineData(5 * 2448, -700)]
    [InlineData(1000, 0)]
    [InlineData(100_001, 1000)]
    [InlineData(1 << 20, 0)]
    public void Read_from_start_to_end_an_image_reads_its_source_once_and_in_order(int bytes, int writeOffset)
    {
        var source = new Onwards(Masters.Noise(1, 700));
        var disc = new MasterDisc
        {
            LeadInStart = new Lba(-4700), LeadOutSectors = 40, WriteOffsetSamples = writeOffset,
            Tracks =
            [
                new MasterTrack { Source = new SectorSource(source, 0, 300) },
                new MasterTrack { Source = new SectorSource(source, 300 * 2352, 400), PregapSectors = 33 },
            ],
        };
        using Stream stream = new RawImage(disc, RawImageForm.Raw).OpenRead();
        byte[] buffer = new byte[bytes];
        while (stream.Read(buffer) > 0)
        {
        }

        Assert.Equal(700 * 2352, source.Position);
    }

    [Fact]
    public void An_image_of_88_minutes_takes_no_more_memory_than_one_of_4_seconds()
    {
        byte[] buffer = new byte[32 * 2448];
        long Taken(int sectors) => Allocations.InSteadyState(() =>
        {
            var track = new MasterTrack { Source = new SectorSource(new Endless(), 0, sectors) };
            using Stream stream = new RawImage(new MasterDisc { Tracks = [track] }, RawImageForm.Raw).OpenRead();
            for (long at = 0; at < stream.Length; at += stream.Length / 40)
            {
                stream.Position = at;
                Assert.NotEqual(0, stream.Read(buffer));
            }
        });

        Assert.InRange(Taken(398_100) - Taken(300), -4096, 4096);
    }

    [Fact]
    public void A_source_closed_too_early_is_an_error_that_names_the_track()
    {
        var second = new MemoryStream(Masters.Noise(2, 300));
        RawImage image = TwoTracks(new MemoryStream(Masters.Noise(1, 300)), second);
        using Stream stream = image.OpenRead();
        second.Dispose();
        stream.Position = (22_650L + 295) * 2448;
        MasteringException failed = Assert.Throws<MasteringException>(() => stream.ReadExactly(new byte[10 * 2448]));
        Assert.Equal(2, failed.Track);
        Assert.Contains("Track 2, sector 0", failed.Message, StringComparison.Ordinal);
        Assert.Contains("closed", failed.Message, StringComparison.Ordinal);
        Assert.Equal((22_650L + 295) * 2448, stream.Position);
    }

    [Fact]
    public void A_source_that_became_shorter_is_an_error_that_names_the_track()
    {
        var first = new MemoryStream();
        first.Write(Masters.Noise(1, 300));
        RawImage image = TwoTracks(first, new MemoryStream(Masters.Noise(2, 300)));
        first.SetLength(299 * 2352);
        MasteringException failed = Assert.Throws<MasteringException>(() => Masters.ReadAll(image));
        Assert.Equal(1, failed.Track);
        Assert.Contains("shorter", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_may_read_short()
    {
        RawImage expected = TwoTracks(
            new MemoryStream(Masters.Noise(1, 300)), new MemoryStream(Masters.Noise(2, 300)));
        RawImage image = TwoTracks(
            new Hesitant(Masters.Noise(1, 300)), new Hesitant(Masters.Noise(2, 300)));
        Assert.Equal(Masters.ReadAll(expected), Masters.ReadAll(image));
    }

    [Fact]
    public void One_stream_may_serve_two_tracks_and_two_readers()
    {
        using var shared = new Hesitant(Masters.Noise(1, 600));
        RawImage image = new(
            new MasterDisc
            {
                Tracks =
                [
                    new MasterTrack { Source = new SectorSource(shared, 0, 600) },
                    new MasterTrack { Source = new SectorSource(shared, 100 * 2352, 400) },
                ],
            },
            RawImageForm.Raw);
        byte[] expected = Masters.ReadAll(image);
        byte[][] read = new byte[2][];
        Parallel.For(0, read.Length, i => read[i] = Masters.ReadAll(image));
        Assert.All(read, one => Assert.Equal(expected, one));
        Assert.Equal(
            Masters.Noise(1, 600).AsSpan(100 * 2352, 2352), Masters.Sector(image, 600).AsSpan(0, 2352));
        Assert.True(shared.CanRead);
    }

    [Theory]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public void Text_and_graphics_come_back_from_the_image(RawImageForm form)
    {
        RawImage image = Full(form);
        Masters.Received received = Masters.Receive(image);
        Assert.Equal(2, received.Text.Blocks.Count);
        Assert.Equal("Erstes Stück", received.Text.Blocks[1].Tracks[0].Title);
        Assert.Equal("First Piece", received.Text.Blocks[0].Tracks[0].Title);
        Assert.Equal(0, received.Counts.CorrectedPacks + received.Counts.UncorrectablePacks);

        byte[] packs = Masters.Noise(9, 250, CdSector.SubchannelBytes);
        for (int i = 0; i < packs.Length; i += RwPack.Size)
        {
            RwParity.Write(packs.AsSpan(i));
        }

        Assert.Equal(packs, received.Packs.AsSpan((150 + 20) * 96, packs.Length).ToArray());
        Assert.False(received.Packs.AsSpan(0, 170 * 96).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void Packs_that_end_early_may_be_filled_with_zeros()
    {
        RawImage Image(bool filled) => new(
            new MasterDisc
            {
                Tracks = [new MasterTrack { Source = Masters.Sound(1, 300) }],
                Rw = [new RwSource(new SectorSource(new MemoryStream(Masters.Noise(3, 1, 24 * 5)), 0, 2, 96)
                {
                    IsZeroFilled = filled,
                }, Lba.Zero)],
            },
            RawImageForm.Cooked);
        MasteringException failed = Assert.Throws<MasteringException>(() => Masters.Sector(Image(false), 1));
        Assert.Null(failed.Track);
        Assert.False(Masters.Sector(Image(true), 1).AsSpan(2352 + 24).ContainsAnyExceptInRange((byte)0, (byte)0x7F));
        Assert.Equal(0, Masters.Sector(Image(true), 1)[2352 + 30] & 0x3F);
    }

    private static RawImage TwoTracks(Stream first, Stream second) => new(
        new MasterDisc
        {
            Tracks =
            [
                new MasterTrack { Source = new SectorSource(first, 0, 300) },
                new MasterTrack { Source = new SectorSource(second, 0, 300) },
            ],
        },
        RawImageForm.Raw);

    private static RawImage Full(RawImageForm form)
    {
        CdTextBlock Block(int number, CdTextLanguage language, string title) => new()
        {
            Number = number, Language = language, Album = new CdTextEntry { Title = "Album" },
            Tracks = [new CdTextEntry { Title = title }, new CdTextEntry { Title = "Two" }],
        };
        byte[] packs = CdTextEncoder.Encode(new CdTextDisc
        {
            Blocks =
            [
                Block(0, CdTextLanguage.English, "First Piece"), Block(1, CdTextLanguage.German, "Erstes Stück"),
            ],
        }).Packs;
        return new RawImage(
            new MasterDisc
            {
                Tracks =
                [
                    new MasterTrack { Source = Masters.Sound(1, 500), PregapSource = Masters.Sound(5, 170) },
                    new MasterTrack { Source = Masters.Sound(2, 321), PregapSectors = 33, PregapInPreviousSectors = 20 },
                ],
                CdTextPacks = form == RawImageForm.Pq ? default : packs.AsMemory(),
                Rw = form == RawImageForm.Pq ? []
                    : [new RwSource(Masters.Packs(9, 250), new Lba(20)) { ComputeParity = true }],
            },
            form);
    }

    /// <summary>As many bytes as anyone asks for.</summary>
    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => long.MaxValue;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override int Read(Span<byte> buffer) => buffer.Length;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Gives a part of what it is asked for.</summary>
    private sealed class Hesitant(byte[] content) : Stream
    {
        private readonly Random _random = new(1);

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => content.Length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int left = (int)Math.Min(buffer.Length, content.Length - Position);
            int count = left == 0 ? 0 : _random.Next(1, left + 1);
            content.AsSpan((int)Position, count).CopyTo(buffer);
            Position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    /// <summary>Sound that can only be read onwards, as out of a decoder.</summary>
    private sealed class Onwards(byte[] content) : MemoryStream(content)
    {
        private long _next;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Assert.Equal(_next, Position);
            int got = base.Read(buffer, offset, count);
            _next += got;
            return got;
        }
    }
}
