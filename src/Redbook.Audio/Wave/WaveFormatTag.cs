namespace Redbook.Audio.Wave;

/// <summary>Format tags of the WAVE <c>fmt </c> chunk that mean something here.</summary>
internal static class WaveFormatTag
{
    /// <summary>Integer PCM.</summary>
    public const ushort Pcm = 0x0001;

    /// <summary>IEEE floating point.</summary>
    public const ushort IeeeFloat = 0x0003;

    /// <summary>The real format is a GUID in the extension.</summary>
    public const ushort Extensible = 0xFFFE;

    /// <summary>The name of a compressed format, for messages.</summary>
    public static string Describe(ushort tag) => tag switch
    {
        0x0002 => "Microsoft ADPCM",
        0x0006 => "A-law",
        0x0007 => "mu-law",
        0x0011 => "IMA ADPCM",
        0x0031 => "GSM 6.10",
        0x0050 => "MPEG audio",
        0x0055 => "MP3",
        0x00FF => "AAC",
        0x0160 or 0x0161 or 0x0162 or 0x0163 => "Windows Media Audio",
        0x2000 => "AC-3",
        0x2001 => "DTS",
        _ => $"format tag {tag:X4}h",
    };
}
