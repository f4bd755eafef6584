using Redbook.Audio;
using Redbook.Audio.Conversion;

namespace Snippets;

internal static class AudioFiles
{
    public static void Show(string path)
    {
        AudioFile file = AudioFile.Open(path);             // what it is, its content decides
        using CdConverter converter = new(file.OpenSamples());
        short[] samples = new short[2 * 44_100];           // a second, left and right in turn
        long frames = 0;
        for (int read; (read = converter.Read(samples)) > 0; frames += read)
        {
            // samples[..(2 * read)] are the next ones, as they lie on a CD
        }

        Console.WriteLine($"{file.Info.Path}: {frames} samples at 44.1 kHz, resampled: {converter.IsResampled}");
    }
}
