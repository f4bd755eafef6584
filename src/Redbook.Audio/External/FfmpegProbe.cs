using System.Globalization;
using System.Text.Json;
using Redbook.Audio.Detection;
using Redbook.Audio.Pcm;

namespace Redbook.Audio.External;

/// <summary>Asks <c>ffprobe</c> what is in a file.</summary>
internal static class FfmpegProbe
{
    private const int MostAnswerBytes = 1024 * 1024;

    /// <summary>Looks at a file and chooses its first audio stream.</summary>
    /// <exception cref="AudioDataException">The file cannot be read, or has no audio.</exception>
    public static ExternalStream Read(FfmpegPrograms programs, string path, DetectedFormat format)
    {
        string[] arguments =
        [
            "-hide_banner",
            "-v", "error",
            .. FfmpegInput.Arguments(path, format.Container),
            "-print_format", "json",
            "-show_entries",
            "stream=index,codec_type,codec_name,sample_fmt,sample_rate,channels,bits_per_raw_sample,duration_ts,time_base"
                + ":stream_disposition=attached_pic",
        ];
        using FfmpegProcess process = FfmpegProcess.Start(programs.Ffprobe, arguments);
        byte[] answer = new byte[MostAnswerBytes];
        int length = process.Output.ReadAtLeast(answer, answer.Length, throwOnEndOfStream: false);
        if (length < answer.Length && process.WaitForExit() is { } complaint)
        {
            throw new AudioDataException($"the {format.Name} file cannot be decoded: {complaint}");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.AsMemory(0, length));
            return Choose(document.RootElement, format);
        }
        catch (Exception unexpected) when (unexpected is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException or OverflowException)
        {
            throw new AudioDataException(
                $"the {format.Name} file is described by ffprobe in a way that makes no sense", inner: unexpected);
        }
    }

    private static ExternalStream Choose(JsonElement root, DetectedFormat format)
    {
        List<JsonElement> audio = root.GetProperty("streams").EnumerateArray()
            .Where(stream => Text(stream, "codec_type") == "audio")
            .ToList();
        int index = audio.FindIndex(stream => Number(stream, "channels") > 0 && Number(stream, "sample_rate") > 0);
        if (index < 0)
        {
            throw new AudioDataException($"the {format.Name} file has no audio stream that can be decoded");
        }

        JsonElement chosen = audio[index];
        List<string> notices = [];
        if (audio.Count > 1)
        {
            notices.Add($"The file has {audio.Count} audio streams; number {index + 1} is used.");
        }

        string codec = Text(chosen, "codec_name") ?? "unknown";
        PcmEncoding encoding = ChooseEncoding(Text(chosen, "sample_fmt"), Number(chosen, "bits_per_raw_sample"));
        SampleFormat decoded = new(
            checked((int)Number(chosen, "sample_rate")),
            checked((int)Number(chosen, "channels")),
            encoding.SignificantBits,
            encoding.Kind == PcmKind.Float);
        return new ExternalStream(
            codec,
            index,
            decoded,
            encoding,
            CountsExactly(format.Container) ? DeclaredFrames(chosen, decoded.RateHz) : null,
            IsLossy(codec),
            notices);
    }

    // Whatever the decoder makes is asked for in a form that holds all of it: lossy codecs decode to floating point.
    private static PcmEncoding ChooseEncoding(string? sampleFormat, long rawBits) => sampleFormat switch
    {
        "u8" or "u8p" => new PcmEncoding(PcmKind.SignedInteger, 2, 8, IsBigEndian: false),
        "s16" or "s16p" => new PcmEncoding(PcmKind.SignedInteger, 2, 16, IsBigEndian: false),
        "s32" or "s32p" => new PcmEncoding(
            PcmKind.SignedInteger, 4, rawBits is > 16 and < 32 ? (int)rawBits : 32, IsBigEndian: false),
        "flt" or "fltp" => new PcmEncoding(PcmKind.Float, 4, 32, IsBigEndian: false),
        _ => new PcmEncoding(PcmKind.Float, 8, 64, IsBigEndian: false),
    };

    // Containers whose header counts sample frames, without delay or padding in them.
    private static bool CountsExactly(AudioContainer container) =>
        container is AudioContainer.WavPack or AudioContainer.TrueAudio or AudioContainer.MonkeysAudio
            or AudioContainer.Tak;

    private static long? DeclaredFrames(JsonElement stream, int rateHz) =>
        Text(stream, "time_base") is { } timeBase
        && timeBase == "1/" + rateHz.ToString(CultureInfo.InvariantCulture)
        && Number(stream, "duration_ts") is > 0 and long frames
            ? frames
            : null;

    private static bool IsLossy(string codec) => !(codec.StartsWith("pcm_", StringComparison.Ordinal)
        || codec is "alac" or "wavpack" or "tta" or "ape" or "flac" or "tak" or "shorten" or "mlp" or "truehd"
            or "wmalossless" or "mp4als" or "ralf");

    private static string? Text(JsonElement stream, string name) =>
        stream.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    // Numbers come as numbers or as text, whichever the field's type in the program is.
    private static long Number(JsonElement stream, string name)
    {
        if (!stream.TryGetProperty(name, out JsonElement value))
        {
            return 0;
        }

        return value.ValueKind switch
        {
            JsonValueKind.Number when value.TryGetInt64(out long number) => number,
            JsonValueKind.String when long.TryParse(
                value.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
            _ => 0,
        };
    }
}
