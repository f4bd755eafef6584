using Redbook.Audio.Flac;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Flac;

/// <summary>Damaged, truncated and hostile files: an error with a position, never wrong samples.</summary>
public sealed class FlacDamageTests
{
    private const int HeadBytes = 42;       // marker and STREAMINFO

    private static readonly SampleFormat Mono = new(44_100, 1, 16);

    [Fact]
    public void Every_single_bit_that_flips_is_noticed_or_harmless()
    {
        byte[] file = FlacSourceTests.SmallFile(64, frames: 3);
        int[] sound = FlacSourceTests.Decode(file);
        int noticed = 0;
        for (int bit = 0; bit < file.Length * 8; bit++)
        {
            byte[] damaged = (byte[])file.Clone();
            damaged[bit / 8] ^= (byte)(0x80 >> (bit % 8));
            if (!TryDecode(damaged, out int[] samples))
            {
                noticed++;
            }
            else
            {
                // Block and frame sizes in STREAMINFO are hints; with an MD5 of zeros there is nothing to compare.
                Assert.InRange(bit / 8, 8, 17);
                Assert.Equal(sound, samples);
            }
        }

        Assert.Equal((file.Length - 10) * 8, noticed);
    }

    [Fact]
    public void A_file_cut_anywhere_is_an_error_at_the_cut()
    {
        byte[] file = FlacSourceTests.SmallFile(64, frames: 3);
        for (int length = 0; length < file.Length; length++)
        {
            AudioDataException failure = Assert.Throws<AudioDataException>(
                () => FlacSourceTests.Decode(file[..length]));
            Assert.InRange(failure.BytePosition!.Value, 0, length);
        }
    }

    [Fact]
    public void A_stream_of_unknown_length_cut_within_a_frame_is_an_error()
    {
        byte[] file = FlacSourceTests.SmallFile(64, frames: 3, declaresLength: false);
        int wholeFrames = 0;
        for (int length = HeadBytes; length < file.Length; length++)
        {
            wholeFrames += TryDecode(file[..length], out int[] samples) ? 1 : 0;
            Assert.Equal(0, samples.Length % 64);
        }

        // Only a cut between two frames looks like an end, and the empty stream.
        Assert.Equal(3, wholeFrames);
    }

    [Fact]
    public void A_frame_that_is_missing_or_doubled_is_noticed_without_length_and_MD5()
    {
        byte[] file = FlacSourceTests.SmallFile(64, frames: 3, declaresLength: false);
        int first = IndexOfFrame(file, HeadBytes);
        int second = IndexOfFrame(file, first + 2);
        int third = IndexOfFrame(file, second + 2);

        Assert.False(TryDecode([.. file[..second], .. file[third..]], out _));
        Assert.False(TryDecode([.. file[..third], .. file[second..]], out _));
    }

    public static TheoryData<string> Mistakes => [.. Broken().Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_is_named(string problem)
    {
        AudioDataException failure = Assert.Throws<AudioDataException>(
            () => FlacSourceTests.Decode(Broken()[problem]));

        Assert.Contains(problem, failure.Problem, StringComparison.Ordinal);
        Assert.NotNull(failure.BytePosition);
        Assert.Contains("a.flac, at byte", failure.WithPath("a.flac").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Mutated_files_give_samples_or_the_one_exception()
    {
        byte[][] seeds =
        [
            FlacSourceTests.SmallFile(64, frames: 3),
            FlacSourceTests.SmallFile(700, frames: 2, declaresLength: false),
            .. RichFiles(),
        ];
        Random random = new(20_241);
        int rounds = TestLength.Rounds(6_000, 400_000);
        int sound = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = (byte[])seeds[random.Next(seeds.Length)].Clone();
            Mutate(ref file, random);
            sound += TryDecode(file, out _) ? 1 : 0;
        }

        Assert.InRange(sound, 0, rounds - 1);
    }

    [Fact]
    public void Any_bits_after_a_sound_frame_header_give_samples_or_the_one_exception()
    {
        // The header's checksum is right, so that the decoders of subframes see what follows.
        Random random = new(7);
        int rounds = TestLength.Rounds(20_000, 600_000);
        int[] widths = [4, 8, 12, 16, 20, 24, 31, 32];
        for (int round = 0; round < rounds; round++)
        {
            int channels = random.Next(1, 4);
            SampleFormat format = new(44_100, channels, widths[random.Next(widths.Length)]);
            FrameSpec spec = new()
            {
                BlockSize = random.Next(1, 300),
                ChannelCode = channels == 2 ? random.Next(8, 11) : channels - 1,
                BitsCode = 0,
            };
            byte[] noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            int zeros = random.Next(noise.Length + 1);
            noise.AsSpan(zeros, random.Next(noise.Length - zeros + 1)).Clear();
            byte[] file = new FlacWriter().Head(format, spec.BlockSize).Frame(spec, frame =>
            {
                int[] types = [0, 1, 8, 9, 10, 11, 12, 32, 33, 39, 43, 63];
                frame.Bits(0, 1).Bits((ulong)types[random.Next(types.Length)], 6).Bits(0, 1).Bytes(noise);
            }).ToArray();

            TryDecode(file, out _);
        }
    }

    [Fact]
    public void A_file_that_promises_much_does_not_take_memory_for_it()
    {
        byte[] file = new FlacWriter().Head(new SampleFormat(44_100, 8, 32), (1L << 36) - 1)
            .Frame(
                new FrameSpec { BlockSize = 65_535, ChannelCode = 7, BitsCode = 7 },
                frame =>
                {
                    for (int channel = 0; channel < 8; channel++)
                    {
                        frame.Subframe(0).Bits(0, 32);
                    }
                })
            .ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();
        using FlacSource source = new(new MemoryStream(file));
        int[] room = new int[8];
        Assert.Equal(1, source.ReadIntegers(room));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 << 20);
    }

    private static Dictionary<string, byte[]> Broken()
    {
        byte[] sound = FlacSourceTests.SmallFile(64, frames: 2);
        byte[] Frame(FrameSpec spec, Action<FlacWriter> subframes) =>
            new FlacWriter().Head(Mono, 16).Frame(spec, subframes).ToArray();
        byte[] Body(Action<FlacWriter> subframe) => Frame(new FrameSpec(), subframe);
        byte[] Edit(int at, params byte[] bytes)
        {
            byte[] file = (byte[])sound.Clone();
            bytes.CopyTo(file, at);
            return file;
        }

        FlacWriter one = new FlacWriter().Head(Mono, 32);
        one.Frame(new FrameSpec(), frame => frame.Subframe(0).Signed(1, 16));
        return new Dictionary<string, byte[]>
        {
            ["the FLAC marker is missing"] = Edit(0, 0x66, 0x4C, 0x61, 0x44),
            ["the first FLAC metadata block is not STREAMINFO"] = Edit(4, 0x84),
            ["a second STREAMINFO block follows"] =
                new FlacWriter().Head(Mono, 16, last: false).Bits(0x80_00_00_22, 32).Bytes(new byte[34]).ToArray(),
            ["has the forbidden type 127"] = new FlacWriter().Head(Mono, 16, last: false).Bits(127, 8).Bits(0, 24).ToArray(),
            ["the STREAMINFO block has 33 bytes"] = Edit(7, 33),
            ["STREAMINFO declares 0 Hz"] = new FlacWriter().Head(Mono with { RateHz = 0 }, 16).ToArray(),
            ["and 3 bits"] = new FlacWriter().Head(Mono with { BitsPerSample = 3 }, 16).ToArray(),
            ["the FLAC stream ends in its metadata"] =
                new FlacWriter().Head(Mono, 16, last: false).Bits(1, 8).Bits(0xFF_FFFF, 24).Bits(0, 32).ToArray(),
            ["there is no FLAC frame where the next one must begin"] = Edit(HeadBytes, 0x00),
            ["a FLAC frame's header is damaged"] = Frame(new FrameSpec { RateCode = 15 }, _ => { }),
            ["the checksum of a FLAC frame's header"] = Edit(HeadBytes + 4, 0x05),
            ["the checksum of a FLAC frame does not match its content"] = Edit(sound.Length - 2, 0, 0),
            ["a FLAC frame of 48000 Hz"] = Frame(new FrameSpec { RateCode = 10 }, _ => { }),
            ["24 bit, 1 channels lies in a stream"] = Frame(new FrameSpec { BitsCode = 6 }, _ => { }),
            ["16 bit, 2 channels lies in a stream"] = Frame(new FrameSpec { ChannelCode = 10 }, _ => { }),
            ["one more than FLAC allows"] = Frame(new FrameSpec { BlockSize = 65_536 }, _ => { }),
            ["does not begin with a zero bit"] = Body(frame => frame.Bits(1, 1).Bits(0, 7)),
            ["reserved type 2"] = Body(frame => frame.Subframe(2)),
            ["reserved type 13"] = Body(frame => frame.Subframe(13)),
            ["reserved type 31"] = Body(frame => frame.Subframe(31)),
            ["leaves out all bits"] = Body(frame => frame.Bits(0, 7).Bits(1, 1).Unary(15)),
            ["a FLAC predictor is longer than its block"] = Frame(
                new FrameSpec { BlockSize = 4 }, frame => frame.Subframe(63).Bytes(new byte[100])),
            ["forbidden precision code 15"] = Body(frame => frame.Subframe(32).Signed(0, 16).Bits(15, 4)),
            ["negative shift"] = Body(frame => frame.Subframe(32).Signed(0, 16).Bits(3, 4).Signed(-1, 5)),
            ["reserved coding method"] = Body(frame => frame.Subframe(8).Bits(2, 2)),
            ["divided into parts that do not fit"] = Body(frame => frame.Subframe(8).Bits(0, 2).Bits(5, 4)),
            ["larger than 32 bits"] = Body(
                frame => frame.Subframe(8).Bits(1, 2).Bits(0, 4).Bits(30, 5).Bytes(new byte[20])),
            ["wider than the stream declares"] = Body(frame =>
            {
                frame.Subframe(9).Signed(32_767, 16).Bits(0, 2).Bits(0, 4).Bits(0, 4);
                for (int i = 1; i < 16; i++)
                {
                    frame.Rice(1, 0);
                }
            }),
            ["has number 2 where 1 must follow"] = one.Frame(
                new FrameSpec { Number = 2 }, frame => frame.Subframe(0).Signed(1, 16)).ToArray(),
            ["declares 128 samples but ends after 64"] = sound[..IndexOfFrame(sound, HeadBytes + 2)],
            ["declares 100 samples but holds more"] = Edit(HeadBytes - 17, 100),
            ["declares 64 samples but holds more"] = Edit(HeadBytes - 17, 64),
            ["do not match the MD5"] = Edit(HeadBytes - 1, (byte)(sound[HeadBytes - 1] ^ 1)),
        };
    }

    private static IEnumerable<byte[]> RichFiles()
    {
        // Two channels, linear predictors of several orders, both residual codings.
        foreach ((int order, int channelCode) in (List<(int, int)>)[(1, 8), (5, 9), (9, 10), (12, 1), (32, 10)])
        {
            FrameSpec spec = new() { BlockSize = 128, ChannelCode = channelCode };
            Random random = new(order);
            yield return new FlacWriter().Head(new SampleFormat(44_100, 2, 16), 128).Frame(spec, frame =>
            {
                for (int channel = 0; channel < 2; channel++)
                {
                    int width = (channelCode, channel) is (8, 1) or (9, 0) or (10, 1) ? 17 : 16;
                    frame.Subframe(31 + order);
                    for (int i = 0; i < order; i++)
                    {
                        frame.Signed(random.Next(-100, 100), width);
                    }

                    frame.Bits(13, 4).Signed(13, 5);
                    for (int i = 0; i < order; i++)
                    {
                        frame.Signed(random.Next(-900, 900), 14);
                    }

                    frame.Bits((ulong)channel, 2).Bits(1, 4);
                    for (int part = 0; part < 2; part++)
                    {
                        frame.Bits(4, channel == 0 ? 4 : 5);
                        for (int i = part == 0 ? order : 0; i < 64; i++)
                        {
                            frame.Rice(random.Next(-40, 40), 4);
                        }
                    }
                }
            }).ToArray();
        }
    }

    private static void Mutate(ref byte[] file, Random random)
    {
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int at = random.Next(file.Length);
            int length = random.Next(1, Math.Min(20, file.Length - at + 1));
            switch (random.Next(6))
            {
                case 0:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    random.NextBytes(file.AsSpan(at, length));
                    break;
                case 2:
                    file.AsSpan(at, length).Fill((byte)(random.Next(2) * 255));
                    break;
                case 3 when file.Length > 60:
                    file = [.. file[..at], .. file[(at + length)..]];
                    break;
                case 4:
                    file = [.. file[..at], .. file[at..(at + length)], .. file[at..]];
                    break;
                default:
                    file = file[..Math.Max(at, 1)];
                    break;
            }
        }
    }

    private static bool TryDecode(byte[] file, out int[] samples)
    {
        List<int> all = [];
        try
        {
            using FlacSource source = new(new MemoryStream(file));
            int[] room = new int[1024 * source.Format.Channels];
            int frames;
            while ((frames = source.ReadIntegers(room)) > 0)
            {
                all.AddRange(room.AsSpan(0, frames * source.Format.Channels));
            }

            return true;
        }
        catch (AudioDataException)
        {
            return false;
        }
        finally
        {
            samples = [.. all];
        }
    }

    private static int IndexOfFrame(byte[] file, int from) =>
        from + file.AsSpan(from).IndexOf<byte>([0xFF, 0xF8]);
}
