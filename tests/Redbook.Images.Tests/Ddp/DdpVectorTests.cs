using System.Buffers.Binary;
using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Ddp;
using Redbook.Testing;

namespace Redbook.Images.Tests.Ddp;

/// <summary>Sets whose every byte is known.</summary>
public sealed class DdpVectorTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // A set of the program cue2ddp, checked file by file.
    [Fact]
    public void In_the_style_of_cue2ddp_every_file_is_as_that_program_writes_it()
    {
        string path = _folder.Write("source.bin", Counting());
        DiscImage image = new()
        {
            Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, path, 0, 600), SampleImages.Track(2, path, 600, 1500) with { PregapSectors = 150 }] }],
        };

        string set = Write(image, DdpStyle.Cue2Ddp);

        Assert.Equal(Lines(
            "VVVMS0             448        PQ DESCR                                  17SD                                                    ",
            "VVVMD0            1650                DA71     150                      17IMAGE.DAT                                             "), Text(set, "DDPMS"));
        Assert.Equal(Lines(
            "VVVS0000  00000001                                              ",
            "VVVS0100  00000001                                              ",
            "VVVS0101  00020001                                              ",
            "VVVS0200  00100001                                              ",
            "VVVS0201  00120001                                              ",
            "VVVSAA01  00220001                                              ",
            "VVVSAA01  00220001                                              "), Text(set, "SD"));
        Assert.Equal("DDP 2.00" + new string(' ', 79) + "CD" + new string(' ', 39), Text(set, "DDPID"));
        Assert.Equal(
            """
            187970110683c92c25bdb82256354780 *DDPID
            786f12e522c55f9d6c81e24871d4d79f *DDPMS
            b48acb2e5a9748fce02ec99a161bb687 *SD
            7b4dad7a5114569b4e25550ca6278dda *IMAGE.DAT

            """, Text(set, "CHECKSUM.MD5"));
        Assert.Equal(
            """
            [CRC32 Checksum]
            DDPID=730DC92D
            DDPMS=2FA79A23
            SD=BC6CA96C
            IMAGE.DAT=38107698

            """, Text(set, "CHECKSUM.TXT"));
        Assert.Equal(["CHECKSUM.MD5", "CHECKSUM.TXT", "DDPID", "DDPMS", "IMAGE.DAT", "SD"], Names(set));
    }

    // CD-TEXT that cue2ddp made of titles and performers.
    [Fact]
    public void Texts_become_the_packs_of_cue2ddp()
    {
        CdTextEntry entry = new() { Performer = "Artist" };
        DiscImage image = SampleImages.DiscAOf(_folder) with
        {
            Mcn = null,
            CdText = new CdTextDisc
            {
                Blocks =
                [
                    new CdTextBlock
                    {
                        Album = entry with { Title = "Disc" },
                        Tracks = [entry with { Title = "Track One" }, entry with { Title = "Track Two" }, entry with { Title = "Track Three" }],
                    },
                ],
            },
        };
        image = image with
        {
            Sessions = [new ImageSession { Tracks = [.. image.Tracks.Select(track => track with { Isrc = default })] }],
        };

        string set = Write(image, DdpStyle.Cue2Ddp);

        Assert.Equal("635585dbd3cc4b073d1edcf2183bf2d8", DdpSums.Md5(File.ReadAllBytes(Path.Combine(set, "CDTEXT.BIN"))));
    }

    [Fact]
    public void In_the_standard_style_disc_A_with_everything_set_is_the_recommended_vector()
    {
        string set = Write(SampleImages.DiscAOf(_folder), DdpStyle.Standard, "TESTMASTER");

        Assert.Equal(
            "DDP 2.000123456789012                 TESTMASTER                                       CD                                       ",
            Text(set, "DDPID"));
        Assert.Equal(Lines(
            "VVVMS0             216        CDTEXT                   00               17CDTEXT.BIN                                            ",
            "VVVMS0             512        PQ DESCR                                  17PQDESCR                                               ",
            "VVVMD0            1957                DA70     150                      17IMAGE.DAT                                             "), Text(set, "DDPMS"));
        Assert.Equal(Lines(
            "VVVS0000  00000001              0123456789012                   ",
            "VVVS0100  00000021  USABC2500001                                ",
            "VVVS0101  00020021                                              ",
            "VVVS0200  00081011  USABC2500002                                ",
            "VVVS0201  00085311                                              ",
            "VVVS0301  00181001  USABC2500003                                ",
            "VVVSAA01  00260701                                              ",
            "VVVSAA01  00260701                                              "), Text(set, "PQDESCR"));
        Assert.Equal(
            """
            0e73ce0e8682716914a7ad2c6a1debab *DDPID
            b6d4dd2892afc5fccfd8f10a27597e3b *DDPMS
            7bc2dc33393ac6cf89306cd812c708af *CDTEXT.BIN
            2b34d17970920b62f6ce02f843ca5b92 *PQDESCR
            ffe6cf57bebf27526f8668c1284a71e6 *IMAGE.DAT

            """, Text(set, "CHECKSUM.MD5"));
        Assert.Equal(["CDTEXT.BIN", "CDTEXT.TXT", "CHECKSUM.MD5", "DDPID", "DDPMS", "IMAGE.DAT", "PQDESCR", "PQSHEET.TXT"], Names(set));
    }

    [Fact]
    public void The_PQ_sheet_of_disc_A()
    {
        string sheet = PqSheet.Write(SampleImages.DiscAOf(_folder));

        Assert.Contains(
            """
            Trk Idx  Start      Pause     Length    ISRC          PRE DCP 4CH SCMS
             1   0   00:00:00   00:02:00
             1   1   00:02:00             00:06:10  USABC2500001       x
             2   0   00:08:10   00:00:43
             2   1   00:08:53             00:09:32  USABC2500002   x
             3   1   00:18:10             00:07:72  USABC2500003
            End      00:26:07
            """.Replace("\n", "\r\n", StringComparison.Ordinal), sheet, StringComparison.Ordinal);
        Assert.Contains("UPC/EAN:    0123456789012\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("Total:      00:26:07", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_texts_are_written_to_be_read()
    {
        string sheet = PqSheet.WriteTexts(SampleImages.Texts());

        Assert.Contains("Block 0: English, Latin1\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("Disc  Title               Disc\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("02    Performer           A2\r\n", sheet, StringComparison.Ordinal);
    }

    private string Write(DiscImage image, DdpStyle style, string masterId = "")
    {
        string set = _folder.PathOf("set");
        DiscImageFile.Write(image, set, new DiscImageWriteOptions { Format = "ddp", Ddp = new DdpWriteOptions { Style = style, MasterId = masterId } });
        return set;
    }

    private static byte[] Counting()
    {
        byte[] sound = new byte[1500 * 2352];
        for (int i = 0; i < 1500 * 588; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(sound.AsSpan(i * 4), i);
        }

        return sound;
    }

    private static string Lines(params string[] lines) => string.Concat(lines);

    private static string Text(string set, string name) => Encoding.ASCII.GetString(File.ReadAllBytes(Path.Combine(set, name)));

    private static string[] Names(string set) => [.. Directory.GetFiles(set).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
