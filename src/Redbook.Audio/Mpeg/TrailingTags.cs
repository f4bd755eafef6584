namespace Redbook.Audio.Mpeg;

/// <summary>What may lie behind the last frame of a stream: tags, or nothing but zeros.</summary>
internal static class TrailingTags
{
    private const int BlockBytes = 8 * 1024;

    /// <summary>Accepts the end of the file, a tag, or zeros to the end.</summary>
    /// <exception cref="AudioDataException">There is something else: the chain of frames is broken.</exception>
    public static void RequireAt(Stream file, long position)
    {
        Span<byte> block = stackalloc byte[BlockBytes];
        long at = position;
        file.Position = position;
        int read;
        while ((read = file.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0)
        {
            int zeros = block[..read].IndexOfAnyExcept((byte)0);
            if (zeros < 0)
            {
                at += read;
                continue;
            }

            ReadOnlySpan<byte> rest = block[zeros..read];
            bool isTag = rest.StartsWith("TAG"u8) || rest.StartsWith("APETAGEX"u8) || rest.StartsWith("LYRICSBEGIN"u8)
                || rest.StartsWith("ID3"u8) || rest.StartsWith("3DI"u8);
            if (!isTag)
            {
                throw new AudioDataException(
                    "here should be the next audio frame; the file is damaged or cut off", at == position ? at : at + zeros);
            }

            return;
        }
    }
}
