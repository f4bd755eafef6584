using Redbook.Audio;
using Redbook.Audio.Tags;

namespace Redbook;

/// <summary>An audio file that was looked through to its end.</summary>
/// <param name="Path">The file as the user named it.</param>
/// <param name="File">The file; what it opens is exactly as long as <paramref name="Scan"/> says.</param>
/// <param name="Scan">What was found.</param>
/// <param name="Tags">What it says about its music.</param>
internal sealed record ScannedFile(string Path, AudioFile File, AudioScan Scan, AudioTags Tags)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>What is done to the samples on the way to a disc, in order.</summary>
    public List<string> Conversions()
    {
        SampleFormat format = File.Info.Format;
        List<string> steps = [];
        if (format.RateHz != SampleFormat.CompactDisc.RateHz)
        {
            steps.Add($"{format.RateHz / 1000.0:0.###} kHz to 44.1 kHz");
        }

        if (format.Channels == 1)
        {
            steps.Add("mono to stereo");
        }
        else if (format.Channels > 2)
        {
            steps.Add($"{format.Channels} channels mixed to 2");
        }

        if (!Scan.IsBitExact)
        {
            steps.Add("dithered to 16 bit");
        }

        if (Scan.Peak > 1)
        {
            steps.Add("peaks beyond full scale limited");
        }

        return steps;
    }
}
