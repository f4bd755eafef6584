using System.Net;
using System.Net.Sockets;
using System.Text;
using Redbook.Audio.Detection;
using Redbook.Audio.External;
using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Files that want the decoder to open something else: nothing else is opened.</summary>
[Trait("Category", "Judge")]
public sealed class HostileFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Scripts and playlists, each naming the marker file and the listener.</summary>
    public static TheoryData<string> Scripts { get; } =
    [
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:MARKER\n#EXTINF:10,\nURL\n#EXT-X-ENDLIST\n",
        "#EXTM3U\nMARKER\nURL\n",
        "ffconcat version 1.0\nfile 'MARKER'\nfile 'URL'\n",
        "concat:MARKER|URL\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio 5004 RTP/AVP 0\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><Period><AdaptationSet mimeType=\"audio/mp4\">"
            + "<Representation id=\"1\"><BaseURL>URL</BaseURL></Representation></AdaptationSet></Period></MPD>",
        "[playlist]\nFile1=URL\nNumberOfEntries=1\n",
        "<asx version=\"3.0\"><entry><ref href=\"URL\"/></entry></asx>",
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Scripts_are_refused_by_their_content_whatever_they_are_called(string script)
    {
        foreach (string name in new[] { "a.mp3", "a.m3u8", "a.flac", "a.ffconcat" })
        {
            string path = _folder.Write(name, Encoding.UTF8.GetBytes(script));

            AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));

            Assert.Contains("not audio", problem.Message, StringComparison.Ordinal);
        }
    }

    // Were a script to reach the programs all the same, the demuxer that is forced on them would not run it.
    [Theory]
    [MemberData(nameof(Scripts))]
    public void Scripts_that_reach_the_decoder_make_it_open_nothing(string script)
    {
        using Listener listener = new();
        string marker = MarkerFile();
        byte[] content = Encoding.UTF8.GetBytes(Fill(script, marker, listener));
        string path = _folder.Write("script.bin", content);
        // Every kind meets some script, and every script the kinds that reach out most easily.
        int number = Scripts.Select(row => row.Data).ToList().IndexOf(script);
        foreach (AudioContainer container in Enum.GetValues<AudioContainer>().Where(FfmpegInput.IsSupported))
        {
            if (TestLength.IsLong || (int)container % Scripts.Count == number || container == AudioContainer.Mp4)
            {
                Judge(path, container, marker);
            }
        }

        Assert.False(listener.WasCalled);
    }

    // The same behind the start of a real file of each kind, where the demuxer is sure of itself.
    [Fact]
    public void Scripts_inside_audio_files_make_the_decoder_open_nothing()
    {
        using Listener listener = new();
        string marker = MarkerFile();
        foreach ((string name, AudioContainer container, string[] options) in (ValueTuple<string, AudioContainer, string[]>[])
        [
            ("a.mp3", AudioContainer.MpegAudio, []),
            ("a.mka", AudioContainer.Matroska, ["-c:a", "aac"]),
            ("a.ogg", AudioContainer.Ogg, ["-c:a", "libvorbis"]),
            ("a.m4a", AudioContainer.Mp4, ["-c:a", "aac"]),
        ])
        {
            string path = Encoder.Encode(_folder, Encoder.Programme(20_000), name, options: options);
            byte[] start = File.ReadAllBytes(path)[..2000];
            string hostile = _folder.Write(
                "hostile-" + name, [.. start, .. Encoding.UTF8.GetBytes(Fill(Scripts.First().Data, marker, listener))]);
            Judge(hostile, container, marker);
        }

        Assert.False(listener.WasCalled);
    }

    // An MP4 whose sample table lies in this file and whose samples, by its data reference, in another.
    [Theory]
    [InlineData("alis")]
    [InlineData("url ")]
    public void Data_references_to_other_files_stay_closed_and_are_an_error(string kind)
    {
        using Listener listener = new();
        string marker = MarkerFile();
        string good = Encoder.Encode(_folder, Encoder.Programme(20_000), "good.mov", options: ["-c:a", "pcm_s16be"]);
        string path = _folder.Write("drefs.mov", Mp4Fixture.WithDataReference(
            File.ReadAllBytes(good), kind, kind == "alis" ? marker : listener.Url));

        Judge(path, AudioContainer.Mp4, marker);

        Assert.False(listener.WasCalled);
        AudioDataException problem = Assert.Throws<AudioDataException>(() => AudioFile.Open(path));
        Assert.Contains("in another file", problem.Message, StringComparison.Ordinal);
    }

    // What the test above proves is worth something only if the file would otherwise succeed.
    [Fact]
    public void Without_these_options_the_data_reference_would_be_followed()
    {
        string marker = MarkerFile();
        string good = Encoder.Encode(_folder, Encoder.Programme(20_000), "good.mov", options: ["-c:a", "pcm_s16be"]);
        string path = _folder.Write("drefs.mov", Mp4Fixture.WithDataReference(File.ReadAllBytes(good), "alis", marker));
        string trace = _folder.PathOf("trace.txt");

        Programs.Run(
            "strace", "-f", "-qq", "-o", trace, "-e", "trace=openat",
            "ffprobe", "-v", "error", "-enable_drefs", "1", "-use_absolute_path", "1", path);

        Assert.Contains(Path.GetFileName(marker), File.ReadAllText(trace), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-i.mp3")]
    [InlineData("-version")]
    [InlineData("a%03d.mp3")]
    [InlineData("concat:a|b.mp3")]
    [InlineData("http:a.mp3")]
    [InlineData("pipe:0")]
    [InlineData("a b'c\"d;e$f`g&h.mp3")]
    [InlineData("a\nb.mp3")]
    [InlineData("ä日本?*[x].mp3")]
    [InlineData("subfile,,start,0,end,0,,:a.mp3")]
    public void Odd_names_are_only_names(string name)
    {
        string source = Encoder.Encode(_folder, Encoder.Programme(20_000), "plain.mp3");
        string path = _folder.PathOf(name);
        File.Copy(source, path);

        Assert.Equal(20_000, AudioFile.Open(path).ReadFloats().Length / 2);
    }

    private string MarkerFile() => _folder.Write("marker-that-nobody-may-open.wav", WavFile.Build(new byte[4000]));

    private static string Fill(string script, string marker, Listener listener) =>
        script.Replace("MARKER", marker, StringComparison.Ordinal)
            .Replace("URL", listener.Url, StringComparison.Ordinal);

    // Runs both programs with the options that are really used, under a tracer that lists every file they open.
    private void Judge(string path, AudioContainer container, string marker)
    {
        FfmpegPrograms programs = FfmpegPrograms.Find(null, new DetectedFormat(container, "test"));
        string[] input = [.. FfmpegInput.Arguments(path, container)];
        string trace = _folder.PathOf("trace.txt");
        foreach (string[] command in (string[][])
        [
            [programs.Ffprobe, "-v", "error", .. input, "-show_streams"],
            [programs.Ffmpeg, "-v", "error", "-nostdin", .. input, "-map", "0:a:0", "-c:a", "pcm_s16le", "-f", "s16le", "pipe:1"],
        ])
        {
            Programs.Run("strace", ["-f", "-qq", "-o", trace, "-e", "trace=open,openat,connect,creat", .. command]);
            string opened = File.ReadAllText(trace);
            Assert.Contains(Path.GetFileName(path), opened, StringComparison.Ordinal);     // the tracer works
            Assert.DoesNotContain(Path.GetFileName(marker), opened, StringComparison.Ordinal);
            Assert.DoesNotContain("AF_INET", opened, StringComparison.Ordinal);
        }
    }

    private sealed class Listener : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Listener() => _listener.Start();

        public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/x.wav";

        public bool WasCalled => _listener.Pending();

        public void Dispose() => _listener.Dispose();
    }
}
