using System.Globalization;
using Redbook.Audio.External;

namespace Redbook.Audio.Mpeg;

/// <summary>Walks all frames of an MP3 file: nothing between them, nothing missing, and the exact length.</summary>
internal static class MpegStructureReader
{
    private const int MostFrameBytes = 8 * 1024;

    /// <summary>Walks a file.</summary>
    /// <param name="file">Opened with a buffer.</param>
    /// <param name="start">Offset of the first frame.</param>
    /// <exception cref="AudioDataException">The chain of frames is broken, or the file is cut off.</exception>
    public static StreamStructure Read(Stream file, long start)
    {
        byte[] buffer = new byte[MostFrameBytes];
        MpegFrameHeader first = default;
        MpegInfoTag? info = null;
        long frames = 0;
        long position = start;
        while (TryReadHeader(file, position, buffer, out MpegFrameHeader header)
            && (position == start || header.Fixed == first.Fixed))
        {
            if (header.FrameBytes > file.Length - position)
            {
                throw new AudioDataException("the file is cut off in the middle of a frame", position);
            }

            if (position == start)
            {
                first = header;
                file.Position = position;
                int read = file.ReadAtLeast(buffer.AsSpan(0, header.FrameBytes), header.FrameBytes, throwOnEndOfStream: false);
                info = MpegInfoTag.Find(header, buffer.AsSpan(0, read));
            }

            frames++;
            position += header.FrameBytes;
        }

        frames -= info is null ? 0 : 1;
        TrailingTags.RequireAt(file, position);
        return Conclude(first, info, frames, position);
    }

    private static StreamStructure Conclude(
        MpegFrameHeader first, MpegInfoTag? info, long frames, long end)
    {
        if (info?.Frames is { } declared && declared > frames)
        {
            // Some encoders count the frame of the tag itself.
            if (declared > frames + 1 || info.Value.DelaySamples is > 0)
            {
                throw new AudioDataException(
                    Invariant($"the file is cut off: {frames} of {declared} frames are there"), end);
            }
        }

        if (info is not { DelaySamples: int delay and > 0, PaddingSamples: int padding, Frames: { } counted }
            || counted != frames)
        {
            return StreamStructure.Unknown;
        }

        long skipEnd = Math.Max(0, padding - MpegInfoTag.DecoderDelaySamples);
        long length = (frames * first.FrameSamples) - delay - MpegInfoTag.DecoderDelaySamples - skipEnd;
        return new StreamStructure(length > 0 ? length : null, []);
    }

    private static bool TryReadHeader(Stream file, long position, byte[] buffer, out MpegFrameHeader header)
    {
        header = default;
        if (position > file.Length - MpegFrameHeader.Size)
        {
            return false;
        }

        file.Position = position;
        file.ReadExactly(buffer.AsSpan(0, MpegFrameHeader.Size));
        return MpegFrameHeader.TryParse(buffer, out header);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
