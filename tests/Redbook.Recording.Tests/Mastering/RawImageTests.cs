using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Tests.Mastering;

public sealed class RawImageTests
{
    private static readonly SectorSource First = Masters.Sound(1, 6000);
    private static readonly SectorSource Second = Masters.Sound(2, 6195);

    public static TheoryData<RawImageForm> Forms => [RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw];

    public static TheoryData<int, int, string> Frames => new()
    {
        { -22_650, -22_650, "01 00 A0 95 00 00 00 01 00 00 C4 46" },
        { -22_650, -22_649, "01 00 A0 95 00 01 00 01 00 00 6E 17" },
        { -22_650, -22_648, "01 00 A0 95 00 02 00 01 00 00 80 C5" },
        { -22_650, -22_647, "01 00 A1 95 00 03 00 02 00 00 34 17" },
        { -11_077, -11_077, "01 00 A0 97 34 23 00 01 00 00 6B EE" },
        { -11_077, -11_074, "01 00 A1 97 34 26 00 02 00 00 56 3A" },
        { -11_077, -11_071, "01 00 A2 97 34 29 00 02 46 45 44 BD" },
        { -11_077, -11_068, "01 00 01 97 34 32 00 00 02 00 55 8D" },
        { -11_077, -11_065, "01 00 02 97 34 35 00 01 24 00 61 5C" },
        { -11_077, -150, "01 01 00 00 02 00 00 00 00 00 F0 D9" },
        { -11_077, -1, "01 01 00 00 00 01 00 00 01 74 DC EA" },
        { -11_077, 0, "01 01 01 00 00 00 00 00 02 00 5A 28" },
        { -11_077, 49, "03 96 38 93 04 76 07 83 90 49 C0 71" },
        { -11_077, 99, "02 40 06 38 13 33 93 10 00 24 78 D9" },
        { -11_077, 149, "03 96 38 93 04 76 07 83 90 74 27 8F" },
        { -11_077, 6000, "01 02 00 00 02 00 00 01 22 00 8A 29" },
        { -11_077, 6150, "01 02 01 00 00 00 00 01 24 00 EC 1C" },
        { -11_077, 12_344, "01 02 01 01 22 44 00 02 46 44 4E 03" },
        { -11_077, 12_345, "01 AA 01 00 00 00 00 02 46 45 F1 D4" },
        { -11_077, 12_346, "01 AA 01 00 00 01 00 02 46 46 6B E6" },
        { -11_077, 12_495, "01 AA 01 00 02 00 00 02 48 45 59 9B" },
    };

    [Theory]
    [MemberData(nameof(Frames))]
    public void Q_of_the_image_is_that_of_known_frames(int leadIn, int address, string frame)
    {
        foreach (RawImageForm form in (RawImageForm[])[RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw])
        {
            var image = new RawImage(TwoTracks with { LeadInStart = new Lba(leadIn) }, form);
            Assert.Equal(frame, BitConverter.ToString(Masters.Q(image, address)).Replace('-', ' '));
        }
    }

    [Theory]
    [InlineData(-22_650, 41_745)]
    [InlineData(-11_077, 30_172)]
    public void The_image_is_as_long_as_lead_in_program_and_lead_out(int leadIn, int sectors)
    {
        var image = new RawImage(TwoTracks with { LeadInStart = new Lba(leadIn) }, RawImageForm.Raw);
        Assert.Equal(sectors, image.LengthSectors);
        Assert.Equal(sectors * 2448L, image.OpenRead().Length);
        Assert.Equal(sectors * 2368L, image.In(RawImageForm.Pq).LengthBytes);
        Assert.Equal(12_345, image.LeadOut.Value);
    }

    [Fact]
    public void The_table_of_contents_in_the_lead_in_is_the_one_announced()
    {
        MasterDisc disc = TwoTracks with
        {
            FirstTrackNumber = 7,
            Tracks =
            [
                TwoTracks.Tracks[0] with { Control = Control.CopyPermitted },
                TwoTracks.Tracks[1] with { Control = Control.PreEmphasis },
            ],
        };
        var image = new RawImage(disc, RawImageForm.Raw);
        DecodedSubcode decoded = Masters.Receive(image).Subcode;
        Assert.True(TocResponse.TryParse(image.TableOfContents.ToArray(msf: false), msf: false, out TocResponse? toc));
        SessionLayout session = decoded.Sessions[0].FromToc!;
        Assert.Equal((7, 8), (toc.First, toc.Last));
        Assert.Equal(
            toc.Entries.Select(static entry => (entry.Track, entry.Control, entry.Start)),
            [
                .. session.Tracks.Select(static track => ((byte)track.Number, track.Control, track.Start)),
                ((byte)0xAA, session.Tracks[^1].Control, session.LeadOut),
            ]);
    }

    [Fact]
    public void The_end_of_a_track_can_be_the_pregap_of_the_next()
    {
        var image = new RawImage(
            new MasterDisc
            {
                Tracks =
                [
                    new MasterTrack { Source = Masters.Sound(1, 400) },
                    new MasterTrack { Source = Masters.Sound(2, 300), PregapInPreviousSectors = 150 },
                ],
            },
            RawImageForm.Raw);
        Assert.Equal(700, image.LeadOut.Value);
        Assert.Equal([new TrackIndex(0, new Lba(250)), new TrackIndex(1, new Lba(400))], image.Layout.Tracks.Last().Indexes);
        Assert.Equal(Masters.Noise(1, 400).AsSpan(399 * 2352), Masters.Sector(image, 399).AsSpan(0, 2352));
        Assert.Equal(2, Masters.Q(image, 399)[1]);
    }

    [Fact]
    public void A_hidden_track_lies_before_index_1_of_the_first()
    {
        var image = new RawImage(
            new MasterDisc
            {
                Tracks = [new MasterTrack { Source = Masters.Sound(1, 300), PregapSource = Masters.Sound(2, 500) }],
            },
            RawImageForm.Cooked);
        Assert.Equal((350, 650), (image.Layout.Tracks.Single().Start.Value, image.LeadOut.Value));
        Assert.Equal(Masters.Noise(2, 500).AsSpan(0, 2352), Masters.Sector(image, -150).AsSpan(0, 2352));
        Assert.Equal(Masters.Noise(2, 500).AsSpan(499 * 2352), Masters.Sector(image, 349).AsSpan(0, 2352));
        Assert.Equal(Masters.Noise(1, 300).AsSpan(0, 2352), Masters.Sector(image, 350).AsSpan(0, 2352));
    }

    [Fact]
    public void Every_reason_against_a_disc_is_told()
    {
        var disc = new MasterDisc
        {
            FirstTrackNumber = 99,
            LeadInStart = new Lba(-1000),
            LeadOutSectors = 0,
            CdTextPacks = new byte[17],
            Rw = [new RwSource(Masters.Sound(1, 1), Lba.Zero)],
            Tracks =
            [
                new MasterTrack
                {
                    Source = Masters.Sound(1, 299), PregapSource = Masters.Sound(1, 149), PregapInPreviousSectors = 1,
                    Control = Control.Data, IndexOffsets = [10, 10, 400],
                },
                new MasterTrack { Source = Masters.Packs(1, 300), PregapSectors = -1 },
            ],
        };
        IReadOnlyList<string> problems = RawImage.Validate(disc, RawImageForm.Pq);
        string[] expected =
        [
            "numbered 99 to 100", "start at -1000", "lead-out of 0", "no whole packs of 18",
            "P and Q only", "96 bytes to a sector", "Track 99 has 299", "sound before track 99", "Nothing comes before track 99",
            "Track 99 is not marked as sound", "sound of track 100 does not come 2352", "pregap of track 100 is negative",
            "Index 3 of track 99", "Index 4 of track 99",
        ];
        Assert.All(expected, part => Assert.Contains(problems, problem => problem.Contains(part, StringComparison.Ordinal)));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new RawImage(disc, RawImageForm.Pq));
        Assert.All(problems, problem => Assert.Contains(problem, refused.Message, StringComparison.Ordinal));
        Assert.Contains(
            "There is no track.", RawImage.Validate(new MasterDisc { Tracks = [] }, RawImageForm.Raw));
    }

    [Theory]
    [InlineData(398_100, true)]
    [InlineData(398_101, false)]
    public void The_lead_out_ends_at_89_59_74_at_the_latest(int sectors, bool fits)
    {
        var source = new SectorSource(new MemoryStream(), 0, sectors);
        var disc = new MasterDisc { Tracks = [new MasterTrack { Source = source }] };
        Assert.Equal(fits, RawImage.Validate(disc, RawImageForm.Raw).Count == 0);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void The_stream_is_read_only_and_can_be_positioned(RawImageForm form)
    {
        using Stream stream = new RawImage(TwoTracks, form).OpenRead();
        Assert.True(stream.CanRead && stream.CanSeek && !stream.CanWrite);
        Assert.Throws<NotSupportedException>(() => stream.Write([], 0, 0));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Equal(stream.Length - 3, stream.Seek(-3, SeekOrigin.End));
        Assert.Equal(3, stream.Read(new byte[10]));
        Assert.Throws<IOException>(() => stream.Seek(-1, SeekOrigin.Begin));
        stream.Position = stream.Length + 5;
        Assert.Equal(0, stream.Read(new byte[10]));
        stream.Dispose();
        Assert.Throws<ObjectDisposedException>(() => stream.ReadByte());
    }

    private static MasterDisc TwoTracks
    {
        get
        {
            Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
            Assert.True(Isrc.TryParse("USRC17607839", out Isrc isrc));
            return new MasterDisc
            {
                Mcn = mcn,
                Tracks =
                [
                    new MasterTrack { Source = First, Isrc = isrc },
                    new MasterTrack { Source = Second, PregapSectors = 150 },
                ],
            };
        }
    }
}
