using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Redbook.Audio.Tags;

namespace Redbook.Audio.Tests.Tags;

/// <summary>Tags byte by byte: forms that today's programs no longer write, and wrong ones.</summary>
public sealed class TagBytesTests
{
    [Fact]
    public void Id3_version_2_2_has_names_of_three_letters()
    {
        byte[] tag = Tag(2, 0, [.. Frame22("TT2", [0, .. "One"u8]), .. Frame22("TRK", [0, .. "2/3"u8]), .. Frame22("COM", [0, .. "eng\0note"u8]),
            .. Frame22("TCO", [0, .. "(17)"u8]), .. Frame22("TXX", [0, .. "UPC\u00001234"u8]), 0, 0, 0]);

        AudioTags tags = Read(tag);

        Assert.Equal(("One", 2, 3, "note", "Rock", "1234"), (tags.Title, tags.TrackNumber, tags.TrackCount, tags.Comment, tags.Genre, tags.Barcode));
    }

    [Fact]
    public void Zeros_behind_FFh_are_left_out_in_a_whole_tag_before_version_2_4()
    {
        // FF FE of the byte order mark is written FF 00 FE; sizes count the bytes without the zeros.
        byte[] plain = [.. Frame23("TIT2", [1, .. Utf16("Onÿ")]), .. Frame23("TPE1", [1, .. Utf16("A")])];
        byte[] stuffed = [.. plain.SelectMany(value => value == 0xFF ? (byte[])[0xFF, 0] : [value])];

        AudioTags tags = Read(Tag(3, 0x80, stuffed));

        Assert.Equal(("Onÿ", "A"), (tags.Title, tags.Artist));
    }

    [Fact]
    public void Zeros_behind_FFh_are_left_out_frame_by_frame_in_version_2_4()
    {
        byte[] content = [1, 0xFF, 0, 0xFE, (byte)'O', 0, 0xFF, 0, 0];   // "O" and U+00FF
        AudioTags tags = Read(Tag(4, 0, [.. Frame24("TIT2", content, flags: 2), .. Frame24("TPE1", [3, .. "A"u8])]));

        Assert.Equal(("Oÿ", "A"), (tags.Title, tags.Artist));
    }

    [Fact]
    public void Compressed_and_grouped_frames_are_unpacked()
    {
        byte[] packed = Deflate([0, .. "Packed"u8]);
        byte[] v3 = [.. "TIT2"u8, .. BigEndian(packed.Length + 5), 0, 0x80 | 0x20, 0, 0, 0, 7, 9, .. packed];
        byte[] v4 = Frame24("TIT2", [9, 0, 0, 0, 7, .. packed], flags: 0x40 | 0x08 | 0x01);

        Assert.Equal("Packed", Read(Tag(3, 0, v3)).Title);
        Assert.Equal("Packed", Read(Tag(4, 0, v4)).Title);
    }

    [Fact]
    public void An_encrypted_frame_is_passed_over_with_a_notice()
    {
        AudioTags tags = Read(Tag(4, 0, [.. Frame24("TIT2", [1, 2, 3], flags: 0x04), .. Frame24("TPE1", [3, .. "A"u8])]));

        Assert.Null(tags.Title);
        Assert.Equal("A", tags.Artist);
        Assert.Contains(tags.Notices, notice => notice.Contains("encrypted", StringComparison.Ordinal));
    }

    [Fact]
    public void Frame_sizes_of_version_2_4_with_eight_bits_in_a_byte_are_seen_through()
    {
        byte[] text = [3, .. Enumerable.Repeat((byte)'x', 300)];
        byte[] frame = [.. "TIT2"u8, .. BigEndian(text.Length), 0, 0, .. text];

        AudioTags tags = Read(Tag(4, 0, [.. frame, .. Frame24("TPE1", [3, .. "A"u8]), 0, 0, 0, 0]));

        Assert.Equal(300, tags.Title!.Length);
        Assert.Equal("A", tags.Artist);
    }

    [Fact]
    public void Extended_headers_are_passed_over()
    {
        byte[] v3 = [0, 0, 0, 6, 0, 0, 0, 0, 0, 0, .. Frame23("TIT2", [0, .. "One"u8])];
        byte[] v4 = [0, 0, 0, 6, 1, 0, .. Frame24("TIT2", [0, .. "One"u8])];

        Assert.Equal("One", Read(Tag(3, 0x40, v3)).Title);
        Assert.Equal("One", Read(Tag(4, 0x40, v4)).Title);
    }

    [Fact]
    public void Several_values_of_version_2_4_are_joined()
    {
        AudioTags tags = Read(Tag(4, 0, [.. Frame24("TPE1", [3, .. "A\0B\0A"u8]), .. Frame24("TSRC", [3, .. "X1\0X2"u8])]));

        Assert.Equal(("A, B", "X1"), (tags.Artist, tags.Isrc));
    }

    [Theory]
    [InlineData("17", "Rock")]
    [InlineData("(17)", "Rock")]
    [InlineData("(17)My Rock", "My Rock")]
    [InlineData("(4)(17)", "Disco")]
    [InlineData("RX", "Remix")]
    [InlineData("((odd)", "((odd)")]
    [InlineData("(999)", "(999)")]
    [InlineData("Polka", "Polka")]
    public void Genres_are_given_by_name(string text, string expected) => Assert.Equal(expected, Id3Genres.Resolve(text));

    [Fact]
    public void Utf8_where_one_byte_a_character_belongs_is_read_as_what_it_is()
    {
        AudioTags tags = Read(Tag(3, 0, Frame23("TIT2", [0, .. "Grüße"u8])));
        Assert.Equal("Grüße", tags.Title);
        Assert.Contains(tags.Notices, notice => notice.Contains("UTF-8", StringComparison.Ordinal));

        tags = Read(Tag(3, 0, Frame23("TIT2", [0, .. Encoding.Latin1.GetBytes("Grüße"), 0x96])));
        Assert.Equal("Grüße–", tags.Title);
        Assert.DoesNotContain(tags.Notices, notice => notice.Contains("UTF-8", StringComparison.Ordinal));
    }

    [Fact]
    public void An_appended_tag_is_found_by_its_footer()
    {
        byte[] tag = Tag(4, 0x10, Frame24("TIT2", [3, .. "End"u8]));
        byte[] file = [.. new byte[500], .. tag, .. "3DI"u8, .. tag.AsSpan(3, 7)];

        Assert.Equal("End", Read(file).Title);
    }

    [Fact]
    public void Version_1_fills_only_what_is_open_and_lies_before_lyrics()
    {
        byte[] tag = new byte[128];
        "TAG"u8.CopyTo(tag);
        "A title that was cut off at th"u8.CopyTo(tag.AsSpan(3));
        "Somebody"u8.CopyTo(tag.AsSpan(33));
        tag[126] = 4;
        tag[127] = 17;
        byte[] ape = Ape(("Title", "A title that was cut off at thirty"));
        byte[] lyrics = [.. "LYRICSBEGININD00002"u8, .. "00"u8, .. "000021LYRICS200"u8];

        AudioTags tags = Read([.. new byte[400], .. ape, .. lyrics, .. tag]);

        Assert.Equal(("A title that was cut off at thirty", "Somebody", 4, "Rock"), (tags.Title, tags.Artist, tags.TrackNumber, tags.Genre));
    }

    [Fact]
    public void Wave_info_bext_and_axml()
    {
        byte[] bext = new byte[602];
        "A take"u8.CopyTo(bext);
        byte[] list = [.. "INFO"u8, .. Item("INAM", "One\0"), .. Item("ISRC", "A shelf\0"), .. Item("ITRK", "3"), .. Item("IART", "Grüße\0")];
        byte[] file = ChunkBuilder.Wave()
            .Chunk("bext", bext)
            .Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("data", new byte[8])
            .Chunk("LIST", list)
            .Chunk("axml", "<dc:identifier>ISRC:US-ABC-25-00001</dc:identifier>"u8)
            .ToArray();

        AudioTags tags = Read(file);

        Assert.Equal(("One", "Grüße", 3, "A take", "US-ABC-25-00001"), (tags.Title, tags.Artist, tags.TrackNumber, tags.Comment, tags.Isrc));
    }

    [Fact]
    public void An_ISRC_in_a_wave_list_counts_when_it_looks_like_one()
    {
        byte[] list = [.. "INFO"u8, .. Item("ISRC", "USABC2500001\0")];
        byte[] file = ChunkBuilder.Wave().Chunk("fmt ", ChunkBuilder.WaveFormat()).Chunk("data", new byte[8]).Chunk("LIST", list).ToArray();

        Assert.Equal("USABC2500001", Read(file).Isrc);
    }

    [Fact]
    public void Aiff_text_chunks()
    {
        byte[] file = ChunkBuilder.Aiff()
            .Chunk("NAME", "One"u8)
            .Chunk("AUTH", "Somebody"u8)
            .Chunk("ANNO", "note"u8)
            .Chunk("COMM", ChunkBuilder.AiffCommon(2))
            .Chunk("SSND", ChunkBuilder.AiffSound(new byte[8]))
            .ToArray();

        AudioTags tags = Read(file);

        Assert.Equal(("One", "Somebody", "note"), (tags.Title, tags.Artist, tags.Comment));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 no audio at all")]
    [InlineData("ID3")]
    [InlineData("fLaC")]
    [InlineData("OggS")]
    public void Files_without_tags_give_empty_ones(string content)
    {
        AudioTags tags = Read(Encoding.Latin1.GetBytes(content));

        Assert.Equal(AudioTags.Empty with { Notices = tags.Notices }, tags);
    }

    [Fact]
    public void Any_bytes_give_a_value()
    {
        byte[][] seeds = [.. Seeds()];
        Random random = new(20);
        int rounds = Testing.TestLength.Rounds(6_000, 2_000_000);
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = [.. seeds[random.Next(seeds.Length)]];
            for (int i = random.Next(6); i >= 0; i--)
            {
                Mutate(ref file, random);
            }

            try
            {
                AudioTags tags = Read(file);
                Assert.True(tags.Notices.Count <= 32);
            }
            catch (Exception other) when (other is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Round {round}: {other}{Environment.NewLine}{Convert.ToHexString(file)}");
            }
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        byte[] frames = [.. Frame24("TIT2", [3, .. "One"u8]), .. Frame24("COMM", [1, .. "eng"u8, .. Utf16("x"), 0, 0, .. Utf16("y")])];
        yield return Tag(4, 0, frames);
        yield return Tag(3, 0x80, [.. Frame23("TIT2", [1, .. Utf16("Onÿ")]), .. Frame23("TXXX", [0, .. "ISRC\0x"u8])]);
        yield return Tag(2, 0, [.. Frame22("TT2", [0, .. "One"u8]), .. Frame22("TXX", [0, .. "UPC\u00001234"u8])]);
        yield return [.. new byte[40], .. Ape(("Title", "One"), ("Artist", "A")), .. "TAG"u8, .. new byte[125]];
        byte[] comments = [3, 0, 0, 0, .. "xyz"u8, 2, 0, 0, 0, 9, 0, 0, 0, .. "TITLE=One"u8, 8, 0, 0, 0, .. "ARTIST=A"u8];
        byte[] sheet = new byte[396 + 36 + 12];
        (sheet[395], sheet[396 + 35]) = (1, 1);
        yield return [.. "fLaC"u8, 4, 0, 0, (byte)comments.Length, .. comments, 0x85, 0, 1, 0xBC, .. sheet];
        yield return [.. OggPage([[1, .. "vorbis"u8, .. new byte[23]]], 2), .. OggPage([[3, .. "vorbis"u8, .. comments]], 0)];
        yield return [.. OggPage([[.. "OpusHead"u8, .. new byte[11]]], 2), .. OggPage([[.. "OpusTags"u8, .. comments]], 0)];
        yield return [.. OggPage([[0x7F, .. "FLAC"u8, .. new byte[8]]], 2), .. OggPage([[4, 0, 0, (byte)comments.Length, .. comments]], 0)];
        yield return ChunkBuilder.Wave().Chunk("fmt ", ChunkBuilder.WaveFormat()).Chunk("data", new byte[8])
            .Chunk("LIST", [.. "INFO"u8, .. Item("INAM", "One")]).Chunk("id3 ", Tag(4, 0, frames)).ToArray();
        yield return ChunkBuilder.Wave("RF64").Chunk("ds64", new byte[28]).Chunk("fmt ", ChunkBuilder.WaveFormat())
            .Chunk("data", new byte[8], statedSize: uint.MaxValue).ToArray();
        yield return ChunkBuilder.Aiff().Chunk("NAME", "One"u8).Chunk("ID3 ", Tag(4, 0, frames)).ToArray();
        byte[] data = Box("data", [0, 0, 0, 1, 0, 0, 0, 0, .. "One"u8]);
        byte[] items = Box("ilst", [.. Box("©nam", data), .. Box("trkn", Box("data", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 9])),
            .. Box("----", [.. Box("mean", [0, 0, 0, 0, .. "com.apple.iTunes"u8]), .. Box("name", [0, 0, 0, 0, .. "ISRC"u8]), .. data])]);
        yield return [.. Box("ftyp", "M4A \0\0\0\0"u8), .. Box("moov", Box("udta", Box("meta", [0, 0, 0, 0, .. Box("hdlr", new byte[8]), .. items])))];
    }

    private static void Mutate(ref byte[] file, Random random)
    {
        if (file.Length == 0)
        {
            return;
        }

        int at = random.Next(file.Length);
        switch (random.Next(6))
        {
            case 0:
                file[at] = (byte)random.Next(256);
                break;
            case 1:
                file[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                file = file[..at];
                break;
            case 3:
                int length = random.Next(file.Length - at);
                file = [.. file.AsSpan(0, at), .. file.AsSpan(at, length), .. file.AsSpan(at)];
                break;
            case 4:
                file.AsSpan(at, Math.Min(4, file.Length - at)).Fill(random.Next(3) switch { 0 => 0xFF, 1 => 0x7F, _ => 0 });
                break;
            default:
                file = [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(file.Length, at + random.Next(1, 9)))];
                break;
        }
    }

    private static AudioTags Read(byte[] file) => AudioTags.Read(new MemoryStream(file, writable: false));

    private static byte[] Tag(byte version, byte flags, byte[] frames) => [.. "ID3"u8, version, 0, flags, .. Synchsafe(frames.Length), .. frames];

    private static byte[] Synchsafe(int size) => [(byte)((size >> 21) & 0x7F), (byte)((size >> 14) & 0x7F), (byte)((size >> 7) & 0x7F), (byte)(size & 0x7F)];

    private static byte[] BigEndian(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Frame22(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. BigEndian(content.Length).AsSpan(1), .. content];

    private static byte[] Frame23(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. BigEndian(content.Length), 0, 0, .. content];

    private static byte[] Frame24(string name, byte[] content, byte flags = 0) =>
        [.. Encoding.ASCII.GetBytes(name), .. Synchsafe(content.Length), 0, flags, .. content];

    private static byte[] Utf16(string text) => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];

    private static byte[] Item(string id, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return [.. Encoding.ASCII.GetBytes(id), .. LittleEndian(bytes.Length), .. bytes, .. new byte[bytes.Length & 1]];
    }

    private static byte[] Box(string type, ReadOnlySpan<byte> content) => [.. BigEndian(content.Length + 8), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Ape(params (string Name, string Value)[] entries)
    {
        byte[] items = [.. entries.SelectMany(entry => (byte[])[.. LittleEndian(entry.Value.Length), 0, 0, 0, 0,
            .. Encoding.ASCII.GetBytes(entry.Name), 0, .. Encoding.UTF8.GetBytes(entry.Value)])];
        return [.. items, .. "APETAGEX"u8, .. LittleEndian(2000), .. LittleEndian(items.Length + 32), .. LittleEndian(entries.Length),
            .. LittleEndian(0), .. new byte[8]];
    }

    private static byte[] OggPage(byte[][] packets, byte flags) =>
        [.. "OggS"u8, 0, flags, .. new byte[20], (byte)packets.Length, .. packets.Select(packet => (byte)packet.Length), .. packets.SelectMany(packet => packet)];

    private static byte[] Deflate(byte[] content)
    {
        using MemoryStream packed = new();
        using (ZLibStream deflater = new(packed, CompressionMode.Compress))
        {
            deflater.Write(content);
        }

        return packed.ToArray();
    }
}
