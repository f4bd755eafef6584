using System.Buffers.Binary;
using Redbook.Testing;

namespace Redbook.Audio.Tests;

public sealed class AudioFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(1, 8)]
    [InlineData(4, 5)]
    public void Compact_disc_samples_pass_bit_for_bit_whatever_the_block_sizes(int least, int most)
    {
        byte[] pcm = Signals.Noise(sectors: 30, seed: 4);
        AudioFile file = Open("a.wav", WavFile.Build(pcm));
        Random random = new(7);

        using PcmReader reader = file.OpenPcm();
        List<byte> all = [];
        byte[] block = new byte[20_000];
        int read;
        while ((read = reader.Read(block, 0, random.Next(least, most))) > 0)
        {
            all.AddRange(block.AsSpan(0, read));
            Assert.Equal(all.Count, reader.Position);
        }

        Assert.Equal(pcm, all);
        Assert.Equal(pcm.Length, reader.Length);
        Assert.Equal(pcm.Length / 4, reader.LengthSamples);
        Assert.False(reader.IsDithered || reader.IsResampled || reader.CanSeek || reader.CanWrite);
        Assert.Equal(0, reader.Read(block));
    }

    [Fact]
    public void Pipes_and_devices_are_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Programs.Run("mkfifo", _folder.PathOf("pipe.wav")).Succeeded();
        File.CreateSymbolicLink(_folder.PathOf("link.wav"), "pipe.wav");
        foreach (string path in (string[])[_folder.PathOf("pipe.wav"), _folder.PathOf("link.wav"), "/dev/zero"])
        {
            AudioDataException refused = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));
            Assert.Contains("is a pipe or a device", refused.Message, StringComparison.Ordinal);
            Assert.Equal(Audio.Tags.AudioTags.Empty, Audio.Tags.AudioTags.Read(path));
        }
    }

    [Fact]
    public void A_file_behind_a_link_that_has_changed_is_noticed()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string real = _folder.Write("real.wav", WavFile.Build(Signals.Noise(sectors: 30, seed: 4)));
        File.CreateSymbolicLink(_folder.PathOf("link.wav"), "real.wav");
        AudioFile file = AudioFile.Open(_folder.PathOf("link.wav"));
        File.WriteAllBytes(real, WavFile.Build(Signals.Noise(sectors: 31, seed: 4)));
        Assert.Throws<AudioDataException>(() => file.Scan(cancellation: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("flac-called.wav", AudioContainer.Flac)]
    [InlineData("flac-without-a-name", AudioContainer.Flac)]
    [Trait("Category", "Judge")]
    public void The_content_decides_and_not_the_name(string name, AudioContainer expected)
    {
        string wave = _folder.Write("in.wav", WavFile.Build(Signals.Sine(10, 440, 550)));
        Programs.Run("flac", "-s", "-o", _folder.PathOf("out.flac"), wave).Succeeded();
        File.Move(_folder.PathOf("out.flac"), _folder.PathOf(name));

        AudioFile file = AudioFile.Open(_folder.PathOf(name));

        Assert.Equal(expected, file.Info.Container);
        Assert.Equal(AudioFile.Open(wave).ReadIntegers(), file.ReadIntegers());
    }

    [Fact]
    public void A_wave_called_flac_is_a_wave() =>
        Assert.Equal(AudioContainer.Wave, Open("a.flac", WavFile.Build(new byte[400])).Info.Container);

    [Fact]
    public void A_scan_finds_length_peak_and_whether_the_samples_stay_as_they_are()
    {
        byte[] pcm = new byte[589 * 4];
        BinaryPrimitives.WriteInt16LittleEndian(pcm.AsSpan(100), -16_384);
        AudioFile file = Open("a.wav", WavFile.Build(pcm));

        AudioScan scan = file.Scan(cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(new AudioScan(589, 589, 0.5, FitsSixteenBits: true, IsBitExact: true), scan);
        Assert.Equal(2, scan.LengthSectors);
        Assert.Equal(589 * 4, scan.LengthBytes);
        Assert.Same(scan, file.LastScan);
    }

    [Theory]
    [InlineData(48_000, 48_000, 44_100)]
    [InlineData(48_000, 1, 1)]
    [InlineData(96_000, 96_001, 44_100)]
    [InlineData(22_050, 1000, 2000)]
    public void Other_rates_have_their_exact_length_before_and_after_a_scan(int rateHz, int frames, int expected)
    {
        AudioFile file = Open("a.wav", WavFile.Build(new byte[frames * 4], rateHz));

        using (PcmReader before = file.OpenPcm())
        {
            Assert.Equal(expected, before.LengthSamples);
            Assert.True(before.IsResampled);
        }

        Assert.Equal(expected, file.Scan(cancellation: TestContext.Current.CancellationToken).LengthSamples);
        using PcmReader reader = file.OpenPcm();
        using MemoryStream pcm = new();
        reader.CopyTo(pcm);
        Assert.Equal(expected * 4, pcm.Length);
    }

    [Fact]
    public void Sixteen_bits_in_a_wider_file_are_copied_once_a_scan_has_seen_them()
    {
        byte[] pcm = Signals.Noise(sectors: 5, seed: 5);
        byte[] wide = new byte[pcm.Length / 2 * 3];
        for (int i = 0; i < pcm.Length / 2; i++)
        {
            pcm.AsSpan(i * 2, 2).CopyTo(wide.AsSpan((i * 3) + 1));
        }

        AudioFile file = Open("a.wav", WavFile.Build(wide, bits: 24));
        Assert.True(file.Scan(cancellation: TestContext.Current.CancellationToken).IsBitExact);

        using PcmReader reader = file.OpenPcm();
        using MemoryStream copy = new();
        reader.CopyTo(copy);

        Assert.Equal(pcm, copy.ToArray());
        Assert.False(reader.IsDithered);
    }

    [Fact]
    public void Mono_goes_to_both_channels()
    {
        AudioFile file = Open("mono.wav", WavFile.Build([1, 0, 2, 0], channels: 1));

        using PcmReader reader = file.OpenPcm();
        byte[] pcm = new byte[100];

        Assert.Equal(8, reader.ReadAtLeast(pcm, 100, throwOnEndOfStream: false));
        Assert.Equal([1, 0, 1, 0, 2, 0, 2, 0], pcm[..8]);
    }

    [Fact]
    public void More_channels_are_refused_unless_a_downmix_is_asked_for()
    {
        string path = _folder.Write("six.wav", WavFile.Build(new byte[1200], channels: 6));

        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));
        Assert.Contains("6 channels", problem.Message, StringComparison.Ordinal);
        Assert.Contains("downmix", problem.Message, StringComparison.Ordinal);

        using PcmReader reader = AudioFile.Open(path, new AudioOptions { Downmix = true }).OpenPcm();
        Assert.Equal(100, reader.LengthSamples);
    }

    [Theory]
    [InlineData(16, PcmByteOrder.LittleEndian, true, "0102FF7F", new[] { 0x0201, 0x7FFF })]
    [InlineData(16, PcmByteOrder.BigEndian, true, "0102FF7F", new[] { 0x0102, -129 })]
    [InlineData(16, PcmByteOrder.LittleEndian, false, "00800000", new[] { 0, -32768 })]
    [InlineData(24, PcmByteOrder.BigEndian, false, "800001000000", new[] { 1, -8388608 })]
    [InlineData(32, PcmByteOrder.BigEndian, true, "80000000", new[] { int.MinValue })]
    [InlineData(8, PcmByteOrder.LittleEndian, false, "80FF00", new[] { 0, 127, -128 })]
    [InlineData(8, PcmByteOrder.LittleEndian, true, "80FF01", new[] { -128, -1, 1 })]
    public void Headerless_samples_are_read_as_declared(
        int bits, PcmByteOrder order, bool isSigned, string content, int[] expected)
    {
        RawPcmFormat raw = new() { Channels = 1, RateHz = 8000, BitsPerSample = bits, ByteOrder = order, IsSigned = isSigned };

        AudioFile file = Open("a.raw", Convert.FromHexString(content), new AudioOptions { RawPcm = raw });

        Assert.Equal(expected, file.ReadIntegers());
        Assert.Equal(new SampleFormat(8000, 1, bits), file.Info.Format);
        Assert.Equal(AudioContainer.RawPcm, file.Info.Container);
        Assert.Empty(file.Info.Notices);
    }

    [Fact]
    public void Headerless_floating_point_is_read_as_declared()
    {
        RawPcmFormat raw = new() { Channels = 1, BitsPerSample = 32, IsFloat = true };

        Assert.Equal(
            [-1.0], Open("a.raw", [0, 0, 0x80, 0xBF], new AudioOptions { RawPcm = raw }).ReadFloats());
    }

    [Fact]
    public void Headerless_samples_that_nobody_declared_are_refused_with_a_hint()
    {
        string path = _folder.Write("a.raw", Signals.Sine(5, 440, 550));

        Assert.Contains(
            "headerless PCM, say so",
            Assert.Throws<AudioDataException>(() => AudioFile.Open(path)).Message,
            StringComparison.Ordinal);
        Assert.Equal(
            5 * 588, AudioFile.Open(path, new AudioOptions { RawPcm = RawPcmFormat.CompactDisc }).Info.LengthFrames);
    }

    [Fact]
    public void A_file_with_a_header_that_is_declared_headerless_is_refused()
    {
        string path = _folder.Write("a.raw", WavFile.Build(new byte[400]));
        AudioOptions options = new() { RawPcm = RawPcmFormat.CompactDisc };

        Assert.Contains(
            "its content is a WAVE file",
            Assert.Throws<AudioDataException>(() => AudioFile.Open(path, options)).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 2, 16, false)]
    [InlineData(44_100, 0, 16, false)]
    [InlineData(44_100, 65, 16, false)]
    [InlineData(44_100, 2, 12, false)]
    [InlineData(44_100, 2, 16, true)]
    public void A_headerless_format_that_cannot_be_is_a_wrong_argument(int rateHz, int channels, int bits, bool isFloat)
    {
        string path = _folder.Write("a.raw", new byte[400]);
        RawPcmFormat raw = new() { RateHz = rateHz, Channels = channels, BitsPerSample = bits, IsFloat = isFloat };

        Assert.Throws<ArgumentException>(() => AudioFile.Open(path, new AudioOptions { RawPcm = raw }));
    }

    [Fact]
    public void A_folder_and_a_missing_file_are_told_apart()
    {
        AudioDataException folder = Assert.Throws<AudioDataException>(() => AudioFile.Open(_folder.Root));
        Assert.Contains("a folder", folder.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => AudioFile.Open(_folder.PathOf("none.wav")));
    }

    [Fact]
    public void A_scan_reports_how_far_it_is_and_can_be_cancelled()
    {
        AudioFile file = Open("a.wav", WavFile.Build(Signals.Noise(100, 1)));
        List<double> reports = [];

        file.Scan(new Reports(reports.Add), TestContext.Current.CancellationToken);

        Assert.True(reports.Count > 3);
        Assert.Equal(reports.Order(), reports);
        Assert.Equal(1.0, reports[^1]);

        using CancellationTokenSource cancelled = new();
        Assert.Throws<OperationCanceledException>(
            () => file.Scan(new Reports(_ => cancelled.Cancel()), cancelled.Token));
    }

    [Fact]
    public void Reading_on_allocates_nothing()
    {
        AudioFile file = Open("a.wav", WavFile.Build(Signals.Noise(600, 1), bits: 16));
        using PcmReader reader = file.OpenPcm();
        byte[] block = new byte[64 * 1024];

        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int i = 0; i < 3; i++)
            {
                reader.ReadExactly(block);
            }
        }));
    }

    private AudioFile Open(string name, byte[] content, AudioOptions? options = null) =>
        AudioFile.Open(_folder.Write(name, content), options);

    private sealed class Reports(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
