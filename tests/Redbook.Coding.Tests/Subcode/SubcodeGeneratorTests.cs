using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.Subcode;

public sealed class SubcodeGeneratorTests
{
    private static readonly SubcodeOptions On973423 = new() { LeadInStart = LeadIn973423 };

    [Theory]
    [InlineData(-11_077, "01 00 A0 97 34 23 00 01 00 00 6B EE")]
    [InlineData(-11_074, "01 00 A1 97 34 26 00 02 00 00 56 3A")]
    [InlineData(-11_071, "01 00 A2 97 34 29 00 02 46 45 44 BD")]
    [InlineData(-11_068, "01 00 01 97 34 32 00 00 02 00 55 8D")]
    [InlineData(-11_065, "01 00 02 97 34 35 00 01 24 00 61 5C")]
    [InlineData(-150, "01 01 00 00 02 00 00 00 00 00 F0 D9")]
    [InlineData(-1, "01 01 00 00 00 01 00 00 01 74 DC EA")]
    [InlineData(0, "01 01 01 00 00 00 00 00 02 00 5A 28")]
    [InlineData(5_999, "01 01 01 01 19 74 00 01 21 74 7E 39")]
    [InlineData(6_000, "01 02 00 00 02 00 00 01 22 00 8A 29")]
    [InlineData(6_149, "01 02 00 00 00 01 00 01 23 74 A6 1A")]
    [InlineData(6_150, "01 02 01 00 00 00 00 01 24 00 EC 1C")]
    [InlineData(12_344, "01 02 01 01 22 44 00 02 46 44 4E 03")]
    [InlineData(12_345, "01 AA 01 00 00 00 00 02 46 45 F1 D4")]
    [InlineData(12_346, "01 AA 01 00 00 01 00 02 46 46 6B E6")]
    [InlineData(12_495, "01 AA 01 00 02 00 00 02 48 45 59 9B")]
    public void Frames_of_the_example_disc_match_byte_for_byte(int lba, string expected)
    {
        byte[] q = new byte[12];
        new SubcodeGenerator(TwoTracks(), On973423).WriteQ(new Lba(lba), q);
        Assert.Equal(expected, Hex(q));
    }

    [Theory]
    [InlineData(0, "01 00 A0 95 00 00 00 01 00 00 C4 46")]
    [InlineData(1, "01 00 A0 95 00 01 00 01 00 00 6E 17")]
    [InlineData(2, "01 00 A0 95 00 02 00 01 00 00 80 C5")]
    [InlineData(3, "01 00 A1 95 00 03 00 02 00 00 34 17")]
    public void An_image_of_agreed_length_begins_with_the_cycle(int sector, string expected)
    {
        byte[] q = new byte[12];
        var generator = new SubcodeGenerator(TwoTracks());
        Assert.Equal(-22_650, generator.Start.Value);
        generator.WriteQ(generator.Start + sector, q);
        Assert.Equal(expected, Hex(q));
    }

    [Theory]
    [InlineData(-150, "01 01 00 00 01 74 00 00 00 00 AA B9")]
    [InlineData(-1, "01 01 00 00 00 00 00 00 01 74 76 BB")]
    public void The_other_countdown_can_be_written_too(int lba, string expected)
    {
        byte[] q = new byte[12];
        new SubcodeGenerator(TwoTracks(), On973423 with { PregapCountdown = PregapCountdown.ToZero })
            .WriteQ(new Lba(lba), q);
        Assert.Equal(expected, Hex(q));
    }

    [Fact]
    public void The_other_order_and_running_time_can_be_written_too()
    {
        byte[] q = new byte[12];
        var generator = new SubcodeGenerator(TwoTracks(),
            On973423 with { TocOrder = TocOrder.TracksFirst, LeadInTime = LeadInTime.FromZero });
        string[] points = new string[6];
        for (int i = 0; i < points.Length; i++)
        {
            generator.WriteQ(LeadIn973423 + (i * 3), q);
            points[i] = Hex(q.AsSpan(2, 4));
        }

        Assert.Equal(
            ["01 00 00 00", "02 00 00 03", "A0 00 00 06", "A1 00 00 09", "A2 00 00 12", "01 00 00 15"], points);
    }

    [Fact]
    public void Catalogue_number_and_recording_code_take_their_slots()
    {
        byte[] q = new byte[12];
        var generator = new SubcodeGenerator(TwoTracks(mcn: "4006381333931", isrc: "USRC17607839"), On973423);
        generator.WriteQ(new Lba(99), q);
        Assert.Equal("02 40 06 38 13 33 93 10 00 24 78 D9", Hex(q));
        generator.WriteQ(new Lba(49), q);
        Assert.Equal("03 96 38 93 04 76 07 83 90 49 C0 71", Hex(q));
        generator.WriteQ(new Lba(149), q);
        Assert.Equal("03 96 38 93 04 76 07 83 90 74 27 8F", Hex(q));
    }

    [Fact]
    public void Slots_keep_clear_of_every_change_and_leave_nine_of_ten_sectors_to_positions()
    {
        byte[] q = new byte[12];
        var random = new Random(4);
        for (int disc = 0; disc < 20; disc++)
        {
            DiscLayout layout = RandomDisc(random);
            var generator = new SubcodeGenerator(layout, On973423);
            int lastOther = int.MinValue;
            var changes = new HashSet<int>(layout.Tracks.SelectMany(static t => t.Indexes)
                .Select(static index => index.Start.Value)) { -150, layout.Sessions[0].LeadOut.Value };
            int[] lastSlot = [0, 0, -150, -150];
            for (int lba = -150; lba < layout.Sessions[0].LeadOut.Value + 300; lba++)
            {
                generator.WriteQ(new Lba(lba), q);
                int adr = new QFrame(q).Adr;
                if (adr == 1)
                {
                    continue;
                }

                Assert.True(lba < layout.Sessions[0].LeadOut.Value);
                Assert.DoesNotContain(changes, change => lba - change is >= -1 and < 2);
                Assert.True(lba - lastOther >= 10 || lastOther == int.MinValue);
                Assert.InRange(lba - lastSlot[adr], 1, adr == 2 ? 139 : int.MaxValue);
                SubcodePosition position = generator.Locate(new Lba(lba));
                if (adr == 3)
                {
                    Assert.True(position.Index >= 1);
                    Assert.True(new QFrame(q).TryGetIsrc(out Isrc isrc));
                    Assert.Equal(layout.Tracks.First(t => t.Number == position.Track).Isrc, isrc);
                }

                (lastOther, lastSlot[adr]) = (lba, lba);
            }
        }
    }

    [Fact]
    public void P_is_set_before_every_track_and_blinks_in_the_lead_out()
    {
        var generator = new SubcodeGenerator(TwoTracks(), On973423);
        Assert.False(generator.GetP(new Lba(-151)));
        Assert.True(generator.GetP(new Lba(-150)));
        Assert.True(generator.GetP(new Lba(-1)));
        Assert.False(generator.GetP(Lba.Zero));
        Assert.False(generator.GetP(new Lba(5_999)));
        Assert.True(generator.GetP(new Lba(6_000)));
        Assert.True(generator.GetP(new Lba(6_149)));
        Assert.False(generator.GetP(new Lba(6_150)));
        Assert.False(generator.GetP(new Lba(12_344)));
        Assert.False(generator.GetP(new Lba(12_345 + 149)));
        Assert.True(generator.GetP(new Lba(12_345 + 150)));
        Assert.True(generator.GetP(new Lba(12_345 + 168)));
        Assert.False(generator.GetP(new Lba(12_345 + 169)));
        Assert.True(generator.GetP(new Lba(12_345 + 188)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(150)]
    [InlineData(400)]
    public void P_covers_a_pause_and_at_least_two_seconds(int pauseSectors)
    {
        DiscLayout layout = TwoTracks();
        TrackLayout second = layout.Sessions[0].Tracks[1];
        TrackIndex one = new(1, new Lba(6_000 + pauseSectors));
        layout = layout with
        {
            Sessions =
            [
                layout.Sessions[0] with
                {
                    Tracks =
                    [
                        layout.Sessions[0].Tracks[0],
                        second with { Indexes = pauseSectors == 0 ? [one] : [new(0, new Lba(6_000)), one] },
                    ],
                },
            ],
        };
        var generator = new SubcodeGenerator(layout);
        int edge = one.Start.Value - Math.Max(150, pauseSectors);
        Assert.False(generator.GetP(new Lba(edge - 1)));
        for (int lba = edge; lba < one.Start.Value; lba++)
        {
            Assert.True(generator.GetP(new Lba(lba)));
        }

        Assert.False(generator.GetP(one.Start));
    }

    [Fact]
    public void The_copy_bit_alternates_every_four_sectors_in_the_program_area_alone()
    {
        var generator = new SubcodeGenerator(TwoTracks(scms: true), On973423);
        byte[] q = new byte[12];
        for (int lba = -11_077; lba < 12_700; lba++)
        {
            generator.WriteQ(new Lba(lba), q);
            bool copy = lba is >= -150 and < 12_345 && (((lba % 8) + 8) % 8) > 3;
            Assert.Equal(copy ? Control.CopyPermitted : Control.None, new QFrame(q).Control);
        }
    }

    [Fact]
    public void Hidden_audio_makes_one_long_pregap_from_minus_150()
    {
        DiscLayout layout = TwoTracks();
        TrackLayout first = layout.Sessions[0].Tracks[0] with { Indexes = [new(0, Lba.Zero), new(1, new Lba(1_000))] };
        layout = layout with
        {
            Sessions = [layout.Sessions[0] with { Tracks = [first, layout.Sessions[0].Tracks[1]] }],
        };
        var generator = new SubcodeGenerator(layout);
        Assert.Equal(
            new SubcodePosition(1, DiscArea.Program, 1, 0, 1_150, Control.None), generator.Locate(new Lba(-150)));
        Assert.Equal(1, generator.Locate(new Lba(999)).RelativeSectors);
        Assert.Equal(new SubcodePosition(1, DiscArea.Program, 1, 1, 0, Control.None), generator.Locate(new Lba(1_000)));
        Assert.True(generator.GetP(new Lba(999)));
    }

    [Fact]
    public void A_second_session_has_its_own_lead_in_and_the_first_points_at_it()
    {
        int second = 12_345 + 11_400;
        DiscLayout layout = TwoTracks();
        layout = layout with
        {
            Sessions =
            [
                layout.Sessions[0],
                new SessionLayout
                {
                    Number = 2, LeadOut = new Lba(second + 1_000),
                    Tracks =
                    [
                        new TrackLayout
                        {
                            Number = 3, End = new Lba(second + 1_000), Indexes = [new(1, new Lba(second))],
                        },
                    ],
                },
            ],
        };
        var generator = new SubcodeGenerator(layout, On973423 with { NextSession = NextSession.Closed });
        Assert.Equal(DiscArea.LeadOut, generator.Locate(new Lba(12_345 + 6_749)).Area);
        Assert.Equal(
            new SubcodePosition(2, DiscArea.LeadIn, 0, 0, 0, Control.None), generator.Locate(new Lba(12_345 + 6_750)));
        Assert.Equal(4_499, generator.Locate(new Lba(second - 151)).RelativeSectors);
        Assert.Equal(DiscArea.Program, generator.Locate(new Lba(second - 150)).Area);

        byte[] q = new byte[12];
        generator.WriteQ(LeadIn973423 + 15, q);
        Assert.Equal("05 00 B0 05 16 45 02 79 59 74", Hex(q.AsSpan(0, 10)));
        generator.WriteQ(LeadIn973423 + 18, q);
        Assert.Equal("05 00 C0 00 00 00 00 97 34 23 16 27", Hex(q));
        generator.WriteQ(new Lba(12_345 + 6_750), q);
        Assert.Equal("01 00 A0 04 16 45 00 03 00 00", Hex(q.AsSpan(0, 10)));
        generator.WriteQ(new Lba(12_345 + 6_750 + 12), q);
        Assert.Equal("05 00 B0 FF FF FF 01 79 59 74", Hex(q.AsSpan(0, 10)));
    }

    [Fact]
    public void Any_order_of_questions_gives_the_same_answers()
    {
        var random = new Random(5);
        DiscLayout layout = RandomDisc(random);
        var one = new SubcodeGenerator(layout);
        byte[] q = new byte[12], raw = new byte[96], again = new byte[12], pq = new byte[16];
        for (int i = 0; i < 5_000; i++)
        {
            Lba address = new(random.Next(-22_650, Lba.MaxValue + 1));
            one.WriteQ(address, q);
            new SubcodeGenerator(layout).WriteQ(address, again);
            Assert.Equal(q, again);
            one.WriteRaw(address, raw);
            SubcodeBits.ExtractQ(raw, again);
            Assert.Equal(q, again);
            Assert.Equal(one.GetP(address), SubcodeBits.ExtractP(raw));
            one.WritePq16(address, pq);
            Assert.Equal(q, pq[..12]);
            Assert.True(new QFrame(q).IsCrcValid);
        }
    }

    [Fact]
    public void Sectors_of_an_image_get_their_sub_code_at_once()
    {
        var generator = new SubcodeGenerator(TwoTracks(mcn: "4006381333931"), On973423);
        byte[] image = new byte[200 * 2448], raw = new byte[96];
        Array.Fill(image, (byte)0x15);
        generator.WriteRawSectors(new Lba(-100), image);
        for (int i = 0; i < 200; i++)
        {
            Array.Fill(raw, (byte)0x15);
            generator.WriteRaw(new Lba(i - 100), raw);
            Assert.Equal(raw, image[((i * 2448) + 2352)..((i + 1) * 2448)]);
            Assert.False(image.AsSpan(i * 2448, 2352).ContainsAnyExcept((byte)0x15));
        }

        Assert.Throws<ArgumentException>(() => generator.WriteRawSectors(Lba.Zero, new byte[2449]));
    }

    [Fact]
    public void Generating_does_not_allocate()
    {
        var generator = new SubcodeGenerator(TwoTracks(mcn: "4006381333931", isrc: "USRC17607839"));
        byte[] raw = new byte[96];

        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            for (int lba = -22_650; lba < 20_000; lba++)
            {
                generator.WriteRaw(new Lba(lba), raw);
            }
        }));
    }

    [Fact]
    public void Layouts_that_cannot_lie_on_a_disc_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SubcodeGenerator(new DiscLayout { Sessions = [] }));
        DiscLayout layout = TwoTracks();
        Assert.Throws<ArgumentException>(() => new SubcodeGenerator(
            layout with { Sessions = [layout.Sessions[0] with { LeadOut = new Lba(6_100) }] }));
        Assert.Throws<ArgumentException>(() => new SubcodeGenerator(
            layout with { Sessions = [layout.Sessions[0] with { Tracks = [.. layout.Tracks.Reverse()] }] }));
        var generator = new SubcodeGenerator(layout, On973423);
        byte[] q = new byte[12];
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.WriteQ(new Lba(-11_078), q));
        Assert.Throws<ArgumentOutOfRangeException>(() => generator.WriteQ(new Lba(Lba.MaxValue + 1), q));
        generator.WriteQ(new Lba(Lba.MaxValue), q);
    }

    private static DiscLayout RandomDisc(Random random)
    {
        var tracks = new List<TrackLayout>();
        int at = 0;
        int count = random.Next(1, 12);
        for (int number = 1; number <= count; number++)
        {
            var indexes = new List<TrackIndex>();
            if (number > 1 && random.Next(2) == 0)
            {
                indexes.Add(new TrackIndex(0, new Lba(at)));
                at += random.Next(1, 400);
            }

            int start = at;
            for (int index = 1; index <= random.Next(1, 6); index++)
            {
                indexes.Add(new TrackIndex(index, new Lba(at)));
                at += random.Next(1, 300);
            }

            at = Math.Max(at, start + 300);
            tracks.Add(new TrackLayout
            {
                Number = number, End = new Lba(at), Indexes = indexes,
                Isrc = ParseIsrc($"USABC25{random.Next(100_000):D5}"),
            });
        }

        return new DiscLayout
        {
            Mcn = ParseMcn("4006381333931"),
            Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = new Lba(at) }],
        };
    }
}
