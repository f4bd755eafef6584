using Redbook.Audio.Pcm;

namespace Redbook.Audio.External;

/// <summary>The audio stream of a file that <c>ffmpeg</c> decodes.</summary>
/// <param name="Codec">The codec, by the name that the programs use: <c>mp3</c>, <c>alac</c>.</param>
/// <param name="Stream">Its number among the audio streams of the file, from 0.</param>
/// <param name="Format">Rate, channels and depth as decoded.</param>
/// <param name="Encoding">The form in which decoded samples are asked for: nothing is lost in it.</param>
/// <param name="DeclaredFrames">Length by the container's own count, if it has one that can be trusted.</param>
/// <param name="IsLossy">Whether the codec keeps only what is heard.</param>
/// <param name="Notices">What was odd or is not exact.</param>
internal sealed record ExternalStream(
    string Codec,
    int Stream,
    SampleFormat Format,
    PcmEncoding Encoding,
    long? DeclaredFrames,
    bool IsLossy,
    IReadOnlyList<string> Notices)
{
    /// <summary>The name of <see cref="Encoding"/> as codec and as container of raw samples.</summary>
    public string OutputName => (Encoding.Kind, Encoding.ContainerBytes) switch
    {
        (PcmKind.Float, 4) => "f32le",
        (PcmKind.Float, _) => "f64le",
        (_, 2) => "s16le",
        _ => "s32le",
    };
}
