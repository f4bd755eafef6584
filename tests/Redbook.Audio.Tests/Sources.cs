namespace Redbook.Audio.Tests;

/// <summary>Reads whole sources, in blocks of odd sizes so that block borders are met.</summary>
internal static class Sources
{
    public static int[] ReadAllIntegers(this SampleSource source)
    {
        List<int> all = [];
        int channels = source.Format.Channels;
        int[] block = new int[1021 * channels];
        int frames;
        while ((frames = source.ReadIntegers(block)) > 0)
        {
            all.AddRange(block.AsSpan(0, frames * channels));
        }

        return [.. all];
    }

    public static double[] ReadAllFloats(this SampleSource source)
    {
        List<double> all = [];
        int channels = source.Format.Channels;
        double[] block = new double[1021 * channels];
        int frames;
        while ((frames = source.ReadFloats(block)) > 0)
        {
            all.AddRange(block.AsSpan(0, frames * channels));
        }

        return [.. all];
    }

    public static int[] ReadIntegers(this AudioFile file)
    {
        using SampleSource source = file.OpenSamples();
        return source.ReadAllIntegers();
    }

    public static double[] ReadFloats(this AudioFile file)
    {
        using SampleSource source = file.OpenSamples();
        return source.ReadAllFloats();
    }
}
