using System.Buffers.Binary;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Wave;

/// <summary>WAVE files as recorders, crashes and careless programs leave them: one tiny file for each mistake.</summary>
public sealed class WaveDamageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("data-size-zero.wav", 0u, "interrupted")]
    [InlineData("data-size-ffffffff.wav", uint.MaxValue, "does not say how long")]
    [InlineData("data-size-larger-than-file.wav", 4000u, "promises 4000 bytes")]
    public void A_wrong_data_size_is_read_to_the_end_with_a_notice(string name, uint statedSize, string notice)
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("data", [1, 0, 2, 0, 3, 0], statedSize)
            .ToArray();

        AudioFile file = Open(name, wave);

        Assert.Equal([1, 2, 3], file.ReadIntegers());
        Assert.Contains(notice, Assert.Single(file.Info.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void An_honest_empty_data_chunk_with_another_behind_it_is_no_unfinished_one()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("data", [])
            .Chunk("LIST", "INFO"u8)
            .ToArray();

        Refused("data-empty-then-list.wav", wave, "no samples");
    }

    [Fact]
    public void Data_that_ends_before_the_file_does_stops_at_its_size()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("data", [1, 0, 2, 0])
            .Raw([0x00, 0x01, 0xFE, 0xFF, 0x00, 0x00, 0x07, 0x08, 0x09, 0x0A])
            .ToArray();

        AudioFile file = Open("junk-after-data.wav", wave);

        Assert.Equal([1, 2], file.ReadIntegers());
        Assert.Contains("10 bytes after the last chunk", Assert.Single(file.Info.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_riff_size_is_of_no_consequence()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("data", [1, 0])
            .ToArray(statedSize: 7);

        Assert.Equal([1], Open("riff-size-7.wav", wave).ReadIntegers());
    }

    // 'LIST' of odd size, then 'data' one byte early; with 44h as the size's low byte the shifted identifier "ataD"
    // would be printable.
    [Theory]
    [InlineData(0x44)]
    [InlineData(0x10)]
    public void An_odd_chunk_without_its_pad_byte_is_found_out(int dataBytes)
    {
        byte[] samples = new byte[dataBytes];
        samples[0] = 5;
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("LIST", "INFO!"u8, padded: false)
            .Chunk("data", samples)
            .ToArray();

        AudioFile file = Open("odd-chunk-without-pad.wav", wave);

        Assert.Equal(5, file.ReadIntegers()[0]);
        Assert.Equal(dataBytes / 2, file.Info.LengthFrames);
        Assert.Contains("pad byte", Assert.Single(file.Info.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_whole_frame_are_left_out_with_a_notice()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("data", [1, 0, 2, 0, 3, 0, 4])
            .ToArray();

        AudioFile file = Open("data-not-whole-frames.wav", wave);

        Assert.Equal([1, 2], file.ReadIntegers());
        Assert.Contains("last 3 bytes", Assert.Single(file.Info.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_byte_rate_is_a_notice()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(bytesPerSecond: 12))
            .Chunk("data", [1, 0, 2, 0])
            .ToArray();

        Assert.Contains(
            "12 bytes per second",
            Assert.Single(Open("byte-rate-12.wav", wave).Info.Notices),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Second_chunks_of_a_kind_do_not_count()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 2, bits: 24))
            .Chunk("data", [1, 0])
            .Chunk("data", [2, 0])
            .ToArray();

        AudioFile file = Open("two-of-each.wav", wave);

        Assert.Equal([1], file.ReadIntegers());
        Assert.Equal(2, file.Info.Notices.Count);
    }

    [Theory]
    [InlineData("block-align-6-for-24-bit-stereo-says-8.wav", 24, 2, 44_100, 8, "contradicts itself")]
    [InlineData("block-align-0.wav", 16, 2, 44_100, 0, "contradicts itself")]
    [InlineData("no-channels.wav", 16, 0, 44_100, 4, "0 channels")]
    [InlineData("rate-0.wav", 16, 2, 0, 4, "0 Hz")]
    [InlineData("rate-negative.wav", 16, 2, -1, 4, "4294967295 Hz")]
    [InlineData("bits-0.wav", 0, 2, 44_100, 0, "0 bits")]
    [InlineData("bits-40.wav", 40, 2, 44_100, 10, "40 bits")]
    public void A_header_that_makes_no_sense_is_refused(
        string name, int bits, int channels, int rate, int blockAlign, string message)
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: channels, rate: rate, bits: bits, blockAlign: blockAlign))
            .Chunk("data", new byte[16])
            .ToArray();

        Refused(name, wave, message);
    }

    [Fact]
    public void Floating_point_of_16_bits_is_refused() => Refused(
        "float-16.wav",
        ChunkBuilder.Wave().Chunk("fmt ", ChunkBuilder.WaveFormat(tag: 3)).Chunk("data", new byte[8]).ToArray(),
        "16 bits floating point");

    [Fact]
    public void A_file_without_a_format_is_refused() => Refused(
        "no-fmt.wav", ChunkBuilder.Wave().Chunk("data", new byte[8]).ToArray(), "no 'fmt ' chunk");

    [Fact]
    public void A_format_that_is_too_short_is_refused_at_its_place()
    {
        byte[] wave = ChunkBuilder.Wave().Chunk("fmt ", new byte[14]).Chunk("data", new byte[8]).ToArray();

        Assert.Equal(20, Refused("fmt-14-bytes.wav", wave, "14 bytes").BytePosition);
    }

    [Fact]
    public void A_file_without_samples_is_refused_at_its_end()
    {
        byte[] wave = ChunkBuilder.Wave().Chunk("fmt ", ChunkBuilder.WaveFormat()).ToArray();

        Assert.Equal(wave.Length, Refused("no-data.wav", wave, "no 'data' chunk").BytePosition);
    }

    [Fact]
    public void A_sample_that_is_not_a_number_is_found_at_its_place()
    {
        byte[] data = new byte[4 * 3000];
        BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(4 * 2500), float.NaN);
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(tag: 3, channels: 1, bits: 32))
            .Chunk("data", data)
            .ToArray();
        AudioFile file = Open("float-nan.wav", wave);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => file.ReadFloats());

        Assert.Equal(44 + (4 * 2500), problem.BytePosition);
        Assert.Equal(file.Info.Path, problem.Path);
    }

    [Fact]
    public void A_file_that_changes_after_it_was_opened_is_refused()
    {
        AudioFile file = Open("changing.wav", WavFile.Build(new byte[400]));
        File.WriteAllBytes(file.Info.Path, WavFile.Build(new byte[200]));

        Assert.Contains(
            "has changed", Assert.Throws<AudioDataException>(() => file.OpenSamples()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_shrinks_while_it_is_read_is_an_error_and_no_silence()
    {
        AudioFile file = Open("shrinking.wav", WavFile.Build(new byte[400_000]));
        using SampleSource source = file.OpenSamples();
        Assert.NotEqual(0, source.ReadIntegers(new int[2000]));
        File.WriteAllBytes(file.Info.Path, new byte[100_000]);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => source.ReadAllIntegers());

        Assert.Equal(100_000, problem.BytePosition);
    }

    // Any bytes behind a WAVE start: a value or the one exception, and never more samples than the file has bytes.
    [Fact]
    public void Mutated_files_give_samples_or_the_one_exception()
    {
        Random random = new(20);
        byte[][] seeds =
        [
            ChunkBuilder.Wave().Chunk("LIST", "INFO!"u8).Chunk("fmt ", ChunkBuilder.WaveFormat())
                .Chunk("data", new byte[64]).ToArray(),
            ChunkBuilder.Wave("RF64").Chunk("ds64", new byte[28]).Chunk("fmt ", ChunkBuilder.ExtensibleFormat(bits: 24))
                .Chunk("data", new byte[66], statedSize: uint.MaxValue).Chunk("id3 ", [1]).ToArray(),
        ];
        int rounds = TestLength.Rounds(shortCount: 2_000, longCount: 200_000);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = (byte[])seeds[random.Next(seeds.Length)].Clone();
            for (int change = random.Next(1, 5); change > 0; change--)
            {
                file[random.Next(12, file.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            Array.Resize(ref file, random.Next(4) == 0 ? random.Next(12, file.Length) : file.Length);
            Mutations.SurviveAsWave(file, round);
        }
    }

    private AudioFile Open(string name, byte[] content) => AudioFile.Open(_folder.Write(name, content));

    private AudioDataException Refused(string name, byte[] content, string message)
    {
        string path = _folder.Write(name, content);
        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(path, problem.Path);
        return problem;
    }
}
