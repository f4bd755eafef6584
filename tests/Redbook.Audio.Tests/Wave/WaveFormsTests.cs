using System.Buffers.Binary;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Wave;

/// <summary>WAVE files as they should be.</summary>
public sealed class WaveFormsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // Each row: bits, stored bytes of two frames of one channel, the two samples.
    [Theory]
    [InlineData(8, "00FF", -128, 127)]                               // unsigned
    [InlineData(8, "8081", 0, 1)]
    [InlineData(16, "0080FF7F", -32768, 32767)]
    [InlineData(16, "FFFF0100", -1, 1)]
    [InlineData(24, "000080FFFF7F", -8388608, 8388607)]
    [InlineData(24, "FFFFFF010203", -1, 0x030201)]
    [InlineData(32, "00000080FFFFFF7F", int.MinValue, int.MaxValue)]
    [InlineData(20, "00008010FFFF", -524288, -15)]                   // 20 bits at the top of three bytes
    [InlineData(12, "0080F07F", -2048, 2047)]
    public void Integers_of_every_width_are_right_justified(int bits, string stored, int first, int second)
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1, bits: bits))
            .Chunk("data", Convert.FromHexString(stored))
            .ToArray();

        AudioFile file = Open(wave);

        Assert.Equal([first, second], file.ReadIntegers());
        Assert.Equal(new SampleFormat(44_100, 1, bits), file.Info.Format);
        Assert.Equal(2, file.Info.LengthFrames);
        Assert.Empty(file.Info.Notices);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(64)]
    public void Floating_point_keeps_its_values_beyond_full_scale_too(int bits)
    {
        double[] values = [0, 1, -1, 0.5, -1.5, 0.25];
        byte[] data = new byte[values.Length * bits / 8];
        for (int i = 0; i < values.Length; i++)
        {
            if (bits == 32)
            {
                BinaryPrimitives.WriteSingleLittleEndian(data.AsSpan(i * 4), (float)values[i]);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(data.AsSpan(i * 8), values[i]);
            }
        }

        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.WaveFormat(tag: 3, bits: bits, rate: 96_000, size: 18))
            .Chunk("fact", [3, 0, 0, 0])
            .Chunk("data", data)
            .ToArray();

        AudioFile file = Open(wave);

        Assert.Equal(new SampleFormat(96_000, 2, bits, IsFloat: true), file.Info.Format);
        Assert.Equal(values, file.ReadFloats());
    }

    [Theory]
    [InlineData(1, 24, 0, 24)]
    [InlineData(1, 24, 20, 20)]
    [InlineData(1, 32, 24, 24)]
    [InlineData(1, 16, 16, 16)]
    [InlineData(1, 16, 99, 16)]                                      // more valid bits than there are: the width counts
    public void The_extensible_form_says_how_many_bits_carry_signal(int subtype, int bits, int validBits, int expected)
    {
        byte[] data = new byte[bits / 8];
        data[^1] = 0x40;
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.ExtensibleFormat(subtype, channels: 1, bits: bits, validBits: validBits))
            .Chunk("data", data)
            .ToArray();

        AudioFile file = Open(wave);

        Assert.Equal(expected, file.Info.Format.BitsPerSample);
        Assert.Equal([1 << (expected - 2)], file.ReadIntegers());
    }

    [Fact]
    public void The_extensible_form_holds_floating_point_too()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("fmt ", ChunkBuilder.ExtensibleFormat(subtype: 3, channels: 1, bits: 32))
            .Chunk("data", [0, 0, 0x80, 0xBF])
            .ToArray();

        Assert.Equal([-1.0], Open(wave).ReadFloats());
    }

    [Fact]
    public void Chunks_come_in_any_order_and_unknown_ones_are_passed_over()
    {
        byte[] wave = ChunkBuilder.Wave()
            .Chunk("JUNK", new byte[28])
            .Chunk("bext", new byte[603])
            .Chunk("data", [1, 0, 2, 0])
            .Chunk("LIST", "INFOINAM\u0003\0\0\0ab\0\0"u8)
            .Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("xyz ", [1, 2, 3])
            .ToArray();

        AudioFile file = Open(wave);

        Assert.Equal([1, 2], file.ReadIntegers());
        Assert.Empty(file.Info.Notices);
    }

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void Sizes_beyond_four_gigabytes_come_from_the_ds64_chunk(string riff)
    {
        byte[] ds64 = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(ds64.AsSpan(8), 6);  // three frames; the chunk behind must not be read
        byte[] wave = ChunkBuilder.Wave(riff)
            .Chunk("ds64", ds64)
            .Chunk("fmt ", ChunkBuilder.WaveFormat(channels: 1))
            .Chunk("data", [1, 0, 2, 0, 3, 0], statedSize: uint.MaxValue)
            .Chunk("LIST", [9, 9, 9, 9])
            .ToArray(statedSize: uint.MaxValue);

        AudioFile file = Open(wave);

        Assert.Equal([1, 2, 3], file.ReadIntegers());
        Assert.Empty(file.Info.Notices);
        Assert.Equal(AudioContainer.Wave, file.Info.Container);
    }

    // RIFX; ffmpeg 5 takes its samples for little-endian ones.
    [Fact]
    public void The_big_endian_form_is_read()
    {
        byte[] format = [0, 1, 0, 1, 0, 0, 0xAC, 0x44, 0, 1, 0x58, 0x88, 0, 2, 0, 16];
        byte[] wave = new ChunkBuilder(isBigEndian: true).Form("RIFX", "WAVE")
            .Chunk("fmt ", format)
            .Chunk("data", [1, 2, 0xFF, 0xFE])
            .ToArray();

        AudioFile file = Open(wave);

        Assert.Equal([0x0102, -2], file.ReadIntegers());
        Assert.Empty(file.Info.Notices);
    }

    [Fact]
    public void A_file_beyond_four_gigabytes_has_its_whole_length()
    {
        const long frames = 1_200_000_000;                           // 4.8 GB, all of it a hole in the file
        byte[] ds64 = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(ds64.AsSpan(8), frames * 4);
        byte[] header = ChunkBuilder.Wave("RF64")
            .Chunk("ds64", ds64)
            .Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("data", [], statedSize: uint.MaxValue)
            .ToArray(statedSize: uint.MaxValue);
        string path = _folder.Write("large.wav", header);
        using (FileStream stream = File.OpenWrite(path))
        {
            stream.SetLength(header.Length + (frames * 4));
        }

        AudioFile file = AudioFile.Open(path);

        Assert.Equal(frames, file.Info.LengthFrames);
        Assert.Empty(file.Info.Notices);
    }

    [Fact]
    public void A_plain_file_passes_sample_by_sample()
    {
        byte[] pcm = Signals.Noise(sectors: 20, seed: 1);

        AudioFile file = Open(WavFile.Build(pcm));

        Assert.True(file.Info.IsCompactDiscFormat);
        Assert.Equal(pcm.Length / 4, file.Info.LengthFrames);
        Assert.Equal(TimeSpan.FromSeconds(20 / 75.0), file.Info.Duration);
        int[] samples = file.ReadIntegers();
        for (int i = 0; i < samples.Length; i++)
        {
            Assert.Equal(BinaryPrimitives.ReadInt16LittleEndian(pcm.AsSpan(i * 2)), samples[i]);
        }
    }

    private AudioFile Open(byte[] content) => AudioFile.Open(_folder.Write("file.wav", content));
}
