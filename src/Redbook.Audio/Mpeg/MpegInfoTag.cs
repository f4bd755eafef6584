using System.Buffers.Binary;

namespace Redbook.Audio.Mpeg;

/// <summary>The first frame of many MP3 files, which carries no sound but counts: the Xing or Info tag.</summary>
/// <remarks>From the tag: 4 letters, flags, then frames (flag 1), bytes (2), table (4), quality (8). The encoder's
/// part follows; 21 bytes into it lie 12 bits of delay and 12 of padding.</remarks>
/// <param name="Frames">Frames behind this one; null when not said.</param>
/// <param name="DelaySamples">Samples that the encoder put in front; null when not said.</param>
/// <param name="PaddingSamples">Samples that it put behind.</param>
internal readonly record struct MpegInfoTag(uint? Frames, int? DelaySamples, int PaddingSamples)
{
    /// <summary>What every decoder adds in front: 528 samples and one.</summary>
    public const int DecoderDelaySamples = 529;

    /// <summary>Finds the tag in a whole frame.</summary>
    public static MpegInfoTag? Find(MpegFrameHeader header, ReadOnlySpan<byte> frame)
    {
        int side = (header.IsVersion1, header.IsMono) switch
        {
            (true, false) => 32,
            (true, true) or (false, false) => 17,
            _ => 9,
        };
        if (header.Layer != 3)
        {
            return null;
        }

        int tag = MpegFrameHeader.Size + side;
        if (!IsTag(frame, tag) && !IsTag(frame, tag += 2))          // two more where a checksum follows the header
        {
            return null;
        }

        uint flags = BinaryPrimitives.ReadUInt32BigEndian(frame[(tag + 4)..]);
        int at = tag + 8;
        uint? frames = null;
        if ((flags & 1) != 0 && frame.Length >= at + 4)
        {
            frames = BinaryPrimitives.ReadUInt32BigEndian(frame[at..]);
        }

        at += ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0)
            + ((flags & 8) != 0 ? 4 : 0);
        if (frame.Length < at + 24 || frame[at] == 0)
        {
            return new MpegInfoTag(frames, null, 0);
        }

        int both = (frame[at + 21] << 16) | (frame[at + 22] << 8) | frame[at + 23];
        return new MpegInfoTag(frames, both >> 12, both & 0xFFF);
    }

    private static bool IsTag(ReadOnlySpan<byte> frame, int at) =>
        frame.Length >= at + 8 && (frame[at..].StartsWith("Xing"u8) || frame[at..].StartsWith("Info"u8));
}
