using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>Noise to be recorded by another program.</summary>
internal sealed record RemoteTrack(string Name, byte[] Pcm)
{
    /// <summary>Sectors on the disc, the last one filled up with silence.</summary>
    public int Sectors => (Pcm.Length + Signals.SectorBytes - 1) / Signals.SectorBytes;

    /// <summary>A track of so many sectors, and of some bytes more where it is to end within one.</summary>
    public static RemoteTrack Of(string name, int seed, int sectors, int bytes = 0) =>
        new(name, Signals.Noise(sectors + 1, seed)[..((sectors * Signals.SectorBytes) + bytes)]);

    /// <summary>Writes the file, and returns its name.</summary>
    public string Write(TempFolder folder)
    {
        folder.Write(Name + ".wav", WavFile.Build(Pcm));
        return Name + ".wav";
    }

    /// <summary>Fails unless these sectors begin with this track, and all that follows is silence.</summary>
    public void IsAtTheStartOf(ReadOnlySpan<byte> sound)
    {
        Assert.True(sound.Length >= Pcm.Length, $"{Name}: {sound.Length} bytes of {Pcm.Length}.");
        Assert.True(sound[..Pcm.Length].SequenceEqual(Pcm), $"{Name}: other samples.");
        Assert.Equal(-1, sound[Pcm.Length..].IndexOfAnyExcept((byte)0));
    }
}
