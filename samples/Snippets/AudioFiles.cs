using Redbook.Audio;

namespace Snippets;

internal static class AudioFiles
{
    public static void Show(string path)
    {
        AudioFile file = AudioFile.Open(path);             // what it is, its content decides
        AudioScan scan = file.Scan();                      // every checksum, the exact length
        using PcmReader reader = file.OpenPcm();           // a stream of bytes as they lie on a CD
        byte[] second = new byte[44_100 * PcmReader.SampleBytes];
        for (int read; (read = reader.Read(second)) > 0;)
        {
            // second[..read] are the next ones
        }

        Console.WriteLine($"{file.Info.Path}: {scan.LengthSamples} samples at 44.1 kHz, resampled: {reader.IsResampled}");
    }
}
