using FirstLight.Files;

namespace FirstLight;

/// <summary>One track of the album: what it is called, how it is stored, who plays it.</summary>
internal sealed record Track(int Number, string Title, SampleFormat Format, int RateHertz, Func<int, Recording> Play)
{
    /// <summary>The file's name; names sort in playing order.</summary>
    public string FileName => $"{Number:D2} {Title}{Extension}";

    /// <summary>Channels in the file.</summary>
    public int Channels => Format is SampleFormat.WavMono ? 1 : 2;

    /// <summary>Bits of a sample in the file.</summary>
    public int Bits => Format is SampleFormat.Wav24 ? 24 : 16;

    private string Extension => Format switch
    {
        SampleFormat.Flac => ".flac",
        SampleFormat.Aiff => ".aiff",
        _ => ".wav",
    };

    /// <summary>Plays the track: samples as they go into the file, little-endian and interleaved.</summary>
    public byte[] Render() => Play(RateHertz).ToPcm(Bits, mono: Channels == 1);

    /// <summary>Plays the track into a file of its own in the folder given.</summary>
    public void WriteTo(string folder)
    {
        byte[] pcm = Render();
        string path = Path.Combine(folder, FileName);
        switch (Format)
        {
            case SampleFormat.Flac:
                string wav = path + ".tmp.wav";
                WriteWav(wav, pcm);
                FlacProgram.Encode(wav, path, Number, Title);
                File.Delete(wav);
                break;
            case SampleFormat.Aiff:
                using (FileStream stream = File.Create(path))
                {
                    AiffWriter.Write(stream, pcm);
                }

                break;
            default:
                WriteWav(path, pcm);
                break;
        }
    }

    private void WriteWav(string path, byte[] pcm)
    {
        using FileStream stream = File.Create(path);
        WavWriter.Write(stream, pcm, RateHertz, Channels, Bits);
    }
}
