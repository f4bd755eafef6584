using System.Buffers.Binary;
using System.Text;
using Redbook.Audio.External;
using Redbook.Audio.Mp4;
using Redbook.Audio.Mpeg;
using Redbook.Audio.Ogg;
using Redbook.Testing;

namespace Redbook.Audio.Tests.External;

/// <summary>Lengths by the framing of compressed files, on files made here.</summary>
public sealed class StructureTests
{
    // The check value of this CRC (it is CRC-32/MPEG-2 with start 0).
    [Fact]
    public void The_check_value_of_the_page_checksum_comes_out() =>
        Assert.Equal(0x89A1_897Fu, OggCrc.Update(0, "123456789"u8));

    // 295 764 samples in; 258 frames; delay 576, padding 876: start 1105 and end 347 go, 295 764 remain.
    [Fact]
    public void The_length_of_an_mp3_follows_from_its_information_tag()
    {
        byte[] mp3 = Mp3(frames: 258, declared: 258, delay: 576, padding: 876);

        Assert.Equal(295_764, MpegStructureReader.Read(new MemoryStream(mp3), 0).LengthFrames);
    }

    [Theory]
    [InlineData(258, 258, 0)]                                        // no encoder's part
    [InlineData(258, 250, 576)]                                      // more frames than it counts
    public void An_mp3_without_such_numbers_is_not_exact(int frames, int declared, int delay)
    {
        StreamStructure structure = MpegStructureReader.Read(new MemoryStream(Mp3(frames, declared, delay, 0)), 0);

        Assert.Null(structure.LengthFrames);
        Assert.False(structure.IsStartKnown);
    }

    [Theory]
    [InlineData("TAG")]
    [InlineData("APETAGEX")]
    [InlineData("\0\0\0\0")]
    [InlineData("\0\0\0TAG")]
    public void Tags_and_zeros_behind_the_last_frame_are_no_damage(string tail)
    {
        byte[] mp3 = [.. Mp3(10, 10, 576, 1000), .. Encoding.ASCII.GetBytes(tail), .. new byte[125]];

        Assert.NotNull(MpegStructureReader.Read(new MemoryStream(mp3), 0).LengthFrames);
    }

    [Fact]
    public void Ogg_counts_by_its_last_granule_less_the_pre_skip()
    {
        byte[] head = [.. "OpusHead"u8, 1, 2, 0x38, 0x01, 0x80, 0xBB, 0, 0, 0, 0, 0];
        byte[] ogg =
        [
            .. Page(2, 0, 0, head),
            .. Page(0, 0, 1, "OpusTags"u8),
            .. Page(0, 960, 2, new byte[100]),
            .. Page(4, 48_312, 3, new byte[200]),
        ];

        Assert.Equal(48_000, OggStructureReader.Read(new MemoryStream(ogg), 0).LengthFrames);
        Assert.Equal(48_000, OggStructureReader.Read(new MemoryStream([.. new byte[9], .. ogg]), 9).LengthFrames);
    }

    [Fact]
    public void Ogg_that_begins_in_the_middle_of_a_broadcast_has_no_known_length()
    {
        byte[] ogg =
        [
            .. Page(2, 0, 0, "\u0001vorbis"u8),
            .. Page(0, 9_000_000, 1, new byte[100]),
            .. Page(4, 9_048_000, 2, new byte[100]),
        ];

        Assert.Null(OggStructureReader.Read(new MemoryStream(ogg), 0).LengthFrames);
    }

    // What ffmpeg writes: the film's clock counts milliseconds, too coarse; the track's own duration is exact.
    [Theory]
    [InlineData(1000u, 919L, 40_547L)]
    [InlineData(44_100u, 40_547L, 40_547L)]
    [InlineData(44_100u, 30_000L, 30_000L)]                          // an edit that really ends earlier
    [InlineData(1000u, 500L, 22_050L)]
    public void Mp4_takes_the_edit_by_the_finer_clock(uint timescale, long segment, long expected)
    {
        StreamStructure structure = Mp4StructureReader.Read(new MemoryStream(Mp4(timescale, segment)));

        Assert.Equal(expected, structure.LengthFrames);
        Assert.Equal(44_100, structure.ClockHz);
    }

    // A few kilobytes of boxes in boxes must not use up the stack.
    [Theory]
    [InlineData("mdia", "trak")]
    [InlineData("ilst", "udta")]
    public void Boxes_nested_without_end_are_not_followed_without_end(string inner, string outer)
    {
        const int levels = 20_000;
        byte[] nested = new byte[levels * 8];
        for (int level = 0; level < levels; level++)
        {
            UInt32((uint)(nested.Length - (level * 8))).CopyTo(nested, level * 8);
            Encoding.ASCII.GetBytes(inner).CopyTo(nested, (level * 8) + 4);
        }

        byte[] file = [.. Box("moov", Box(outer, nested)), .. Box("mdat", new byte[8])];

        Assert.Null(Mp4StructureReader.Read(new MemoryStream(file)).LengthFrames);
    }

    [Fact]
    public void Any_bytes_give_a_structure_or_the_one_exception()
    {
        byte[] head = [.. "OpusHead"u8, 1, 2, 0x38, 0x01, 0x80, 0xBB, 0, 0, 0, 0, 0];
        (byte[] Seed, Func<Stream, StreamStructure> Read)[] kinds =
        [
            (Mp3(5, 5, 576, 800), stream => MpegStructureReader.Read(stream, 0)),
            ([.. Page(2, 0, 0, head), .. Page(4, 960, 1, new byte[300])], stream => OggStructureReader.Read(stream, 0)),
            (Mp4(1000, 919), Mp4StructureReader.Read),
            ([0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC, .. new byte[9]], stream => AdtsStructureReader.Read(stream, 0)),
        ];
        Random random = new(55);
        int rounds = TestLength.Rounds(shortCount: 4_000, longCount: 400_000);
        for (int round = 0; round < rounds; round++)
        {
            (byte[] seed, Func<Stream, StreamStructure> read) = kinds[round % kinds.Length];
            byte[] file = (byte[])seed.Clone();
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                file[random.Next(file.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            Array.Resize(ref file, random.Next(4) == 0 ? random.Next(1, file.Length) : file.Length);
            try
            {
                Assert.True(read(new MemoryStream(file)).LengthFrames is null or > 0);
            }
            catch (AudioDataException)
            {
                // The one documented exception.
            }
            catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Round {round}: {other}{Environment.NewLine}{Convert.ToHexString(file)}");
            }
        }
    }

    private static byte[] Mp3(int frames, int declared, int delay, int padding)
    {
        byte[] file = new byte[417 * (frames + 1)];
        for (int i = 0; i <= frames; i++)
        {
            ((ReadOnlySpan<byte>)[0xFF, 0xFB, 0x90, 0x00]).CopyTo(file.AsSpan(417 * i));
        }

        Span<byte> tag = file.AsSpan(36);
        "Info"u8.CopyTo(tag);
        tag[7] = 0x0F;
        BinaryPrimitives.WriteInt32BigEndian(tag[8..], declared);
        if (delay > 0)
        {
            Span<byte> lame = tag[120..];
            "LAME3.100"u8.CopyTo(lame);
            int both = (delay << 12) | padding;
            (lame[21], lame[22], lame[23]) = ((byte)(both >> 16), (byte)(both >> 8), (byte)both);
        }

        return file;
    }

    private static byte[] Page(int flags, long granule, uint number, ReadOnlySpan<byte> packet)
    {
        byte[] lacing = [.. Enumerable.Repeat((byte)255, packet.Length / 255), (byte)(packet.Length % 255)];
        byte[] page = new byte[27 + lacing.Length + packet.Length];
        "OggS"u8.CopyTo(page);
        page[5] = (byte)flags;
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(6), granule);
        page[14] = 77;
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(18), number);
        page[26] = (byte)lacing.Length;
        lacing.CopyTo(page, 27);
        packet.CopyTo(page.AsSpan(27 + lacing.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(22), OggCrc.Update(0, page));
        return page;
    }

    private static byte[] Mp4(uint movieTimescale, long segment)
    {
        byte[] movie = [.. new byte[12], .. UInt32(movieTimescale), .. UInt32(919)];
        byte[] edit = [0, 0, 0, 0, .. UInt32(1), .. UInt32((uint)segment), .. UInt32(1024), 0, 1, 0, 0];
        byte[] media = [.. new byte[12], .. UInt32(44_100), .. UInt32(41_571)];
        byte[] handler = [.. new byte[8], .. "soun"u8, .. new byte[12]];
        return
        [
            .. Box("ftyp", "M4A "u8),
            .. Box("moov",
            [
                .. Box("mvhd", movie),
                .. Box("trak", [.. Box("edts", Box("elst", edit)), .. Box("mdia", [.. Box("mdhd", media), .. Box("hdlr", handler)])]),
            ]),
            .. Box("mdat", new byte[10]),
        ];
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content) =>
        [.. UInt32((uint)content.Length + 8), .. Encoding.ASCII.GetBytes(type), .. content];

    private static byte[] UInt32(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
