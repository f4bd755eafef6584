namespace Redbook.Audio.Mpeg;

/// <summary>The header of an AAC frame in ADTS (ISO 13818-7).</summary>
internal static class AdtsFrameHeader
{
    /// <summary>Bytes of the header without its optional checksum.</summary>
    public const int Size = 7;

    /// <summary>Reads the length of a frame with its header, in bytes.</summary>
    public static bool TryParse(ReadOnlySpan<byte> source, out int frameBytes)
    {
        frameBytes = 0;
        if (source.Length < Size || source[0] != 0xFF || (source[1] & 0xF6) != 0xF0 || ((source[2] >> 2) & 15) > 12)
        {
            return false;
        }

        frameBytes = ((source[3] & 3) << 11) | (source[4] << 3) | (source[5] >> 5);
        return frameBytes >= Size;
    }
}
