using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Nrg;

public sealed class NrgTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Disc_A_of_both_versions_is_read_whole(bool isNew)
    {
        byte[] packs = CdTextEncoder.Encode(SampleImages.Texts()).Packs;
        string path = _folder.Write("a.nrg", LayoutFiles.Nrg(isNew, packs));

        DiscImageReading reading = DiscImageFile.Open(path);

        Assert.Equal("nrg", reading.Format.Id);
        Assert.Empty(reading.Findings);
        DiscImage expected = SampleImages.DiscAOf(_folder);
        ImageTrack[] tracks = [.. expected.Tracks];
        tracks[1] = tracks[1] with { IndexOffsets = [100] };
        ImageSamples.AssertSame(expected with { Sessions = [new ImageSession { Tracks = tracks }] }, reading.Image);
        Assert.True(reading.Image.Sessions[0].IsPauseStored);
    }

    // libcdio reads these images by itself; it ends with a failed assertion where a track has an index 2.
    [Fact]
    [Trait("Category", "Judge")]
    public void Cd_info_sees_the_same_tracks()
    {
        string path = _folder.Write("a.nrg", LayoutFiles.Nrg(isNew: true, hasIndex2: false));
        string listing = Programs.Run("cd-info", "--no-cddb", "--no-device-info", "-i", path).Text;

        Assert.Contains("1: 00:02:00  000000 audio", listing, StringComparison.Ordinal);
        Assert.Contains("2: 00:08:53  000503 audio", listing, StringComparison.Ordinal);
        Assert.Contains("3: 00:18:10  001210 audio", listing, StringComparison.Ordinal);
        Assert.Contains("170: 00:26:07  001807 leadout", listing, StringComparison.Ordinal);
        Assert.Equal("1.1=0 2.0=460 2.1=503 3.1=1210 end=1807", DiscA.Layout(DiscImageFile.Open(path).Image));
    }

    [Fact]
    public void Two_sessions_and_data_keep_their_places()
    {
        byte[] data = LayoutFiles.Data(13_207, 400);
        byte[] sectors = [.. new byte[150 * 2352], .. DiscA.Sound, .. new byte[150 * 2352], .. data];
        byte[] chunks =
        [
            .. LayoutFiles.Chunk("CUEX", [.. LayoutFiles.Cue(true, 1, 1, 0, -150), .. LayoutFiles.Cue(true, 1, 1, 1, 0), .. LayoutFiles.Cue(true, 1, 0xAA, 1, 1807)]),
            .. LayoutFiles.Dao(true, "", ("", 2352, 7, 0, 150, 1957)), .. LayoutFiles.Chunk("SINF", [0, 0, 0, 1]),
            .. LayoutFiles.Chunk("CUEX", [.. LayoutFiles.Cue(true, 0x41, 2, 0, 13_057), .. LayoutFiles.Cue(true, 0x41, 2, 1, 13_207), .. LayoutFiles.Cue(true, 0x41, 0xAA, 1, 13_607)]),
            .. LayoutFiles.Dao(true, "", ("", 2352, 5, 1957, 2107, 2507)), .. LayoutFiles.Chunk("SINF", [0, 0, 0, 1]),
        ];
        DiscImageReading reading = DiscImageFile.Open(_folder.Write("b.nrg", LayoutFiles.Nrg(true, sectors, chunks)));

        Assert.Empty(reading.Findings);
        Assert.Equal("1.1=0 end=1807 2.0=13057 2.1=13207 end=13607", DiscA.Layout(reading.Image));
        Assert.Null(reading.Image.Sessions[1].PauseStart);
        Assert.Equal(TrackMode.Mode1, reading.Image.Sessions[1].Tracks[0].Mode);
        using SectorStream stream = SectorStream.Open(reading.Image, 1);
        stream.Position = 150 * 2352;
        byte[] read = new byte[data.Length];
        stream.ReadExactly(read);
        Assert.Equal(data, read);
    }

    [Fact]
    public void Tracks_at_once_and_sectors_with_sub_channel_are_read()
    {
        byte[] sectors = new byte[400 * 2352];
        byte[] tao = [.. LayoutFiles.BigEndian(0, 8), .. LayoutFiles.BigEndian(sectors.Length, 8), .. LayoutFiles.BigEndian(7, 4), .. LayoutFiles.BigEndian(0, 4), .. new byte[8]];
        Assert.Equal("1.1=0 end=400", DiscA.Layout(DiscImageFile.Open(_folder.Write("t.nrg", LayoutFiles.Nrg(true, sectors, LayoutFiles.Chunk("ETN2", tao)))).Image));

        byte[] wide = new byte[550 * 2448];
        wide[(400 * 2448) + 2352] = 0x5A;
        DiscImage image = DiscImageFile.Open(_folder.Write("w.nrg", LayoutFiles.Nrg(true, wide, LayoutFiles.Dao(true, "", ("", 2448, 0x10, 0, 150, 550))))).Image;
        using SubchannelStream sub = new(image.Sessions[0]) { Position = 400 * 96 };
        Assert.Equal(0x5A, sub.ReadByte());
    }

    [Theory]
    [InlineData("CUEX", "XXXX", "nrg.other-chunk")]
    [InlineData("END!", "ENDE", "nrg.no-end")]
    [InlineData("0123456789012", "01234567890XX", "mcn.form")]
    [InlineData("USABC2500002", "USABC25000", "isrc.form")]
    [InlineData("SINF\0\0\0\u0004", "SINF\u0001\0\0\u0004", "nrg.chunk")]
    public void Each_oddity_is_named(string right, string wrong, string rule)
    {
        byte[] file = LayoutFiles.Nrg(isNew: true);
        int at = file.AsSpan().LastIndexOf(System.Text.Encoding.Latin1.GetBytes(right));
        Assert.True(at > 0);
        System.Text.Encoding.Latin1.GetBytes(wrong).CopyTo(file, at);
        if (wrong.Length < right.Length)
        {
            file.AsSpan(at + wrong.Length, right.Length - wrong.Length).Clear();
        }

        Assert.Contains(DiscImageFile.Open(_folder.Write("odd.nrg", file)).Findings, finding => finding.Rule == rule && finding.Place?.ByteOffset is not null);
    }

    [Fact]
    public void An_image_without_tracks_is_refused()
    {
        string path = _folder.Write("empty.nrg", LayoutFiles.Nrg(true, new byte[2352], []));
        Assert.Equal("nrg.no-tracks", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path)).Finding.Rule);
        path = _folder.Write("beyond.nrg", LayoutFiles.Nrg(true, new byte[2352], LayoutFiles.Dao(true, "", ("", 2352, 7, 0, 150, 500))));
        Assert.Contains(Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path)).Findings, finding => finding.Rule == "nrg.track");
    }
}
