using System.Text;
using Redbook.Audio.Detection;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Detection;

public sealed class DetectorTests
{
    /// <summary>Content that is not audio, and the words it is refused with.</summary>
    public static TheoryData<string, byte[]> Foreign { get; } = new()
    {
        { "is empty", [] },
        { "a JPEG picture", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0] },
        { "a PNG picture", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13] },
        { "a GIF picture", [.. "GIF89a"u8, 1, 0, 1, 0] },
        { "an HEIF or AVIF picture", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0] },
        { "a PDF document", [.. "%PDF-1.7\n"u8] },
        { "a ZIP archive", [.. "PK\u0003\u0004"u8, 20, 0, 0, 0] },
        { "a MIDI file", [.. "MThd"u8, 0, 0, 0, 6, 0, 1] },
        { "an AVI video", [.. "RIFF"u8, 1, 2, 3, 4, .. "AVI LIST"u8] },
        { ".cda", [.. "RIFF"u8, 36, 0, 0, 0, .. "CDDAfmt "u8] },
        { "a WebP picture", [.. "RIFF"u8, 36, 0, 0, 0, .. "WEBPVP8 "u8] },
        { "an IFF file", [.. "FORM"u8, 0, 0, 0, 36, .. "ILBMBMHD"u8] },
        { "the image of a data disc", [0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 2, 0, 1] },
        { "a CUE sheet", [.. "REM x\r\nFILE \"a.wav\" WAVE\r\n  TRACK 01 AUDIO\r\n    INDEX 01 00:00:00\r\n"u8] },
        { "a CUE sheet", [0xEF, 0xBB, 0xBF, .. "FILE \"a.wav\" WAVE\n  TRACK 01 AUDIO\n"u8] },
        { "a cdrdao TOC file", [.. "CD_DA\n\nTRACK AUDIO\nFILE \"x\" 0\n"u8] },
        { "a playlist", [.. "#EXTM3U\n#EXTINF:1,a\na.mp3\n"u8] },
        { "a playlist", [.. "[playlist]\nFile1=a.mp3\n"u8] },
        { "an ffmpeg concatenation script", [.. "ffconcat version 1.0\nfile a\n"u8] },
        { "a web page", [.. "<!DOCTYPE html><html></html>"u8] },
        { "an XML file", [.. "<?xml version=\"1.0\"?><a/>"u8] },
        { "a text file", [.. "Grüße, nothing here to hear.\n"u8] },
        { "a text file", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("notes")] },
        { "an ID3 tag and no audio", [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4] },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_is_not_audio_is_refused_by_name(string words, byte[] content)
    {
        AudioDataException problem = Assert.Throws<AudioDataException>(
            () => AudioFormatDetector.Find(new MemoryStream(content)));

        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("664C6143", AudioContainer.Flac)]
    [InlineData("1A45DFA3", AudioContainer.Matroska)]
    [InlineData("63616666", AudioContainer.CoreAudio)]
    [InlineData("7776706B", AudioContainer.WavPack)]
    [InlineData("4D414320", AudioContainer.MonkeysAudio)]
    [InlineData("54544131", AudioContainer.TrueAudio)]
    [InlineData("4D502B07", AudioContainer.Musepack7)]
    [InlineData("4D50434B", AudioContainer.Musepack8)]
    [InlineData("3026B2758E66CF11", AudioContainer.WindowsMedia)]
    [InlineData("726966662E91CF11", AudioContainer.Wave64)]
    [InlineData("2E736E64", AudioContainer.SunAudio)]
    [InlineData("0B7700001440", AudioContainer.DolbyDigital)]
    [InlineData("0B7700001480", AudioContainer.DolbyDigitalPlus)]
    [InlineData("7FFE8001", AudioContainer.Dts)]
    [InlineData("616A6B67", AudioContainer.Shorten)]
    [InlineData("7442614B", AudioContainer.Tak)]
    [InlineData("44534420", AudioContainer.Dsd)]
    [InlineData("00000020667479704D344120", AudioContainer.Mp4)]
    public void Signatures_tell_kinds_apart(string hex, AudioContainer expected)
    {
        byte[] content = Convert.FromHexString(hex);
        Array.Resize(ref content, 64);

        Assert.Equal(expected, Find(content)!.Value.Container);
    }

    // MPEG-1 layer III, 128 kbit/s, 44.1 kHz: frames of 417 bytes. ADTS frames say their length themselves.
    [Fact]
    public void A_chain_of_frames_is_mp3_or_aac_also_behind_a_tag()
    {
        byte[] mp3 = Frames([0xFF, 0xFB, 0x90, 0x00], 417, 4);
        byte[] adts = Frames([0xFF, 0xF1, 0x50, 0x80, 0x19, 0x1F, 0xFC], 200, 4);
        byte[] tag = [.. "ID3"u8, 4, 0, 0, 0, 0, 2, 0, .. new byte[256]];

        Assert.Equal(AudioContainer.MpegAudio, Find(mp3)!.Value.Container);
        Assert.Equal(AudioContainer.Adts, Find(adts)!.Value.Container);
        Assert.Equal(new DetectedFormat(AudioContainer.MpegAudio, "MP3", 266), Find([.. tag, .. mp3]));
        Assert.Equal(new DetectedFormat(AudioContainer.MpegAudio, "MP3", 532), Find([.. tag, .. tag, .. mp3]));
        Assert.Equal(AudioContainer.Adts, Find([.. tag, .. adts])!.Value.Container);
        Assert.Equal(AudioContainer.Flac, Find([.. tag, .. "fLaC"u8, .. new byte[40]])!.Value.Container);
    }

    [Fact]
    public void Two_frames_among_other_bytes_are_an_accident()
    {
        byte[] two = Frames([0xFF, 0xFB, 0x90, 0x00], 417, 2);

        Assert.Null(Find([.. two, .. new byte[5000]]));
        Assert.Equal(AudioContainer.MpegAudio, Find(two)!.Value.Container);      // unless they are all there is
    }

    [Fact]
    public void Samples_of_no_kind_are_of_no_kind()
    {
        Assert.Null(Find(new byte[10_000]));
        for (int seed = 0; seed < 50; seed++)
        {
            Assert.Null(Find(Signals.Noise(sectors: 10, seed)));
        }

        Assert.Null(Find(Signals.Sine(sectors: 10, 440, 441)));
    }

    [Fact]
    public void Any_bytes_give_a_kind_or_none_or_the_one_exception()
    {
        Random random = new(33);
        string[] starts = ["RIFF", "FORM", "ID3\u0004", "OggS", "\0\0\0 ftyp", "MZ", "BM", "\0", "FILE ", "<", "TAG"];
        int rounds = TestLength.Rounds(shortCount: 5_000, longCount: 500_000);
        for (int round = 0; round < rounds; round++)
        {
            byte[] content = new byte[random.Next(1, 200)];
            random.NextBytes(content);
            byte[] start = Encoding.Latin1.GetBytes(starts[random.Next(starts.Length)]);
            start.AsSpan(0, Math.Min(start.Length, content.Length)).CopyTo(content);
            try
            {
                _ = Find(content);
            }
            catch (AudioDataException)
            {
                // The one documented exception.
            }
            catch (Exception other)
            {
                Assert.Fail($"Round {round}: {other}{Environment.NewLine}{Convert.ToHexString(content)}");
            }
        }
    }

    private static DetectedFormat? Find(byte[] content) => AudioFormatDetector.Find(new MemoryStream(content));

    private static byte[] Frames(byte[] header, int frameBytes, int count)
    {
        byte[] frames = new byte[frameBytes * count];
        for (int i = 0; i < count; i++)
        {
            header.CopyTo(frames, i * frameBytes);
        }

        return frames;
    }
}
