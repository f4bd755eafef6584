using System.Runtime.InteropServices;
using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>What other programs make of an audio file.</summary>
internal static class IndependentDecode
{
    /// <summary>A FLAC file of 16 bits, decoded by the reference decoder: little-endian and interleaved.</summary>
    public static byte[] Flac(string path) => Programs.Run(
        "flac", "--decode", "--stdout", "--silent", "--force-raw-format", "--endian=little", "--sign=signed",
        path).Succeeded().Output;

    /// <summary>An uncompressed file of 16 bits, decoded by sox: little-endian and interleaved.</summary>
    public static byte[] Sox(string path) => Programs.Run(
        "sox", "-D", path, "-t", "raw", "-e", "signed", "-b", "16", "-L", "-").Succeeded().Output;

    /// <summary>Any file at 44.1 kHz stereo before rounding to 16 bits, decoded and resampled by sox; 1 is full scale.</summary>
    public static float[] SoxBeforeRounding(string path) => Floats(Programs.Run(
        "sox", "-D", path, "-t", "raw", "-e", "float", "-b", "32", "-L", "-c", "2", "-", "rate", "-v", "44100"));

    /// <summary>Any file at 44.1 kHz stereo before rounding to 16 bits, decoded by ffmpeg, resampled by soxr.</summary>
    public static float[] FfmpegBeforeRounding(string path)
    {
        // The Opus decoder inside ffmpeg is not exact; the one by the makers of Opus is.
        string[] decoder = path.EndsWith(".opus", StringComparison.Ordinal) ? ["-c:a", "libopus"] : [];
        return Floats(Programs.Run(
            "ffmpeg",
            [
                "-v", "error", "-nostdin", .. decoder, "-i", path,
                "-af", "aresample=44100:resampler=soxr:precision=28:osf=flt", "-ac", "2", "-f", "f32le", "-",
            ]));
    }

    private static float[] Floats(ProgramResult result) =>
        MemoryMarshal.Cast<byte, float>(result.Succeeded().Output).ToArray();
}
