using System.Buffers.Binary;
using System.Globalization;
using Redbook.Testing;

namespace FirstLight.Tests;

public sealed class AlbumTests
{
    private const long MaxAlbumBytes = 12_000_000;

    private static readonly string Folder = Repository.PathOf("samples", "first-light");
    private static readonly Dictionary<int, Lazy<byte[]>> Rendered =
        Album.Tracks.ToDictionary(track => track.Number, track => new Lazy<byte[]>(track.Render));

    public static TheoryData<int> Numbers => [.. Album.Tracks.Select(track => track.Number)];

    public static TheoryData<int> FlacNumbers =>
        [.. Album.Tracks.Where(track => track.Format is SampleFormat.Flac).Select(track => track.Number)];

    public static TheoryData<int> UncompressedNumbers =>
        [.. Album.Tracks.Where(track => track.Format is not SampleFormat.Flac).Select(track => track.Number)];

    [Fact]
    public void The_folder_holds_the_album_and_nothing_else_and_names_sort_in_playing_order()
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(Folder).Select(path => Path.GetFileName(path)!)];
        Array.Sort(names, StringComparer.Ordinal);

        Assert.Equal(Album.Tracks.Select(track => track.FileName), names);
        Assert.True(Directory.EnumerateFiles(Folder).Sum(path => new FileInfo(path).Length) <= MaxAlbumBytes);
    }

    [Fact]
    public void The_album_lasts_about_a_minute_and_every_track_at_least_four_seconds()
    {
        double[] seconds = [.. Album.Tracks.Select(SecondsOf)];

        Assert.All(seconds, length => Assert.True(length >= 4));
        Assert.InRange(seconds.Sum(), 55, 75);
    }

    [Fact]
    public void The_album_covers_flac_aiff_24_bit_96_khz_and_mono_48_khz()
    {
        Assert.Contains(Album.Tracks, track => track is { Format: SampleFormat.Flac, RateHertz: 44_100, Bits: 16, Channels: 2 });
        Assert.Contains(Album.Tracks, track => track is { Format: SampleFormat.Aiff, RateHertz: 44_100, Bits: 16, Channels: 2 });
        Assert.Contains(Album.Tracks, track => track is { Format: SampleFormat.Wav24, RateHertz: 96_000, Bits: 24, Channels: 2 });
        Assert.Contains(Album.Tracks, track => track is { Format: SampleFormat.WavMono, RateHertz: 48_000, Bits: 16, Channels: 1 });
    }

    [Theory]
    [MemberData(nameof(UncompressedNumbers))]
    public void The_generator_reproduces_the_file_byte_for_byte(int number)
    {
        using TempFolder folder = new();
        Track track = TrackOf(number);
        track.WriteTo(folder.Root);

        byte[] expected = File.ReadAllBytes(Path.Combine(Folder, track.FileName));
        byte[] actual = File.ReadAllBytes(folder.PathOf(track.FileName));
        Assert.Equal(expected.Length, actual.Length);
        Assert.Equal(-1, FirstDifference(expected, actual));
    }

    [Theory]
    [MemberData(nameof(FlacNumbers))]
    [Trait("Category", "Judge")]
    public void The_generator_reproduces_the_samples_of_the_flac_file(int number)
    {
        Track track = TrackOf(number);
        byte[] decoded = Programs.Run(
            "flac", "--decode", "--stdout", "--silent", "--force-raw-format", "--endian=little", "--sign=signed",
            Path.Combine(Folder, track.FileName)).Succeeded().Output;

        Assert.Equal(Rendered[number].Value.Length, decoded.Length);
        Assert.Equal(-1, FirstDifference(Rendered[number].Value, decoded));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    [Trait("Category", "Judge")]
    public void Sox_reads_the_format_that_the_album_says(int number)
    {
        Track track = TrackOf(number);
        string path = Path.Combine(Folder, track.FileName);

        Assert.Equal(track.RateHertz, Ask("-r", path));
        Assert.Equal(track.Channels, Ask("-c", path));
        Assert.Equal(track.Bits, Ask("-b", path));
        Assert.Equal(Rendered[number].Value.Length / (track.Channels * track.Bits / 8), Ask("-s", path));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_track_is_loud_enough_never_clips_ends_in_silence_and_is_truly_stereo(int number)
    {
        Track track = TrackOf(number);
        double[] samples = SamplesOf(track);
        double energy = samples.Average(value => value * value);
        double levelDecibels = 10 * Math.Log10(energy);

        Assert.InRange(levelDecibels, -24, -12);
        Assert.True(samples.Max(Math.Abs) < 0.95);
        Assert.True(samples[^200..].Max(Math.Abs) < 0.001);
        if (track.Channels == 2)
        {
            double side = samples.Chunk(2).Average(pair => Math.Pow(pair[0] - pair[1], 2) / 2);
            Assert.True(side > energy * 0.01, $"The sides of '{track.Title}' differ by too little.");
        }
    }

    private static Track TrackOf(int number) => Album.Tracks[number - 1];

    private static double SecondsOf(Track track) =>
        (double)Rendered[track.Number].Value.Length / (track.RateHertz * track.Channels * track.Bits / 8);

    private static int Ask(string what, string path) =>
        int.Parse(Programs.Run("soxi", what, path).Succeeded().Text, CultureInfo.InvariantCulture);

    private static int FirstDifference(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int common = left.CommonPrefixLength(right);
        return common == left.Length && common == right.Length ? -1 : common;
    }

    private static double[] SamplesOf(Track track)
    {
        ReadOnlySpan<byte> pcm = Rendered[track.Number].Value;
        int bytes = track.Bits / 8;
        double[] samples = new double[pcm.Length / bytes];
        for (int i = 0; i < samples.Length; i++)
        {
            // The upper 16 bits are enough to judge loudness by.
            int upper = BinaryPrimitives.ReadInt16LittleEndian(pcm[((i * bytes) + bytes - 2)..]);
            samples[i] = upper / 32_768.0;
        }

        return samples;
    }
}
