namespace Redbook.Audio.Tags;

/// <summary>Comments in the second packet of an Ogg stream, whatever its codec.</summary>
internal static class OggTags
{
    // FLAC in Ogg gives each metadata block a packet.
    private const int MostFlacPackets = 128;
    private const int StartBytes = 16;

    /// <summary>Reads the comments of the first audio stream.</summary>
    public static void Read(Stream file, long offset, TagSet tags)
    {
        OggPackets packets = new(file, offset);
        Span<byte> start = stackalloc byte[StartBytes];
        while (packets.MoveNextStream())
        {
            start = start[..packets.Read(start)];
            switch (start)
            {
                case [1, (byte)'v', (byte)'o', (byte)'r', (byte)'b', (byte)'i', (byte)'s', ..]:
                    ReadAfter("\u0003vorbis"u8);
                    return;
                case [(byte)'O', (byte)'p', (byte)'u', (byte)'s', (byte)'H', (byte)'e', (byte)'a', (byte)'d', ..]:
                    ReadAfter("OpusTags"u8);
                    return;
                case [(byte)'S', (byte)'p', (byte)'e', (byte)'e', (byte)'x', (byte)' ', ..]:
                    ReadAfter([]);
                    return;
                case [0x7F, (byte)'F', (byte)'L', (byte)'A', (byte)'C', ..]:
                    ReadFlac();
                    return;
            }

            start = start[..0];
        }

        void ReadAfter(ReadOnlySpan<byte> signature)
        {
            Span<byte> found = stackalloc byte[StartBytes];
            found = found[..signature.Length];
            if (packets.MoveNextPacket() && packets.TryFill(found) && found.SequenceEqual(signature))
            {
                VorbisComments.Read(packets, long.MaxValue, tags);
            }
            else
            {
                tags.Notices.Add("The comments of the Ogg stream are missing.");
            }
        }

        void ReadFlac()
        {
            FlacCueSheet? ignored = null;
            for (int i = 0; i < MostFlacPackets && packets.MoveNextPacket(); i++)
            {
                if (FlacTags.ReadBlock(packets, tags, ref ignored, out _) is null or true)
                {
                    return;
                }
            }
        }
    }
}
