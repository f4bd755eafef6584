using System.Diagnostics;
using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Which stream is taken, and what becomes of the process.</summary>
[Trait("Category", "Judge")]
public sealed class ExternalStreamsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_first_of_two_streams_is_taken_with_a_notice()
    {
        int[] samples = Encoder.Programme(50_000);
        string path = Encoder.Encode(
            _folder, samples, "two.mka",
            options: ["-f", "lavfi", "-i", "sine", "-map", "0:a", "-map", "1:a", "-t", "1", "-c:a", "flac"]);

        AudioFile file = AudioFile.Open(path);

        Assert.Contains(file.Info.Notices, notice => notice.Contains("2 audio streams", StringComparison.Ordinal));
        Assert.Equal(samples.Take(88_200), file.ReadIntegers());
    }

    [Theory]
    [InlineData("cover.mp3", "-c:a", "libmp3lame")]
    [InlineData("cover.m4a", "-c:a", "aac")]
    public void An_attached_picture_is_passed_over_also_a_broken_one(string name, params string[] options)
    {
        string picture = _folder.PathOf("cover.png");
        Programs.Run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64", "-frames:v", "1", picture).Succeeded();
        string path = Encoder.Encode(
            _folder, Encoder.Programme(50_000), name,
            options: ["-i", picture, "-map", "0:a", "-map", "1:v", "-c:v", "copy", "-disposition:v", "attached_pic", .. options]);
        Assert.Equal(50_000, AudioFile.Open(path).ReadFloats().Length / 2);

        byte[] bytes = File.ReadAllBytes(path);
        int image = bytes.AsSpan().IndexOf("IDAT"u8);
        Assert.True(image > 0);
        bytes.AsSpan(image - 20, 60).Fill(0x55);
        string broken = _folder.Write("broken-" + name, bytes);
        Assert.Equal(50_000, AudioFile.Open(broken).ReadFloats().Length / 2);
    }

    [Fact]
    public void The_note_that_itunes_leaves_gives_the_exact_length()
    {
        const int samples = 50_021;
        string path = Encoder.Encode(_folder, Encoder.Programme(samples), "a.m4a", options: ["-c:a", "aac"]);
        string noted = _folder.Write(
            "noted.m4a", Mp4Fixture.WithSmpb(File.ReadAllBytes(path), delay: 1024, padding: 155, samples));

        AudioFile file = AudioFile.Open(noted);

        Assert.Equal(samples, file.Info.LengthFrames);
        double[] whole = AudioFile.Open(path).ReadFloats();
        Assert.Equal(whole, file.ReadFloats());
    }

    [Fact]
    public void A_file_with_nothing_to_hear_is_refused()
    {
        string path = _folder.PathOf("silent.mp4");
        Programs.Run(
            "ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64", "-frames:v", "3", "-c:v", "mpeg4", path)
            .Succeeded();

        Assert.Contains(
            "no audio stream",
            Assert.Throws<AudioDataException>(() => AudioFile.Open(path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_left_in_the_middle_leaves_no_process_behind()
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(2_000_000), "long.mp3");
        AudioFile file = AudioFile.Open(path);
        int[] before = Decoders(path);
        SampleSource source = file.OpenSamples();
        Assert.NotEqual(0, source.ReadFloats(new double[2000]));
        Assert.NotEmpty(Decoders(path).Except(before));

        source.Dispose();

        Assert.Empty(Decoders(path));
    }

    [Fact]
    public void A_cancelled_scan_leaves_no_process_behind()
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(2_000_000), "long.mp3");
        AudioFile file = AudioFile.Open(path);
        using CancellationTokenSource cancellation = new();
        Progress progress = new(cancellation);

        Assert.Throws<OperationCanceledException>(() => file.Scan(progress, cancellation.Token));

        Assert.InRange(progress.Last, double.Epsilon, 0.9);
        Assert.Empty(Decoders(path));
    }

    [Fact]
    public void Without_ffmpeg_the_error_names_what_to_install()
    {
        string path = Encoder.Encode(_folder, Encoder.Programme(50_000), "a.mp3");
        AudioOptions options = new() { FfmpegFolder = _folder.Root };

        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path, options));

        Assert.Contains("apt install ffmpeg", problem.Message, StringComparison.Ordinal);
        Assert.Contains("winget install", problem.Message, StringComparison.Ordinal);
        Assert.Equal(path, problem.Path);
    }

    private static int[] Decoders(string path) => Process.GetProcessesByName("ffmpeg")
        .Where(process => CommandLine(process.Id).Contains(path, StringComparison.Ordinal))
        .Select(process => process.Id)
        .ToArray();

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return string.Empty;                         // it has ended meanwhile
        }
    }

    private sealed class Progress(CancellationTokenSource cancellation) : IProgress<double>
    {
        public double Last { get; private set; }

        public void Report(double value)
        {
            Last = value;
            cancellation.Cancel();
        }
    }
}
