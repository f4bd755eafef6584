using System.Buffers.Binary;
using Redbook.Audio.Aiff;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Aiff;

public sealed class AiffTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(8, "80FF017F", new[] { -128, -1, 1, 127 })]          // signed, unlike WAVE
    [InlineData(16, "8000FFFF00017FFF", new[] { -32768, -1, 1, 32767 })]
    [InlineData(24, "8000007FFFFF", new[] { -8388608, 8388607 })]
    [InlineData(32, "800000007FFFFFFF", new[] { int.MinValue, int.MaxValue })]
    [InlineData(12, "80007FF0", new[] { -2048, 2047 })]              // left-justified in whole bytes
    public void Big_endian_integers_of_every_width_are_right_justified(int bits, string stored, int[] expected)
    {
        byte[] data = Convert.FromHexString(stored);
        uint frames = (uint)expected.Length;
        byte[] aiff = ChunkBuilder.Aiff()
            .Chunk("COMM", ChunkBuilder.AiffCommon(frames, channels: 1, bits: bits))
            .Chunk("SSND", ChunkBuilder.AiffSound(data))
            .ToArray();

        AudioFile file = Open(aiff);

        Assert.Equal(expected, file.ReadIntegers());
        Assert.Equal(new SampleFormat(44_100, 1, bits), file.Info.Format);
        Assert.Equal(AudioContainer.Aiff, file.Info.Container);
        Assert.Empty(file.Info.Notices);
    }

    [Theory]
    [InlineData("NONE", 16, "0102", 0x0102)]
    [InlineData("twos", 16, "0102", 0x0102)]
    [InlineData("sowt", 16, "0102", 0x0201)]
    [InlineData("sowt", 24, "010203", 0x030201)]
    [InlineData("in24", 24, "010203", 0x010203)]
    [InlineData("in32", 32, "01020304", 0x01020304)]
    [InlineData("raw ", 8, "81", 1)]
    public void The_types_of_aifc_that_mean_plain_samples_are_read(string type, int bits, string stored, int expected)
    {
        byte[] aiff = ChunkBuilder.Aiff("AIFC")
            .Chunk("FVER", [0xA2, 0x80, 0x51, 0x40])
            .Chunk("COMM", ChunkBuilder.AiffCommon(1, channels: 1, bits: bits, type: type))
            .Chunk("SSND", ChunkBuilder.AiffSound(Convert.FromHexString(stored)))
            .ToArray();

        Assert.Equal([expected], Open(aiff).ReadIntegers());
    }

    [Theory]
    [InlineData("fl32")]
    [InlineData("FL32")]
    [InlineData("fl64")]
    [InlineData("FL64")]
    public void Floating_point_is_read_big_endian(string type)
    {
        bool isDouble = type.EndsWith("64", StringComparison.Ordinal);
        byte[] data = new byte[isDouble ? 8 : 4];
        if (isDouble)
        {
            BinaryPrimitives.WriteDoubleBigEndian(data, -1.25);
        }
        else
        {
            BinaryPrimitives.WriteSingleBigEndian(data, -1.25f);
        }

        byte[] aiff = ChunkBuilder.Aiff("AIFC")
            .Chunk("COMM", ChunkBuilder.AiffCommon(1, channels: 1, bits: isDouble ? 64 : 32, type: type))
            .Chunk("SSND", ChunkBuilder.AiffSound(data))
            .ToArray();

        Assert.Equal([-1.25], Open(aiff).ReadFloats());
    }

    // Known values of the 80-bit extended format.
    [Theory]
    [InlineData("400EAC44000000000000", 44_100)]
    [InlineData("400EBB80000000000000", 48_000)]
    [InlineData("400FBB80000000000000", 96_000)]
    [InlineData("400BFA00000000000000", 8_000)]
    [InlineData("3FFF8000000000000000", 1)]
    [InlineData("C00EAC44000000000000", -44_100)]
    [InlineData("00000000000000000000", 0)]
    public void The_rate_is_an_80_bit_number(string bytes, double expected) =>
        Assert.Equal(expected, AiffCommon.ReadExtended(Convert.FromHexString(bytes)));

    [Fact]
    public void Samples_begin_behind_the_offset_and_odd_chunks_are_padded_or_not()
    {
        foreach (bool padded in new[] { true, false })
        {
            byte[] aiff = ChunkBuilder.Aiff()
                .Chunk("NAME", "odd"u8, padded: padded)
                .Chunk("SSND", ChunkBuilder.AiffSound([0, 7, 0, 8], offset: 5), padded: padded)
                .Chunk("COMM", ChunkBuilder.AiffCommon(2, channels: 1))
                .ToArray();

            Assert.Equal([7, 8], Open(aiff).ReadIntegers());
        }
    }

    [Theory]
    [InlineData("frames-fewer-than-data.aiff", 2u, null, 2, 0)]
    [InlineData("frames-more-than-data.aiff", 9u, null, 3, 1)]
    [InlineData("frames-zero.aiff", 0u, null, 3, 1)]
    [InlineData("sound-size-larger-than-file.aiff", 3u, 4000u, 3, 1)]
    [InlineData("sound-size-zero.aiff", 3u, 0u, 3, 1)]
    public void Lengths_that_disagree_are_settled_by_what_is_there(
        string name, uint frames, uint? soundSize, int expected, int notices)
    {
        byte[] aiff = ChunkBuilder.Aiff()
            .Chunk("COMM", ChunkBuilder.AiffCommon(frames, channels: 1))
            .Chunk("SSND", ChunkBuilder.AiffSound([0, 1, 0, 2, 0, 3]), soundSize)
            .ToArray();

        AudioFile file = Open(aiff, name);

        Assert.Equal(expected, file.ReadIntegers().Length);
        Assert.Equal(notices, file.Info.Notices.Count);
    }

    [Theory]
    [InlineData("no-channels.aiff", 0, 16, "400EAC44000000000000", "0 channels")]
    [InlineData("bits-0.aiff", 2, 0, "400EAC44000000000000", "0 bits")]
    [InlineData("bits-33.aiff", 2, 33, "400EAC44000000000000", "33 bits")]
    [InlineData("rate-negative.aiff", 2, 16, "C00EAC44000000000000", "-44100 Hz")]
    [InlineData("rate-infinite.aiff", 2, 16, "7FFF8000000000000000", "Hz")]
    public void A_header_that_makes_no_sense_is_refused(string name, int channels, int bits, string rate, string message)
    {
        byte[] aiff = ChunkBuilder.Aiff()
            .Chunk("COMM", ChunkBuilder.AiffCommon(1, channels, bits, rate))
            .Chunk("SSND", ChunkBuilder.AiffSound(new byte[16]))
            .ToArray();

        Refused(aiff, message, name);
    }

    [Fact]
    public void A_file_that_ends_before_both_of_its_lengths_is_cut_off()
    {
        byte[] aiff = ChunkBuilder.Aiff()
            .Chunk("COMM", ChunkBuilder.AiffCommon(frames: 100, channels: 1))
            .Chunk("SSND", ChunkBuilder.AiffSound(new byte[120]), statedSize: 208)
            .ToArray();
        string path = _folder.Write("cut-off.aiff", aiff);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));

        Assert.Contains("60 of 100 sample frames", problem.Message, StringComparison.Ordinal);
        Assert.Equal(aiff.Length, problem.BytePosition);
    }

    [Fact]
    public void Missing_and_short_chunks_are_refused()
    {
        byte[] common = ChunkBuilder.AiffCommon(1);
        Refused(ChunkBuilder.Aiff().Chunk("SSND", new byte[16]).ToArray(), "no 'COMM' chunk", "no-comm.aiff");
        Refused(ChunkBuilder.Aiff().Chunk("COMM", common).ToArray(), "no 'SSND' chunk", "no-ssnd.aiff");
        Refused(ChunkBuilder.Aiff().Chunk("COMM", new byte[16]).ToArray(), "16 bytes", "comm-16-bytes.aiff");
        Refused(
            ChunkBuilder.Aiff().Chunk("COMM", common).Chunk("SSND", [0, 0, 0, 9, 0, 0, 0, 0, 1, 2]).ToArray(),
            "behind its own end",
            "ssnd-offset-9.aiff");
    }

    [Fact]
    public void Mutated_files_give_samples_or_the_one_exception()
    {
        Random random = new(21);
        byte[] seed = ChunkBuilder.Aiff("AIFC")
            .Chunk("NAME", "odd"u8)
            .Chunk("COMM", ChunkBuilder.AiffCommon(8, type: "sowt"))
            .Chunk("SSND", ChunkBuilder.AiffSound(new byte[32], offset: 3))
            .ToArray();
        int rounds = TestLength.Rounds(shortCount: 2_000, longCount: 200_000);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = (byte[])seed.Clone();
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                file[random.Next(12, file.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            Array.Resize(ref file, random.Next(4) == 0 ? random.Next(12, file.Length) : file.Length);
            Mutations.SurviveAsAiff(file, round);
        }
    }

    private AudioFile Open(byte[] content, string name = "file.aiff") =>
        AudioFile.Open(_folder.Write(name, content));

    private void Refused(byte[] content, string message, string name)
    {
        string path = _folder.Write(name, content);
        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(path, problem.Path);
    }
}
