using Redbook.Audio.External;

namespace Redbook.Audio.Mpeg;

/// <summary>Walks all frames of an AAC file in ADTS: nothing between them, nothing cut off.</summary>
internal static class AdtsStructureReader
{
    /// <summary>Walks a file.</summary>
    /// <param name="file">Opened with a buffer.</param>
    /// <param name="start">Offset of the first frame.</param>
    /// <exception cref="AudioDataException">The chain of frames is broken, or the file is cut off.</exception>
    public static StreamStructure Read(Stream file, long start)
    {
        Span<byte> header = stackalloc byte[AdtsFrameHeader.Size];
        long position = start;
        while (position <= file.Length - header.Length)
        {
            file.Position = position;
            file.ReadExactly(header);
            if (!AdtsFrameHeader.TryParse(header, out int frameBytes))
            {
                break;
            }

            if (frameBytes > file.Length - position)
            {
                throw new AudioDataException("the file is cut off in the middle of a frame", position);
            }

            position += frameBytes;
        }

        TrailingTags.RequireAt(file, position);
        return StreamStructure.Unknown;
    }
}
