using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Raw;

public sealed class RawTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_disc_is_read_back_from_its_sub_channel()
    {
        DiscImage image = ImageSamples.Rich(_folder);
        image = image with { Remarks = [], Sessions = [new ImageSession { Tracks = [.. image.Tracks.Select(track => track with { Remarks = [] })] }] };
        string path = Write(image);
        int sectors = image.ToLayout().Sessions[0].LeadOut - new Lba(-22_650) + 6750;
        Assert.Equal(sectors * 2448L, new FileInfo(path).Length);

        DiscImageReading reading = DiscImageFile.Open(path);

        Assert.Equal("raw", reading.Format.Id);
        Assert.Empty(reading.Findings);
        Assert.Equal(image.GetCdTextPacks().ToArray(), reading.Image.CdTextPacks.ToArray());
        Assert.Equal("Zwei: Ä", reading.Image.CdText!.Blocks[0].Tracks[1].Title);
        Assert.True(reading.Image.Sessions[0].IsPauseStored);
        Assert.Equal(DiscA.Layout(image), DiscA.Layout(reading.Image));

        // Written again it is the same, byte for byte.
        string again = _folder.PathOf("again.raw");
        DiscImageFile.Write(reading.Image, again);
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(again)));
    }

    [Fact]
    public void Any_disc_of_sound_comes_back_as_it_was()
    {
        string path = _folder.Write("noise.bin", Signals.Noise(3000, 4));
        Random random = new(13);
        int rounds = TestLength.Rounds(2, 1000);
        for (int round = 0; round < rounds; round++)
        {
            // What the sub-channel of a disc shows: codes and alternating bits need some sectors to be seen in.
            DiscImage image = SampleImages.Random(random, path, 3000);
            DiscImageReading reading = DiscImageFile.Open(Write(image));
            Assert.DoesNotContain(reading.Findings, finding => finding.Severity == FindingSeverity.Error);
            ImageSamples.AssertSame(image, reading.Image);
        }
    }

    [Fact]
    public void Data_lie_scrambled_and_are_read_plain()
    {
        byte[] user = new byte[400 * 2048];
        new Random(5).NextBytes(user);
        string iso = _folder.Write("d.iso", user), sound = _folder.Write("a.bin", DiscA.Sound);
        DiscImage image = new()
        {
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack { Number = 1, Mode = TrackMode.Mode1, Control = Control.Data, Extents = [new SectorExtent(iso, 0, 400, SectorForm.User2048)] },
                        SampleImages.Track(2, sound, 0, 600) with { PregapSectors = 150 },
                    ],
                },
            ],
        };
        string path = Write(image);
        byte[] file = File.ReadAllBytes(path), sector = file[((22_650 + 10) * 2448)..((22_650 + 10) * 2448 + 2352)];
        Assert.NotEqual(new Lba(10), DataSector.AddressOf(sector));
        Scrambler.Apply(sector);
        Assert.Equal(new Lba(10), DataSector.AddressOf(sector));

        DiscImageReading reading = DiscImageFile.Open(path);

        Assert.Empty(reading.Findings);
        ImageSamples.AssertSame(image, reading.Image);
    }

    [Theory]
    [InlineData(SubchannelForm.Raw)]
    [InlineData(SubchannelForm.Packed)]
    [InlineData(SubchannelForm.Pq)]
    public void A_program_alone_is_read_in_each_form_of_the_sub_channel(SubchannelForm form)
    {
        DiscImage image = SampleImages.DiscAOf(_folder, hasText: false);
        DiscImageReading reading = DiscImageFile.Open(_folder.Write("program.bin", Program(image, form, 0)));

        // Nothing says where the last track ends but the end of the file.
        Assert.All(reading.Findings, finding => Assert.Equal(FindingSeverity.Note, finding.Severity));
        ImageSamples.AssertSame(image, reading.Image);
        Assert.Equal(form, reading.Image.Tracks.First().Subchannel[0].Form);
    }

    [Fact]
    public void A_program_that_begins_late_is_an_error_and_keeps_its_addresses()
    {
        DiscImage image = SampleImages.DiscAOf(_folder, hasText: false);
        DiscImageReading reading = DiscImageFile.Open(_folder.Write("late.bin", Program(image, SubchannelForm.Raw, 100)));

        Assert.Contains(reading.Findings, finding => finding.Rule == "raw.missing-sectors");
        Assert.Equal("2.0=460 2.1=503 3.1=1210 end=1807", DiscA.Layout(reading.Image)[(DiscA.Layout(reading.Image).IndexOf(' ', StringComparison.Ordinal) + 1)..]);
    }

    [Fact]
    public void Files_without_a_Q_channel_are_not_taken_for_raw_images()
    {
        Assert.Null(DiscImageFile.Detect(_folder.Write("noise.bin", Noise(20 * 2448))));
        Assert.Null(DiscImageFile.Detect(_folder.Write("zeros.bin", new byte[20 * 2448])));
        string path = _folder.PathOf("zeros.bin");
        Assert.Equal("raw.no-q", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path, new DiscImageOptions { Format = "raw" })).Finding.Rule);
    }

    [Fact]
    public void A_clone_of_readcd_takes_its_tracks_from_the_table_beside_it()
    {
        DiscImage image = SampleImages.DiscAOf(_folder, hasText: false);
        string path = _folder.Write("clone", Program(image, SubchannelForm.Raw, 0));
        string toc = _folder.Write("clone.toc", Toc());

        DiscImageReading reading = DiscImageFile.Open(path);

        Assert.Equal("clone", reading.Format.Id);
        Assert.All(reading.Findings, finding => Assert.Equal(FindingSeverity.Note, finding.Severity));
        ImageSamples.AssertSame(image, reading.Image);
        Assert.Equal(reading.Image, DiscImageFile.Open(toc).Image);

        // The same without a sub-channel that can be read: the table is enough.
        byte[] blank = File.ReadAllBytes(path);
        for (int i = 0; i < 1807; i++)
        {
            blank.AsSpan((i * 2448) + 2352, 96).Clear();
        }

        File.WriteAllBytes(path, blank);
        Assert.Equal("1.1=0 2.1=503 3.1=1210 end=1807", DiscA.Layout(DiscImageFile.Open(path).Image));

        File.WriteAllBytes(path, blank.AsSpan(0, 1500 * 2448));
        Assert.Contains(DiscImageFile.Open(path).Findings, finding => finding.Rule == "clone.short");
        byte[] two = Toc();
        two[4] = 2;
        two[15] = 2;
        File.WriteAllBytes(toc, two);
        File.Delete(path);
        Assert.Equal("file.missing", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(toc)).Finding.Rule);
    }

    // The two seconds before track 1 lie in the image, and where they are silent nothing is lost with them.
    [Fact]
    public void The_silent_pause_of_an_image_of_a_whole_disc_is_no_loss()
    {
        DiscImage image = DiscImageFile.Open(Write(SampleImages.DiscAOf(_folder, hasText: false))).Image;
        Assert.True(image.Sessions[0].IsPauseStored);
        Assert.Empty(DiscImageFile.ListLosses(image, "x.cue"));

        byte[] file = File.ReadAllBytes(_folder.PathOf("out.raw"));
        file[(22_600 * 2448) + 100] = 1;
        image = DiscImageFile.Open(_folder.Write("loud.raw", file)).Image;
        Assert.Equal("write.first-pause", Assert.Single(DiscImageFile.ListLosses(image, "x.cue")).Rule);
    }

    // Read as a clone, the image would be another disc.
    [Fact]
    public void The_table_of_an_older_clone_goes_where_an_image_takes_its_place()
    {
        string path = _folder.PathOf("out.raw"), table = _folder.Write("out.raw.toc", [0, 1, 2]);
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, _folder.Write("noise.bin", Signals.Noise(330, 4)), 0, 330)] }] };
        Assert.Equal(table, Assert.Throws<OutputExistsException>(() => DiscImageFile.Write(image, path)).Path);
        Assert.Equal([0, 1, 2], File.ReadAllBytes(table));
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Overwrite = true });
        Assert.False(File.Exists(table));
        Assert.Equal("raw", DiscImageFile.Open(path).Format.Id);
    }

    [Fact]
    public void What_a_raw_image_cannot_hold_is_listed()
    {
        DiscImage image = ImageSamples.Enhanced(_folder);
        Assert.Equal("raw.sessions", Assert.Single(DiscImageFile.ListLosses(image, "x.raw")).Rule);
        ImageTrack endless = new() { Number = 1, Extents = [SilenceExtent.OfSectors(400_000)] };
        Assert.Equal("raw.too-long", Assert.Single(DiscImageFile.ListLosses(new DiscImage { Sessions = [new ImageSession { Tracks = [endless] }] }, "x.raw")).Rule);
        Assert.Equal("raw.remarks", Assert.Single(DiscImageFile.ListLosses(ImageSamples.Rich(_folder), "x.raw")).Rule);
    }

    private string Write(DiscImage image)
    {
        string path = _folder.PathOf("out.raw");
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Overwrite = true });
        return path;
    }

    // Sectors of the program with their sub-channel, from an address on.
    private static byte[] Program(DiscImage image, SubchannelForm form, int from)
    {
        SubcodeGenerator generator = new(image.ToLayout());
        int trailing = form == SubchannelForm.Pq ? 16 : 96, stride = 2352 + trailing, count = DiscA.Sectors - from;
        byte[] file = new byte[count * stride], raw = new byte[96];
        for (int i = 0; i < count; i++)
        {
            DiscA.Sound.AsSpan((from + i) * 2352, 2352).CopyTo(file.AsSpan(i * stride));
            Span<byte> target = file.AsSpan((i * stride) + 2352, trailing);
            generator.WriteRaw(new Lba(from + i), raw);
            switch (form)
            {
                case SubchannelForm.Raw:
                    raw.CopyTo(target);
                    break;
                case SubchannelForm.Packed:
                    SubcodeBits.Deinterleave(raw, target);
                    break;
                default:
                    SubcodeBits.ToPq16(raw, target);
                    break;
            }
        }

        return file;
    }

    // As a drive answers: points A0 to A2 and three tracks, in binary, then two bytes on the kinds of sectors.
    private static byte[] Toc()
    {
        List<byte> entries = [];
        Add(0x12, 0xA0, 1, 0, 0);
        Add(0x10, 0xA1, 3, 0, 0);
        Add(0x10, 0xA2, 0, 26, 7);
        Add(0x12, 1, 0, 2, 0);
        Add(0x11, 2, 0, 8, 53);
        Add(0x10, 3, 0, 18, 10);
        return [0, (byte)(entries.Count + 2), 1, 1, .. entries, 0x0C, 0x0C];

        void Add(byte adrControl, byte point, byte minute, byte second, byte frame) =>
            entries.AddRange([1, adrControl, 0, point, 0, 0, 0, 0, minute, second, frame]);
    }

    private static byte[] Noise(int bytes)
    {
        byte[] noise = new byte[bytes];
        new Random(3).NextBytes(noise);
        return noise;
    }
}
