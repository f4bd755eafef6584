using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Compressed files that are cut off or damaged: an error, never silence or noise.</summary>
[Trait("Category", "Judge")]
public sealed class ExternalDamageTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cut.mp3", "-c:a", "libmp3lame")]
    [InlineData("cut.ogg", "-c:a", "libvorbis")]
    [InlineData("cut.opus", "-c:a", "libopus", "-ar", "48000")]
    [InlineData("cut.oga", "-c:a", "flac")]
    [InlineData("cut.m4a", "-c:a", "aac")]
    [InlineData("cut-faststart.m4a", "-c:a", "aac", "-movflags", "+faststart")]
    [InlineData("cut-alac.m4a", "-c:a", "alac", "-movflags", "+faststart")]
    [InlineData("cut.wv", "-c:a", "wavpack")]
    [InlineData("cut.tta", "-c:a", "tta")]
    [InlineData("cut.aac", "-c:a", "aac")]
    [InlineData("cut.mka", "-c:a", "flac")]
    public void A_file_that_is_cut_off_is_an_error_wherever_the_cut_is(string name, params string[] options)
    {
        byte[] whole = File.ReadAllBytes(Encoder.Encode(_folder, Encoder.Programme(60_000), name, options: options));
        foreach (double share in new[] { 0.3, 0.71, 0.995 })
        {
            string path = _folder.Write(share + name, whole.AsSpan(0, (int)(whole.Length * share)));

            AudioDataException problem = Assert.Throws<AudioDataException>(() => ReadAll(path));

            Assert.Equal(path, problem.Path);
        }
    }

    [Theory]
    [InlineData("flipped.ogg", "-c:a", "libvorbis")]
    [InlineData("flipped.opus", "-c:a", "libopus", "-ar", "48000")]
    [InlineData("flipped.wv", "-c:a", "wavpack")]
    [InlineData("flipped.tta", "-c:a", "tta")]
    [InlineData("flipped.oga", "-c:a", "flac")]
    public void One_wrong_bit_is_an_error_where_the_kind_has_checksums(string name, params string[] options)
    {
        byte[] whole = File.ReadAllBytes(Encoder.Encode(_folder, Encoder.Programme(60_000), name, options: options));
        whole[whole.Length / 2] ^= 0x10;
        string path = _folder.Write("bit-" + name, whole);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => ReadAll(path));

        Assert.Equal(path, problem.Path);
    }

    [Fact]
    public void An_mp3_with_a_hole_is_an_error_at_its_place()
    {
        byte[] whole = File.ReadAllBytes(Encoder.Encode(_folder, Encoder.Programme(60_000), "a.mp3"));
        whole.AsSpan(9000, 2000).Clear();
        string path = _folder.Write("hole.mp3", whole);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));

        Assert.InRange(problem.BytePosition!.Value, 8500, 11_500);
    }

    [Fact]
    public void An_mp3_without_its_last_frames_is_an_error_though_what_is_left_is_whole()
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(60_000), "a.mp3", options: ["-b:a", "128k"]);
        byte[] whole = File.ReadAllBytes(path);
        int lastFrame = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xFB]);
        File.WriteAllBytes(path, whole.AsSpan(0, lastFrame));

        Assert.Contains(
            "cut off", Assert.Throws<AudioDataException>(() => AudioFile.Open(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_page_is_an_error_at_the_page_behind_it()
    {
        string path = Encoder.Encode(
            _folder, Encoder.Programme(400_000), "a.ogg", options: ["-c:a", "libvorbis", "-page_duration", "200000"]);
        byte[] whole = File.ReadAllBytes(path);
        List<int> pages = PageOffsets(whole);
        Assert.True(pages.Count > 6);
        File.WriteAllBytes(path, [.. whole[..pages[4]], .. whole[pages[5]..]]);

        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));

        Assert.Equal(pages[4], problem.BytePosition);
    }

    [Fact]
    public void An_ogg_file_without_its_last_page_is_an_error_though_what_is_left_is_whole()
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(400_000), "a.ogg", options: ["-c:a", "libvorbis"]);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole.AsSpan(0, PageOffsets(whole)[^1]));

        Assert.Contains(
            "last page is missing",
            Assert.Throws<AudioDataException>(() => AudioFile.Open(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_changes_its_rate_on_the_way_is_an_error()
    {
        string first = Encoder.Encode(_folder, Encoder.Programme(50_000), "a.ogg", 44_100, 16, "-c:a", "libvorbis");
        string second = Encoder.Encode(_folder, Encoder.Programme(50_000), "b.ogg", 32_000, 16, "-c:a", "libvorbis");
        string path = _folder.Write("chain.ogg", [.. File.ReadAllBytes(first), .. File.ReadAllBytes(second)]);

        Assert.Throws<AudioDataException>(() => ReadAll(path));
    }

    [Fact]
    public void A_reader_that_failed_goes_on_failing()
    {
        byte[] whole = File.ReadAllBytes(Encoder.Encode(
            _folder, Encoder.Programme(60_000), "a.wv", options: ["-c:a", "wavpack"]));
        string path = _folder.Write("cut.wv", whole.AsSpan(0, whole.Length / 2));
        using SampleSource source = AudioFile.Open(path).OpenSamples();

        Assert.Throws<AudioDataException>(() => source.ReadAllIntegers());
        Assert.Throws<AudioDataException>(() => source.ReadAllIntegers());
    }

    private static void ReadAll(string path)
    {
        using SampleSource source = AudioFile.Open(path).OpenSamples();
        _ = source.Format.IsFloat ? source.ReadAllFloats().Length : source.ReadAllIntegers().Length;
    }

    private static List<int> PageOffsets(byte[] file)
    {
        List<int> offsets = [];
        for (int at = 0; (at = file.AsSpan(at).IndexOf("OggS"u8) is var found and >= 0 ? at + found : -1) >= 0; at += 4)
        {
            offsets.Add(at);
        }

        return offsets;
    }
}
