using Redbook.Audio;

namespace ImapiSamples;

/// <summary>Gets the sound of a file as it lies on a disc: 44.1 kHz, 16-bit, stereo, no header.</summary>
internal static class Sound
{
    public const int SectorBytes = 2352;

    /// <summary>All of it, in memory, which will do for a sample.</summary>
    public static byte[] Load(string file)
    {
        using PcmReader reader = AudioFile.Open(file).OpenPcm();
        using MemoryStream sound = new();
        reader.CopyTo(sound);
        return sound.ToArray();
    }

    /// <summary>The same with silence up to a whole sector, and to four seconds at least.</summary>
    public static byte[] LoadSectors(string file)
    {
        byte[] sound = Load(file);
        int sectors = Math.Max(300, (sound.Length + SectorBytes - 1) / SectorBytes);
        Array.Resize(ref sound, sectors * SectorBytes);
        return sound;
    }
}
