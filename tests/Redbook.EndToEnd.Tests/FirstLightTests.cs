using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>The first command of the read-me, its disc judged by other programs.</summary>
[Trait("Category", "Judge")]
public sealed class FirstLightTests(FirstLightTests.Burn burn) : IClassFixture<FirstLightTests.Burn>
{
    private static readonly string Album = Repository.PathOf("samples", "first-light");

    public static TheoryData<int> TracksOf16Bits => [1, 3, 5];

    public static TheoryData<int> ConvertedTracks => [2, 4];

    [Fact]
    public void Cdrdao_and_cd_info_open_the_sheet_and_see_five_tracks_from_sector_zero_on()
    {
        Assert.Equal([1, 2, 3, 4, 5], burn.Disc.Tracks.Select(track => track.Number));
        Assert.Equal(0, burn.Disc.Tracks[0].StartSector);
    }

    [Theory]
    [MemberData(nameof(TracksOf16Bits))]
    public void A_track_of_cd_audio_is_what_another_decoder_makes_of_the_file_sample_for_sample(int number)
    {
        string file = FileOf(number);
        byte[] expected = file.EndsWith(".flac", StringComparison.Ordinal)
            ? IndependentDecode.Flac(file)
            : IndependentDecode.Sox(file);

        AssertBeginsWith(expected, burn.Disc.ReadWithCdRead(burn.Disc.Tracks[number - 1], burn.Folder));
    }

    [Theory]
    [MemberData(nameof(ConvertedTracks))]
    public void A_converted_track_is_within_dither_of_what_sox_makes_of_the_file(int number)
    {
        float[] expected = IndependentDecode.SoxBeforeRounding(FileOf(number));
        byte[] recorded = burn.Disc.ReadWithCdRead(burn.Disc.Tracks[number - 1], burn.Folder);

        Difference difference = Difference.MeasureAudible(expected, recorded.AsSpan(0, expected.Length * sizeof(short)));
        TestContext.Current.TestOutputHelper?.WriteLine($"track {number}: {difference}");

        // Triangular dither and rounding are half a step rms; what the two filters make of 19 kHz and below adds nothing.
        Assert.InRange(difference.Rms, 0.4, 0.5);
        Assert.True(difference is { Max: <= 3, MaxAtEnds: <= 3 });
        AssertIsSilence(recorded.AsSpan(expected.Length * sizeof(short)));
    }

    [Fact]
    public void A_mono_file_sounds_on_both_sides()
    {
        byte[] recorded = burn.Disc.Read(burn.Disc.Tracks[3]);
        double side = 0;
        for (int i = 0; i < recorded.Length; i += 4)
        {
            side = Math.Max(side, Math.Abs(BitConverter.ToInt16(recorded, i) - BitConverter.ToInt16(recorded, i + 2)));
        }

        // Dither may differ by a step or two from side to side; the music may not.
        Assert.True(side <= 3);
    }

    [Fact]
    public void The_output_says_where_the_disc_is_and_that_no_real_one_was_touched()
    {
        string last = burn.Result.Text.TrimEnd().Split('\n')[^1];

        Assert.Contains(Path.GetFileName(Path.GetDirectoryName(burn.Disc.Sheet)!), last, StringComparison.Ordinal);
        Assert.Contains("No real disc was touched", last, StringComparison.Ordinal);
        Assert.Contains("--drive", last, StringComparison.Ordinal);
        Assert.Empty(burn.Result.Error);
    }

    [Fact]
    public void Info_tells_of_five_tracks_on_a_closed_disc()
    {
        string folder = Path.GetDirectoryName(burn.Disc.Sheet)!;
        string said = RedbookProgram.Run(burn.Folder.Root, "info", "--drive", $"virtual:{folder}").Succeeded().Text;

        string[] lines = [.. said.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        Assert.Contains("Type CD-R", lines);
        Assert.Contains("State closed", lines);
        Assert.Contains("Tracks 5", lines);
        Assert.Contains(lines, line => line.StartsWith("1 1 00:02:00 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_burn_onto_the_closed_disc_is_refused_and_changes_nothing()
    {
        using TempFolder copy = new();
        string disc = Path.GetDirectoryName(burn.Disc.Sheet)!;
        byte[] before = File.ReadAllBytes(burn.Disc.Samples);

        ProgramResult second = RedbookProgram.Run(copy.Root, "burn", FileOf(1), "--drive", $"virtual:{disc}");

        second.ExitedWith(4);
        Assert.Equal(before, File.ReadAllBytes(burn.Disc.Samples));
    }

    private static string FileOf(int number) => Assert.Single(Directory.GetFiles(Album, $"{number:D2} *"));

    private static void AssertBeginsWith(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> recorded)
    {
        Assert.True(recorded.Length >= expected.Length);
        Assert.Equal(expected.Length, expected.CommonPrefixLength(recorded));
        AssertIsSilence(recorded[expected.Length..]);
    }

    private static void AssertIsSilence(ReadOnlySpan<byte> recorded) => Assert.False(recorded.ContainsAnyExcept((byte)0));

    /// <summary>One burn that all tests look at. The program expands the wildcard itself.</summary>
    public sealed class Burn : IDisposable
    {
        /// <summary>Records the album onto a new virtual disc in a folder of its own.</summary>
        public Burn()
        {
            Result = RedbookProgram.Run(Folder.Root, "burn", Path.Combine(Album, "*")).Succeeded();
            Disc = JudgedDisc.Newest(Folder.Root);
        }

        internal TempFolder Folder { get; } = new();

        internal ProgramResult Result { get; }

        internal JudgedDisc Disc { get; }

        /// <inheritdoc/>
        public void Dispose() => Folder.Dispose();
    }
}
