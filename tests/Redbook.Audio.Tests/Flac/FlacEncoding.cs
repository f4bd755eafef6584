using Redbook.Testing;

namespace Redbook.Audio.Tests.Flac;

/// <summary>FLAC files made by the reference encoder.</summary>
internal static class FlacEncoding
{
    /// <summary>Encodes interleaved samples with the program <c>flac</c>.</summary>
    public static byte[] Encode(int[] samples, SampleFormat format, params string[] options)
    {
        using TempFolder folder = new();
        int width = (format.BitsPerSample + 7) / 8 * 8;
        string raw = folder.Write("in.raw", TestSignal.ToBytes(samples, format.BitsPerSample));
        string flac = folder.PathOf("out.flac");
        Programs.Run(
            "flac",
            [
                "--silent", "--force-raw-format", "--endian=little", "--sign=signed",
                $"--channels={format.Channels}", $"--bps={width}", $"--sample-rate={format.RateHz}",
                .. options, "-o", flac, raw,
            ]).Succeeded();
        return File.ReadAllBytes(flac);
    }
}
