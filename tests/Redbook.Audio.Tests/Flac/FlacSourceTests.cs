using Redbook.Audio.Flac;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Flac;

/// <summary>What encoders seldom or never write but the format has.</summary>
public sealed class FlacSourceTests
{
    private static readonly SampleFormat Mono = new(44_100, 1, 16);

    [Fact]
    public void Residuals_may_be_plain_numbers_or_nothing_instead_of_Rice_codes()
    {
        // Order 0, four parts of four: plain 5-bit numbers, nothing, Rice with 3 bits, plain 31-bit numbers.
        byte[] file = new FlacWriter().Head(Mono, 16).Frame(new FrameSpec(), frame =>
        {
            frame.Subframe(8).Bits(0, 2).Bits(2, 4).Bits(15, 4).Bits(5, 5);
            foreach (int value in (int[])[-16, 15, 0, -1])
            {
                frame.Signed(value, 5);
            }

            frame.Bits(15, 4).Bits(0, 5).Bits(3, 4);
            foreach (int value in (int[])[100, -100, 7, 0])
            {
                frame.Rice(value, 3);
            }

            frame.Bits(15, 4).Bits(31, 5);
            foreach (int value in (int[])[32_767, -32_768, 5, -5])
            {
                frame.Signed(value, 31);
            }
        }).ToArray();

        Assert.Equal([-16, 15, 0, -1, 0, 0, 0, 0, 100, -100, 7, 0, 32_767, -32_768, 5, -5], Decode(file));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(14)]
    [InlineData(25)]
    [InlineData(26)]
    [InlineData(30)]
    public void Rice_codes_of_every_length_are_read(int parameter)
    {
        int[] values = [0, -1, 1, 700, -700, 32_767, -32_768, 3, -3, 64, -64, 63, 9999, -9999, 2, -2];
        byte[] file = new FlacWriter().Head(Mono, 16).Frame(new FrameSpec(), frame =>
        {
            frame.Subframe(8).Bits(1, 2).Bits(0, 4).Bits((ulong)parameter, 5);
            foreach (int value in values)
            {
                frame.Rice(value, parameter);
            }
        }).ToArray();

        Assert.Equal(values, Decode(file));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    public void Differences_of_32_bit_channels_have_33_bits(int channelCode)
    {
        long[] left = [int.MinValue, int.MaxValue, 0, -1, 5, int.MinValue, int.MaxValue, 77];
        long[] right = [int.MaxValue, int.MinValue, 0, 1, -6, int.MinValue, int.MaxValue, 78];
        long[] side = [.. left.Zip(right, (l, r) => l - r)];
        long[] mid = [.. left.Zip(right, (l, r) => (l + r) >> 1)];
        FrameSpec spec = new() { BlockSize = 8, ChannelCode = channelCode, BitsCode = 7 };
        byte[] file = new FlacWriter().Head(new SampleFormat(44_100, 2, 32), 8).Frame(spec, frame =>
        {
            switch (channelCode)
            {
                case 8:
                    frame.Verbatim(left, 32).Verbatim(side, 33);
                    break;
                case 9:
                    frame.Verbatim(side, 33).Verbatim(right, 32);
                    break;
                default:
                    frame.Verbatim(mid, 32).Verbatim(side, 33);
                    break;
            }
        }).ToArray();

        Assert.Equal(left.Zip(right, (l, r) => new[] { (int)l, (int)r }).SelectMany(pair => pair), Decode(file));
    }

    [Theory]
    [InlineData(10)]    // fixed, order 2
    [InlineData(12)]    // fixed, order 4
    [InlineData(33)]    // linear, order 2
    public void Predictors_work_on_33_bits(int type)
    {
        // A side channel of large steps, and a left channel that keeps the right one within 32 bits.
        long[] side = new long[16];
        for (int i = 0; i < side.Length; i++)
        {
            side[i] = -4_000_000_000L + (i * 500_000_000L) + (i * i % 7);
        }

        int[] expected = [.. side.SelectMany(s => new[] { s < 0 ? int.MinValue : int.MaxValue, Right(s) })];
        int Right(long s) => (int)((s < 0 ? int.MinValue : int.MaxValue) - s);
        long[] coefficients = type == 12 ? [4, -6, 4, -1] : [2, -1];
        FrameSpec spec = new() { ChannelCode = 8, BitsCode = 7 };
        byte[] file = new FlacWriter().Head(new SampleFormat(44_100, 2, 32), 16).Frame(spec, frame =>
        {
            frame.Verbatim([.. side.Select(s => s < 0 ? (long)int.MinValue : int.MaxValue)], 32).Subframe(type);
            int order = coefficients.Length;
            for (int i = 0; i < order; i++)
            {
                frame.Signed(side[i], 33);
            }

            if (type >= 32)
            {
                frame.Bits(3, 4).Signed(0, 5).Signed(2, 4).Signed(-1, 4);
            }

            // One part of plain 31-bit numbers.
            frame.Bits(1, 2).Bits(0, 4).Bits(31, 5).Bits(31, 5);
            for (int i = order; i < 16; i++)
            {
                long prediction = 0;
                for (int j = 0; j < order; j++)
                {
                    prediction += coefficients[j] * side[i - 1 - j];
                }

                frame.Signed(side[i] - prediction, 31);
            }
        }).ToArray();

        Assert.Equal(expected, Decode(file));
    }

    [Fact]
    public void Left_out_bits_are_put_back()
    {
        byte[] file = new FlacWriter().Head(Mono, 32)
            .Frame(new FrameSpec(), frame => frame.Bits(0, 1).Bits(0, 6).Bits(1, 1).Unary(4).Signed(-9, 11))
            .Frame(new FrameSpec { Number = 1 }, frame =>
            {
                frame.Bits(0, 1).Bits(1, 6).Bits(1, 1).Unary(14);
                for (int i = 0; i < 16; i++)
                {
                    frame.Bits((ulong)i & 1, 1);
                }
            }).ToArray();

        int[] expected = [.. Enumerable.Repeat(-9 * 32, 16), .. Enumerable.Range(0, 16).Select(i => i % 2 * -32_768)];
        Assert.Equal(expected, Decode(file));
    }

    [Fact]
    public void Frames_of_changing_size_are_numbered_by_their_first_sample()
    {
        (int Code, int Size)[] blocks =
            [(1, 192), (2, 576), (5, 4608), (6, 5), (7, 65_535), (8, 256), (12, 4096), (15, 32_768), (6, 1)];
        FlacWriter writer = new FlacWriter().Head(Mono, blocks.Sum(block => block.Size));
        long at = 0;
        foreach ((int code, int size) in blocks)
        {
            FrameSpec spec = new() { IsVariable = true, SizeCode = code, BlockSize = size, Number = at };
            writer.Frame(spec, frame => frame.Subframe(0).Signed(size / 2, 16));
            at += size;
        }

        Assert.Equal(blocks.SelectMany(block => Enumerable.Repeat(block.Size / 2, block.Size)), Decode(writer.ToArray()));
    }

    [Fact]
    public void Old_encoders_number_samples_without_saying_so()
    {
        byte[] file = new FlacWriter().Head(Mono, 48)
            .Frame(new FrameSpec(), frame => frame.Subframe(0).Signed(7, 16))
            .Frame(new FrameSpec { Number = 16, BlockSize = 32 }, frame => frame.Subframe(0).Signed(8, 16)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(7, 16), .. Enumerable.Repeat(8, 32)], Decode(file));
    }

    [Theory]
    [InlineData(0x7F)]
    [InlineData(0x80)]
    [InlineData(0x7FF)]
    [InlineData(0x800)]
    [InlineData(0xFFFF)]
    [InlineData(0x1_0000)]
    [InlineData(0x1F_FFFF)]
    [InlineData(0x20_0000)]
    [InlineData(0x3FF_FFFF)]
    [InlineData(0x400_0000)]
    [InlineData(0x7FFF_FFFF)]
    [InlineData(0x8000_0000)]
    [InlineData(0xF_FFFF_FFEF)]
    public void A_part_cut_from_a_longer_stream_begins_at_any_number(long number)
    {
        FrameSpec spec = new() { IsVariable = true, Number = number };
        byte[] file = new FlacWriter().Head(Mono, 32)
            .Frame(spec, frame => frame.Subframe(0).Signed(7, 16))
            .Frame(spec with { Number = number + 16 }, frame => frame.Subframe(0).Signed(8, 16)).ToArray();

        Assert.Equal([.. Enumerable.Repeat(7, 16), .. Enumerable.Repeat(8, 16)], Decode(file));
    }

    [Fact]
    public void Tags_in_front_and_anything_behind_are_passed_over()
    {
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 1, 2, .. new byte[130]];
        byte[] tagWithFooter = [.. "ID3"u8, 4, 0, 0x10, 0, 0, 0, 3, .. new byte[13]];
        byte[] file = SmallFile(16, frames: 2);

        int[] plain = Decode(file);

        Assert.Equal(plain, Decode([.. tag, .. tagWithFooter, .. file]));
        Assert.Equal(plain, Decode([.. file, .. "TAG"u8, .. new byte[125]]));
        Assert.Equal(plain, Decode([.. file, 0xFF, 0xF8, 1, 2, 3, 4, 5, 6]));
        Assert.Equal(plain, Decode([.. file, 0xFF]));
    }

    [Fact]
    public void Metadata_blocks_of_any_kind_and_size_are_passed_over()
    {
        FlacWriter writer = new FlacWriter().Head(Mono, 16, last: false);
        writer.Bits(0, 1).Bits(4, 7).Bits(0, 24);
        writer.Bits(0, 1).Bits(6, 7).Bits(100_000, 24).Bytes(new byte[100_000]);
        writer.Bits(1, 1).Bits(126, 7).Bits(5, 24).Bytes("fLaC!"u8);
        writer.Frame(new FrameSpec(), frame => frame.Subframe(0).Signed(-3, 16));

        Assert.Equal(Enumerable.Repeat(-3, 16), Decode(writer.ToArray()));
    }

    [Fact]
    public void A_stream_without_declared_length_ends_with_its_last_frame_or_with_a_tag()
    {
        byte[] file = SmallFile(16, frames: 3, declaresLength: false);

        using FlacSource source = new(new MemoryStream(file));

        Assert.Null(source.LengthFrames);
        Assert.Equal(48, TestSignal.ReadAll(source).Length);
        Assert.Equal(48, Decode([.. file, .. "TAG"u8, .. new byte[125]]).Length);
        Assert.Throws<AudioDataException>(() => Decode([.. file, 1, 2, 3]));
    }

    [Fact]
    public void The_stream_may_give_a_byte_at_a_time_and_is_closed_with_the_source()
    {
        byte[] file = SmallFile(16, frames: 5);
        DripStream drip = new(file);
        FlacSource source = new(drip);

        Assert.Equal(Decode(file), TestSignal.ReadAll(source));
        source.Dispose();
        Assert.False(drip.CanRead);

        MemoryStream open = new(file);
        new FlacSource(open, leaveOpen: true).Dispose();
        Assert.True(open.CanRead);
    }

    [Fact]
    public void A_failure_is_repeated_by_every_later_read()
    {
        byte[] file = SmallFile(16, frames: 2);
        file[^1] ^= 1;
        using FlacSource source = new(new MemoryStream(file));
        int[] room = new int[100];
        Assert.Equal(16, source.ReadIntegers(room));

        AudioDataException first = Assert.Throws<AudioDataException>(() => source.ReadIntegers(room));
        AudioDataException second = Assert.Throws<AudioDataException>(() => source.ReadIntegers(room));

        Assert.Equal(first.Message, second.Message);
    }

    [Fact]
    public void Floats_are_not_to_be_had() => Assert.Throws<InvalidOperationException>(
        () => new FlacSource(new MemoryStream(SmallFile(16, 1))).ReadFloats(new double[2]));

    [Fact]
    public void Nothing_is_allocated_once_the_first_frames_are_read()
    {
        using FlacSource source = new(new MemoryStream(SmallFile(4096, frames: 80)));
        int[] room = new int[4096];

        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 12; i++)
            {
                source.ReadIntegers(room);
            }
        }));
    }

    internal static int[] Decode(byte[] file)
    {
        using FlacSource source = new(new MemoryStream(file));
        return TestSignal.ReadAll(source);
    }

    /// <summary>Mono frames with a fixed predictor, and everything declared.</summary>
    internal static byte[] SmallFile(int blockSize, int frames, bool declaresLength = true)
    {
        int[] samples = TestSignal.Make("music", blockSize * frames, 1, 16);
        FlacWriter writer = new FlacWriter().Head(
            Mono, declaresLength ? samples.Length : 0, declaresLength ? FlacWriter.Md5(samples, 16) : null);
        for (int n = 0; n < frames; n++)
        {
            int[] block = samples[(n * blockSize)..((n + 1) * blockSize)];
            writer.Frame(new FrameSpec { BlockSize = blockSize, Number = n }, frame =>
            {
                frame.Subframe(10).Signed(block[0], 16).Signed(block[1], 16).Bits(0, 2).Bits(0, 4).Bits(9, 4);
                for (int i = 2; i < block.Length; i++)
                {
                    frame.Rice(block[i] - (2 * block[i - 1]) + block[i - 2], 9);
                }
            });
        }

        return writer.ToArray();
    }

    private sealed class DripStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1));

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1)]);
    }
}
