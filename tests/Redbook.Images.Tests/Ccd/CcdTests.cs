using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Ccd;

public sealed class CcdTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sheet_of_disc_A_is_that_of_the_vectors()
    {
        string sheet = File.ReadAllText(Write(SampleImages.DiscAOf(_folder)));

        Assert.StartsWith("[CloneCD]\r\nVersion=3\r\n[Disc]\r\nTocEntries=6\r\nSessions=1\r\nDataTracksScrambled=0\r\nCDTextLength=", sheet, StringComparison.Ordinal);
        Assert.Contains(
            "[Entry 2]\r\nSession=1\r\nPoint=0xa2\r\nADR=0x01\r\nControl=0x00\r\nTrackNo=0\r\nAMin=0\r\nASec=0\r\nAFrame=0\r\nALBA=-150\r\nZero=0\r\nPMin=0\r\nPSec=26\r\nPFrame=7\r\nPLBA=1807\r\n",
            sheet, StringComparison.Ordinal);
        Assert.Contains("Point=0xa0\r\nADR=0x01\r\nControl=0x02\r\nTrackNo=0\r\nAMin=0\r\nASec=0\r\nAFrame=0\r\nALBA=-150\r\nZero=0\r\nPMin=1\r\nPSec=0\r\nPFrame=0\r\nPLBA=4350\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("[TRACK 2]\r\nMODE=0\r\nISRC=USABC2500002\r\nINDEX 0=460\r\nINDEX 1=503\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("CATALOG=0123456789012\r\n", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sectors_lie_from_LBA_0_on_and_the_sub_channel_beside_them()
    {
        string path = Write(SampleImages.DiscAOf(_folder));

        Assert.Equal(DiscA.Sound, File.ReadAllBytes(Path.ChangeExtension(path, ".img")));
        byte[] sub = File.ReadAllBytes(Path.ChangeExtension(path, ".sub"));
        Assert.Equal(1807 * 96, sub.Length);
        SubcodeDecoder decoder = new();
        bool isIsrcThere = false;
        for (int i = 0; i < 1807; i++)
        {
            ReadOnlySpan<byte> q = sub.AsSpan((i * 96) + 12, 12);
            decoder.Feed(new Lba(i), q);
            isIsrcThere |= i < 460 && q[..1].SequenceEqual<byte>([0x23]) && q[1..9].SequenceEqual(Convert.FromHexString("9634524C25000010"));
        }

        Assert.True(isIsrcThere, "USABC2500001 is packed as 96 34 52 4C 25 00 00 10");
        Assert.Equal("0123456789012", decoder.Decode().Mcn?.Digits);
        Assert.False(sub.AsSpan(0, 12).ContainsAnyExcept((byte)0));
        Assert.False(sub.AsSpan(480 * 96, 12).ContainsAnyExcept((byte)0xFF));
    }

    [Fact]
    public void What_is_written_is_read_back()
    {
        DiscImage image = ImageSamples.Rich(_folder);
        DiscImageReading reading = DiscImageFile.Open(Write(image));

        Assert.Empty(reading.Findings);
        ImageSamples.AssertSame(
            image with { Remarks = [], Sessions = [new ImageSession { Tracks = [.. image.Tracks.Select(track => track with { Remarks = [] })] }] },
            reading.Image);
        Assert.Equal(reading.Image, DiscImageFile.Open(_folder.PathOf("out.img")).Image);
        Assert.Equal("ccd", DiscImageFile.Detect(_folder.PathOf("out.sub"))?.Id);
    }

    [Fact]
    public void A_data_track_in_a_session_of_its_own_keeps_its_place()
    {
        DiscImage image = ImageSamples.Enhanced(_folder);
        string path = Write(image);
        DiscImageReading reading = DiscImageFile.Open(path);

        Assert.Empty(reading.Findings);
        ImageSamples.AssertSame(image, reading.Image);
        string sheet = File.ReadAllText(path);
        Assert.Contains("Point=0xb0\r\nADR=0x05", sheet, StringComparison.Ordinal);
        Assert.Contains("Point=0xc0\r\nADR=0x05", sheet, StringComparison.Ordinal);

        // Sound names no kind of disc, mode 2 names XA (20h), each in the lead-in of its own session.
        Assert.Contains("Point=0xa0\r\nADR=0x01\r\nControl=0x00\r\nTrackNo=0\r\nAMin=0\r\nASec=0\r\nAFrame=0\r\nALBA=-150\r\nZero=0\r\nPMin=1\r\nPSec=0\r\nPFrame=0\r\nPLBA=4350\r\n", sheet, StringComparison.Ordinal);
        Assert.Contains("Point=0xa0\r\nADR=0x01\r\nControl=0x04\r\nTrackNo=0\r\nAMin=0\r\nASec=0\r\nAFrame=0\r\nALBA=-150\r\nZero=0\r\nPMin=2\r\nPSec=32\r\nPFrame=0\r\nPLBA=11250\r\n", sheet, StringComparison.Ordinal);

        // 1807 sectors, then the pause of the second session and its track: the 11250 between are left out.
        byte[] sectors = File.ReadAllBytes(Path.ChangeExtension(path, ".img"));
        Assert.Equal((1807 + 150 + 400) * 2352, sectors.Length);
        Assert.Equal(new Lba(1807 + 11_400), DataSector.AddressOf(sectors.AsSpan((1807 + 150) * 2352, 2352)));
        Assert.Equal(new Lba(1807 + 11_250), DataSector.AddressOf(sectors.AsSpan(1807 * 2352, 2352)));

        // And what was read is written the same again, sub-channel and all.
        string again = _folder.PathOf("again.ccd");
        DiscImageFile.Write(reading.Image, again);
        foreach (string ending in (string[])[".ccd", ".img", ".sub"])
        {
            Assert.True(File.ReadAllBytes(Path.ChangeExtension(path, ending)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.ChangeExtension(again, ending))), ending);
        }
    }

    [Fact]
    public void Any_disc_of_sound_comes_back_as_it_was()
    {
        string path = _folder.Write("noise.bin", Signals.Noise(3000, 4));
        Random random = new(12);
        int rounds = TestLength.Rounds(8, 3000);
        for (int round = 0; round < rounds; round++)
        {
            DiscImage image = SampleImages.Random(random, path, 3000);
            DiscImageReading reading = DiscImageFile.Open(Write(image, overwrite: true));
            Assert.DoesNotContain(reading.Findings, finding => finding.Severity != FindingSeverity.Note);
            ImageSamples.AssertSame(image, reading.Image);
        }
    }

    [Fact]
    public void A_true_sub_channel_is_kept_and_graphics_alone_are_given_P_and_Q()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        DiscImage read = DiscImageFile.Open(Write(image)).Image;
        byte[] sub = File.ReadAllBytes(_folder.PathOf("out.sub"));
        sub[(100 * 96) + 50] = 0x5A;
        sub[(101 * 96) + 15] ^= 0xFF;                    // a frame that a drive read wrongly stays as it was read
        File.WriteAllBytes(_folder.PathOf("out.sub"), sub);
        DiscImageFile.Write(read, _folder.PathOf("kept.ccd"));
        Assert.Equal(sub, File.ReadAllBytes(_folder.PathOf("kept.sub")));

        // Only R to W in the file, as discs with graphics are often kept.
        byte[] graphics = new byte[1807 * 96];
        for (int i = 0; i < graphics.Length; i++)
        {
            graphics[i] = (byte)(i * 7 % 64);
        }

        string codes = _folder.Write("cdg.bin", graphics);
        ImageTrack[] tracks = [.. image.Tracks];
        tracks[0] = tracks[0] with { Subchannel = [new SubchannelExtent(codes, 0, 460, SubchannelForm.Raw)] };
        DiscImageFile.Write(image with { Sessions = [new ImageSession { Tracks = tracks }] }, _folder.PathOf("cdg.ccd"));
        byte[] made = File.ReadAllBytes(_folder.PathOf("cdg.sub")), raw = new byte[96];
        SubcodeBits.Interleave(made.AsSpan(200 * 96, 96), raw);
        Assert.True(QCrc.IsSealed(made.AsSpan((200 * 96) + 12, 12)));
        Assert.Equal(graphics.AsSpan(200 * 96, 96).ToArray(), raw.Select(value => (byte)(value & 0x3F)).ToArray());
        Assert.False(made.AsSpan((500 * 96) + 24, 72).ContainsAnyExcept((byte)0));
    }

    [Fact]
    public void A_sub_channel_without_graphics_does_not_make_tracks_of_graphics()
    {
        DiscImage read = DiscImageFile.Open(Write(SampleImages.DiscAOf(_folder))).Image;
        Assert.Empty(DiscImageFile.ListLosses(read, _folder.PathOf("x.ddp")));
        Assert.Empty(DiscImageFile.ListLosses(read, _folder.PathOf("x.cue"), new DiscImageWriteOptions { Sound = ImageSound.WavePerTrack }));
        DiscImageFile.Write(read, _folder.PathOf("x.cue"));
        Assert.Equal(DiscA.Sound, File.ReadAllBytes(_folder.PathOf("x.bin")));
        DiscImageFile.Write(read, _folder.PathOf("y.toc"));
        Assert.DoesNotContain("RW_RAW", File.ReadAllText(_folder.PathOf("y.toc")), StringComparison.Ordinal);

        byte[] sub = File.ReadAllBytes(_folder.PathOf("out.sub"));
        sub[(1800 * 96) + 24] = 1;
        File.WriteAllBytes(_folder.PathOf("out.sub"), sub);
        Assert.Equal("ddp.sub-channel", Assert.Single(DiscImageFile.ListLosses(read, _folder.PathOf("x.ddp"))).Rule);
    }

    [Fact]
    public void The_copy_bit_that_goes_on_and_off_is_seen_in_the_sub_channel()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        ImageTrack[] tracks = [.. image.Tracks];
        tracks[2] = tracks[2] with { IsCopyAlternating = true };
        DiscImage read = DiscImageFile.Open(Write(image with { Sessions = [new ImageSession { Tracks = tracks }] })).Image;

        Assert.Equal([false, false, true], read.Tracks.Select(track => track.IsCopyAlternating));
        Assert.Equal([Control.CopyPermitted, Control.PreEmphasis, Control.None], read.Tracks.Select(track => track.Control));
    }

    public static TheoryData<string, string, string> Oddities => new()
    {
        { "Version=3", "Version=1", "ccd.version" },
        { "DataTracksScrambled=0", "DataTracksScrambled=1", "ccd.scrambled" },
        { "TocEntries=6", "TocEntries=7", "ccd.toc-entries" },
        { "Sessions=1", "Sessions=2", "ccd.sessions" },
        { "[Disc]", "[Disc]\r\nwhat is this", "ccd.line" },
        { "CATALOG=0123456789012", "CATALOG=12", "mcn.form" },
        { "CATALOG=0123456789012", "CATALOG=0123456789013", "mcn.check-digit" },
        { "ISRC=USABC2500002", "ISRC=USABC25", "isrc.form" },
        { "PLBA=1807", "PLBA=1808", "ccd.plba" },
        { "PSec=26", "PSec=x", "ccd.entry" },
        { "PSec=26", "PSec=x", "ccd.no-lead-out" },
        { "PSec=26\r\nPFrame=7\r\nPLBA=1807", "PSec=27\r\nPFrame=7\r\nPLBA=1882", "ccd.short-image" },
        { "PSec=26\r\nPFrame=7\r\nPLBA=1807", "PSec=25\r\nPFrame=7\r\nPLBA=1732", "ccd.image-size" },
        { "Point=0x03", "Point=0x05", "ccd.numbers" },
        { "PSec=8\r\nPFrame=53\r\nPLBA=503", "PSec=1\r\nPFrame=53\r\nPLBA=-22", "ccd.addresses" },
        { "INDEX 1=503", "INDEX 1=503\r\nINDEX 2=502", "ccd.index" },
        { "[TRACK 2]", "[TRACK 9]", "ccd.no-track" },
        { "[TRACK 2]\r\nMODE=0", "[TRACK 2]\r\nMODE=1", "ccd.mode" },
        { "Point=0x02\r\nADR=0x01\r\nControl=0x01", "Point=0x02\r\nADR=0x01\r\nControl=0x04", "ccd.mode" },
        { "Entry 0=80 00 00", "Entry 0=80 00", "ccd.cd-text" },
        { "Entry 1=80", "Entry 1=99", "cdtext.packs" },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void Each_oddity_is_named_with_its_line(string right, string wrong, string rule)
    {
        string path = Write(SampleImages.DiscAOf(_folder));
        string sheet = File.ReadAllText(path);
        Assert.Contains(right, sheet, StringComparison.Ordinal);
        int at = sheet.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(path, string.Concat(sheet.AsSpan(0, at), wrong, sheet.AsSpan(at + right.Length)));

        Finding finding = Assert.IsType<Finding>(DiscImageFile.Open(path).Findings.FirstOrDefault(finding => finding.Rule == rule));
        Assert.True(finding.Place?.Line is not null || rule == "ccd.image-size");
    }

    [Fact]
    public void Missing_and_short_files_are_named()
    {
        string path = Write(SampleImages.DiscAOf(_folder));
        File.Move(_folder.PathOf("out.sub"), _folder.PathOf("out.SUB"));
        Assert.DoesNotContain(DiscImageFile.Open(path).Findings, finding => finding.Rule == "ccd.no-sub");
        File.WriteAllBytes(_folder.PathOf("out.SUB"), new byte[96]);
        Assert.Contains(DiscImageFile.Open(path).Findings, finding => finding.Rule == "ccd.sub-size");
        File.Delete(_folder.PathOf("out.SUB"));
        Assert.Contains(DiscImageFile.Open(path).Findings, finding => finding.Rule == "ccd.no-sub");
        File.AppendAllText(_folder.PathOf("out.img"), "x");
        Assert.Contains(DiscImageFile.Open(path).Findings, finding => finding.Rule == "ccd.image-size");
        File.Delete(_folder.PathOf("out.img"));
        Assert.Equal("file.missing", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path)).Finding.Rule);
    }

    [Fact]
    public void A_first_pause_with_sound_in_it_is_told_to_be_lost()
    {
        string path = _folder.Write("noise.bin", Signals.Noise(600, 4));
        DiscImage image = new() { Sessions = [new ImageSession { IsPauseStored = true, Tracks = [SampleImages.Track(1, path, 0, 600) with { PregapSectors = 150 }] }] };
        Assert.Equal("write.first-pause", Assert.Single(DiscImageFile.ListLosses(image, "x.ccd")).Rule);

        File.WriteAllBytes(path, new byte[600 * 2352]);
        Assert.Empty(DiscImageFile.ListLosses(image, "x.ccd"));
        Assert.Equal("1.1=0 end=450", DiscA.Layout(DiscImageFile.Open(Write(image)).Image));
    }

    private string Write(DiscImage image, bool overwrite = false)
    {
        string path = _folder.PathOf("out.ccd");
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Overwrite = overwrite });
        return path;
    }
}
