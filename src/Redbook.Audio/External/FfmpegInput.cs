using Redbook.Audio.Detection;

namespace Redbook.Audio.External;

/// <summary>The options by which the programs open one file and nothing else.</summary>
/// <remarks>
/// The demuxer is forced to the one that the content calls for, so that neither name nor content can choose one that
/// opens other files (playlists, concatenation scripts, image sequences, session descriptions). Only the protocol for
/// local files is allowed, and the path is given with it, so that no name can be taken for an option, a pattern or
/// another protocol. MP4 references to other files stay closed.
/// </remarks>
internal static class FfmpegInput
{
    /// <summary>Whether the programs have a demuxer for this kind of file.</summary>
    public static bool IsSupported(AudioContainer container) => FindDemuxer(container) is not null;

    /// <summary>Options in front of the input, and the input.</summary>
    /// <param name="path">The file.</param>
    /// <param name="container">Its kind.</param>
    /// <param name="decoderOptions">What the decoder is to be told; nothing when null.</param>
    public static IEnumerable<string> Arguments(string path, AudioContainer container, string[]? decoderOptions = null)
    {
        string demuxer = FindDemuxer(container)
            ?? throw new ArgumentOutOfRangeException(nameof(container), container, "Decoded without ffmpeg.");
        List<string> arguments =
        [
            "-protocol_whitelist", "file",
            "-format_whitelist", demuxer,
            "-err_detect", "crccheck+bitstream",         // "buffer" takes bits left unused by MP3 encoders for damage
            "-f", demuxer,
        ];
        if (container == AudioContainer.Mp4)
        {
            arguments.AddRange(["-enable_drefs", "0", "-use_absolute_path", "0"]);
        }

        arguments.AddRange(decoderOptions ?? []);
        arguments.AddRange(["-i", "file:" + Path.GetFullPath(path)]);
        return arguments;
    }

    private static string? FindDemuxer(AudioContainer container) => container switch
    {
        AudioContainer.Wave => "wav",
        AudioContainer.Aiff => "aiff",
        AudioContainer.Ogg => "ogg",
        AudioContainer.MpegAudio => "mp3",
        AudioContainer.Adts => "aac",
        AudioContainer.Mp4 => "mov",
        AudioContainer.Matroska => "matroska",
        AudioContainer.CoreAudio => "caf",
        AudioContainer.WavPack => "wv",
        AudioContainer.MonkeysAudio => "ape",
        AudioContainer.TrueAudio => "tta",
        AudioContainer.Musepack7 => "mpc",
        AudioContainer.Musepack8 => "mpc8",
        AudioContainer.WindowsMedia => "asf",
        AudioContainer.Wave64 => "w64",
        AudioContainer.SunAudio => "au",
        AudioContainer.DolbyDigital => "ac3",
        AudioContainer.DolbyDigitalPlus => "eac3",
        AudioContainer.Dts => "dts",
        AudioContainer.Shorten => "shn",
        AudioContainer.Tak => "tak",
        AudioContainer.Dsd => "dsf",
        _ => null,
    };
}
