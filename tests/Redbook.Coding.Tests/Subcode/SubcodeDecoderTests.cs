using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;
using Xunit;
using static Redbook.Coding.Tests.Subcode.ExampleDiscs;

namespace Redbook.Coding.Tests.Subcode;

public sealed class SubcodeDecoderTests
{
    private static readonly SubcodeOptions On973423 = new() { LeadInStart = LeadIn973423 };

    [Theory]
    [InlineData(PregapCountdown.ToOne, LeadInTime.Absolute, TocOrder.PointersFirst)]
    [InlineData(PregapCountdown.ToZero, LeadInTime.Absolute, TocOrder.PointersFirst)]
    [InlineData(PregapCountdown.ToOne, LeadInTime.FromZero, TocOrder.TracksFirst)]
    public void Every_writers_conventions_give_the_same_disc(
        PregapCountdown countdown, LeadInTime time, TocOrder order)
    {
        SubcodeOptions options = On973423 with
        {
            PregapCountdown = countdown, LeadInTime = time, TocOrder = order,
        };
        DecodedSubcode decoded = Pass(TwoTracks(Control.PreEmphasis, "4006381333931", "USRC17607839"), options);
        DiscLayout layout = Assert.IsType<DiscLayout>(decoded.Layout);
        Assert.Equal("4006381333931", layout.Mcn?.Digits);
        Assert.Equal("1:0@-150,1@0 USRC17607839 PreEmphasis|2:0@6000,1@6150  PreEmphasis|12345", Text(layout));
        Assert.All(decoded.Findings, static finding => Assert.True(finding.IsConvention, finding.Kind.ToString()));
        Assert.Equal(countdown == PregapCountdown.ToZero, Has(decoded, SubcodeFindingKind.CountdownToZero));
        Assert.Equal(time == LeadInTime.FromZero, Has(decoded, SubcodeFindingKind.LeadInTimeFromZero));
        DecodedSession session = decoded.Sessions[0];
        Assert.Equal((LeadIn973423, 10_927, 6_750),
            (session.LeadInStart, session.LeadInSectors, session.LeadOutSectors));
        Assert.Equal(5, session.Toc.Count);
        Assert.Equal(Text(layout.Sessions[0]), Text(session.FromProgram!));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public void The_sixteen_byte_form_is_read_with_plain_or_zero_crc_and_with_binary_numbers(bool isZero, bool isBinary)
    {
        var generator = new SubcodeGenerator(TwoTracks(), On973423);
        var decoder = new SubcodeDecoder(QSource.Pq16);
        byte[] pq = new byte[16];
        for (int lba = -11_077; lba < 19_095; lba++)
        {
            generator.WritePq16(new Lba(lba), pq);
            if (isBinary)
            {
                ToBinary(pq);
            }

            pq[10] = isZero ? (byte)0 : (byte)~pq[10];
            pq[11] = isZero ? (byte)0 : (byte)~pq[11];
            QReading reading = decoder.Feed(new Lba(lba), pq);
            Assert.Equal(isZero ? QCrcState.Absent : QCrcState.NotInverted, reading.Crc);
        }

        DecodedSubcode decoded = decoder.Decode();
        Assert.Equal("1:0@-150,1@0  None|2:0@6000,1@6150  None|12345", Text(decoded.Layout!));
        Assert.All(decoded.Findings, static finding => Assert.True(finding.IsConvention, finding.Kind.ToString()));
        Assert.Equal(isBinary, Has(decoded, SubcodeFindingKind.BinaryNumbers));
        Assert.Equal(isZero, Has(decoded, SubcodeFindingKind.CrcAbsent));
    }

    [Fact]
    public void Binary_numbers_behind_the_crc_of_their_bcd_form_are_recognised()
    {
        byte[] q = Hex("01 02 01 01 22 44 00 02 46 44 4E 03");
        ToBinary(q);
        QReading reading = new QReader(QSource.Subcode96).Read(q);
        Assert.Equal((QCrcState.Valid, QNumberForm.Binary), (reading.Crc, reading.Numbers));
        Assert.Equal(new Msf(2, 46, 44), reading.AbsoluteTime);
    }

    [Fact]
    public void A_plain_crc_on_the_disc_is_a_wrong_one()
    {
        byte[] q = Hex("01 01 01 00 00 00 00 00 02 00 A5 D7");
        Assert.Equal(QCrcState.Wrong, new QReader(QSource.Subcode96).Read(q).Crc);
        Assert.Equal(QCrcState.NotInverted, new QReader(QSource.Pq16).Read(q).Crc);
    }

    [Fact]
    public void Rubbish_in_the_byte_called_zero_is_noted_and_read()
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, static (lba, q) =>
        {
            if (lba is > 100 and < 149)
            {
                q[6] = 0x12;
                QCrc.Seal(q);
            }
        });
        Assert.Equal(
            new SubcodeFinding(SubcodeFindingKind.NonzeroZeroByte, new Lba(101), 48, 0), Assert.Single(decoded.Findings));
        Assert.NotNull(decoded.Layout);
    }

    [Fact]
    public void Wrong_crcs_are_counted_and_edges_still_found()
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, static (lba, q) =>
        {
            if (lba is >= 6_140 and < 6_160 or >= 12_340 and < 12_350 or >= -2 and < 3)
            {
                q[5] ^= 1;
            }
        });
        Assert.Equal(
            new SubcodeFinding(SubcodeFindingKind.WrongCrc, new Lba(-2), 35, 0), Assert.Single(decoded.Findings));
        Assert.Equal("1:0@-150,1@0  None|2:0@6000,1@6150  None|12345", Text(decoded.Sessions[0].FromProgram!));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(6_150, true)]
    [InlineData(6_149, true)]
    [InlineData(12_345, true)]
    [InlineData(6_000, false)]
    public void A_catalogue_number_upon_a_change_hides_it_only_where_no_time_tells(int at, bool isRecovered)
    {
        DecodedSubcode decoded = Pass(TwoTracks(mcn: "4006381333931"), On973423, (lba, q) =>
        {
            if (lba == at)
            {
                QBuilder.WriteMcn(q, Control.None, ParseMcn("4006381333931"), new Lba(lba));
            }
        });
        Assert.Equal(isRecovered ? "1:0@-150,1@0  None|2:0@6000,1@6150  None|12345"
            : "1:0@-150,1@0  None|2:0@6001,1@6150  None|12345", Text(decoded.Layout!));
        Assert.Equal(!isRecovered, Has(decoded, SubcodeFindingKind.UncertainIndexStart));
    }

    [Fact]
    public void A_catalogue_number_with_the_frame_of_another_sector_is_said()
    {
        DecodedSubcode decoded = Pass(TwoTracks(mcn: "4006381333931"), On973423, static (lba, q) =>
        {
            if (lba == 199)
            {
                q[9] = 0x33;
                QCrc.Seal(q);
            }
        });
        Assert.Equal(
            new SubcodeFinding(SubcodeFindingKind.AddressDiffers, new Lba(199), 1, 0), Assert.Single(decoded.Findings));
    }

    [Fact]
    public void A_broken_cycle_in_the_lead_in_is_said()
    {
        byte[] a1 = new byte[12];
        QBuilder.WriteTocLastTrack(a1, Control.None, new Msf(98, 0, 0), 2);
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, (lba, q) =>
        {
            if (lba == Lba.FromAbsoluteMsf(new Msf(98, 0, 0)).Value)
            {
                a1.CopyTo(q);
            }
        });
        Assert.True(Has(decoded, SubcodeFindingKind.BrokenTocCycle));
        Assert.NotNull(decoded.Layout);
    }

    [Theory]
    [InlineData(0xA0)]
    [InlineData(0xA2)]
    [InlineData(0x02)]
    public void A_missing_point_leaves_no_table_of_contents(byte point)
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, (lba, q) =>
        {
            if (lba < -150 && q[2] == point)
            {
                q[11] ^= 0xFF;
            }
        });
        SubcodeFinding missing =
            Assert.Single(decoded.Findings, static f => f.Kind == SubcodeFindingKind.MissingTocPoint);
        Assert.Equal(point, missing.Number);
        Assert.Null(decoded.Layout);
        Assert.NotNull(decoded.Sessions[0].FromProgram);
    }

    [Fact]
    public void One_point_with_two_contents_follows_the_majority()
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, static (lba, q) =>
        {
            if (lba < -10_000 && q[2] == 0x02)
            {
                q[7] = 0x33;
                QCrc.Seal(q);
            }
        });
        Assert.True(Has(decoded, SubcodeFindingKind.ContradictoryTocPoint));
        Assert.Equal(6_150, decoded.Layout!.Sessions[0].Tracks[1].Start.Value);
    }

    [Fact]
    public void A_missing_lead_out_is_said()
    {
        var generator = new SubcodeGenerator(TwoTracks(), On973423);
        DecodedSubcode decoded = Pass(generator, -11_077, 12_000, null);
        SubcodeFinding finding = Assert.Single(decoded.Findings);
        Assert.Equal(SubcodeFindingKind.MissingLeadOut, finding.Kind);
        Assert.False(decoded.Sessions[0].FromProgram!.IsClosed);
        Assert.Equal(12_000, decoded.Sessions[0].FromProgram!.LeadOut.Value);
    }

    [Fact]
    public void A_missing_lead_in_is_said()
    {
        DecodedSubcode decoded = Pass(new SubcodeGenerator(TwoTracks(), On973423), -150, 19_095, null);
        Assert.Equal(SubcodeFindingKind.MissingLeadIn, Assert.Single(decoded.Findings).Kind);
        Assert.Null(decoded.Layout);
        Assert.Equal(2, decoded.Sessions[0].FromProgram!.Tracks.Count);
    }

    [Fact]
    public void Addresses_out_of_order_are_counted()
    {
        var generator = new SubcodeGenerator(TwoTracks(), On973423);
        var decoder = new SubcodeDecoder();
        byte[] q = new byte[12];
        for (int lba = -11_077; lba < 19_095; lba++)
        {
            generator.WriteQ(new Lba(lba is 3_000 ? 3_500 : lba), q);
            decoder.Feed(new Lba(lba), q);
        }

        DecodedSubcode decoded = decoder.Decode();
        Assert.Equal(1, decoded.Findings.Single(f => f.Kind == SubcodeFindingKind.AddressDiffers).Count);
        Assert.Equal(2, decoded.Findings.Single(f => f.Kind == SubcodeFindingKind.AddressOutOfOrder).Count);
        Assert.NotNull(decoded.Layout);
    }

    [Fact]
    public void A_single_stray_track_number_does_not_change_the_disc()
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, static (lba, q) =>
        {
            if (lba == 2_000)
            {
                q[1] = 0x50;
                QCrc.Seal(q);
            }
        });
        Assert.Equal(SubcodeFindingKind.NumberOutOfOrder, Assert.Single(decoded.Findings).Kind);
        Assert.Equal("1:0@-150,1@0  None|2:0@6000,1@6150  None|12345", Text(decoded.Sessions[0].FromProgram!));
    }

    [Fact]
    public void Contents_that_name_other_tracks_than_the_program_are_said()
    {
        DecodedSubcode decoded = Pass(TwoTracks(), On973423, static (lba, q) =>
        {
            if (lba >= 6_000 && q[1] == 0x02)
            {
                q[1] = 0x01;
                q[2] = 0x02;
                QCrc.Seal(q);
            }
        });
        Assert.True(Has(decoded, SubcodeFindingKind.TocDiffersFromProgram));
        Assert.Equal("1:0@-150,1@0,2@6000  None|2:1@6150  None|12345", Text(decoded.Layout!));
    }

    [Fact]
    public void Alternating_copy_bits_are_found()
    {
        DecodedSubcode decoded = Pass(TwoTracks(scms: true), On973423);
        Assert.All(decoded.Layout!.Tracks, static track => Assert.True(track.IsCopyAlternating));
        Assert.Empty(decoded.Findings);
    }

    [Fact]
    public void Random_discs_come_back_as_they_were()
    {
        var random = new Random(6);
        int discs = TestLength.Rounds(40, 2_000);
        for (int i = 0; i < discs; i++)
        {
            DiscLayout layout = RandomLayout(random);
            DecodedSubcode decoded = Pass(layout, On973423 with
            {
                NextSession = (NextSession)random.Next(3), PregapCountdown = (PregapCountdown)random.Next(2),
                LeadInTime = (LeadInTime)random.Next(2), TocOrder = (TocOrder)random.Next(2),
            });
            Assert.Equal(Text(layout), Text(decoded.Layout!));
            Assert.Equal(layout.Mcn, decoded.Mcn);
            Assert.All(decoded.Findings, static f =>
                Assert.True(f.IsConvention || f.Kind == SubcodeFindingKind.UncertainIndexStart, f.ToString()));
        }
    }

    [Fact]
    public void Two_sessions_come_back_as_two()
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
        DecodedSubcode decoded = Pass(layout, On973423);
        Assert.Empty(decoded.Findings);
        Assert.Equal(2, decoded.Sessions.Count);
        Assert.Equal(
            "1:0@-150,1@0  None|2:0@6000,1@6150  None|12345|3:0@23595,1@23745  None|24745", Text(decoded.Layout!));
        TocEntry b0 = decoded.Sessions[0].Toc.Single(static entry => entry.Point == TocPoint.NextSession);
        Assert.Equal((5, (byte)5, (byte)16, (byte)45, (byte)2), (b0.Adr, b0.Minute, b0.Second, b0.Frame, b0.Zero));
    }

    [Fact]
    public void Any_bytes_give_a_value()
    {
        var random = new Random(7);
        int rounds = TestLength.Rounds(200, 20_000);
        byte[] q = new byte[16];
        for (int round = 0; round < rounds; round++)
        {
            var decoder = new SubcodeDecoder((QSource)random.Next(2));
            for (int i = 0; i < 200; i++)
            {
                random.NextBytes(q);
                q[0] = (byte)((q[0] & 0xF0) | random.Next(6));
                q[1] = random.Next(3) switch { 0 => 0, 1 => 0xAA, _ => (byte)random.Next(4) };
                q[2] = random.Next(3) == 0 ? (byte)(0xA0 + random.Next(4)) : (byte)random.Next(4);
                if (random.Next(4) != 0)
                {
                    for (int k = 3; k < 10; k++)
                    {
                        q[k] = (byte)random.Next(0x20);
                    }
                }

                if (random.Next(4) != 0)
                {
                    QCrc.Seal(q.AsSpan(0, 12));
                }

                QReading reading = decoder.Feed(new Lba(random.Next(3) == 0 ? random.Next() : i), q);
                reading.TryGetMcn(out _);
                reading.TryGetIsrc(out _);
            }

            DecodedSubcode decoded = decoder.Decode();
            Assert.NotEmpty(decoded.Findings);
            if (decoded.Layout is { } layout && layout.Sessions.Count == 1 && layout.Tracks.First().Start.Value >= 0)
            {
                _ = new SubcodeGenerator(layout);
            }
        }
    }

    [Fact]
    public void A_frame_that_is_too_short_is_refused() =>
        Assert.Throws<ArgumentException>(() => new SubcodeDecoder().Feed(Lba.Zero, new byte[11]));

    [Fact]
    public void Feeding_does_not_allocate()
    {
        var generator = new SubcodeGenerator(TwoTracks(mcn: "4006381333931", isrc: "USRC17607839"), On973423);
        var decoder = new SubcodeDecoder();
        byte[] raw = new byte[96];
        Run(-11_077, 200);
        int next = 200;
        Assert.Equal(0, Allocations.InSteadyState(() =>
        {
            Run(next, next + 900);
            next += 900;
        }));

        void Run(int from, int to)
        {
            for (int lba = from; lba < to; lba++)
            {
                generator.WriteRaw(new Lba(lba), raw);
                decoder.FeedRaw(new Lba(lba), raw);
            }
        }
    }

    private static bool Has(DecodedSubcode decoded, SubcodeFindingKind kind) =>
        decoded.Findings.Any(finding => finding.Kind == kind);

    private static DecodedSubcode Pass(DiscLayout layout, SubcodeOptions options, Action<int, byte[]>? damage = null) =>
        Pass(new SubcodeGenerator(layout, options), options.LeadInStart.Value,
            layout.Sessions[^1].LeadOut.Value + 6_750, damage);

    private static DecodedSubcode Pass(SubcodeGenerator generator, int from, int to, Action<int, byte[]>? damage)
    {
        var decoder = new SubcodeDecoder();
        byte[] q = new byte[12];
        for (int lba = from; lba < to; lba++)
        {
            generator.WriteQ(new Lba(lba), q);
            damage?.Invoke(lba, q);
            decoder.Feed(new Lba(lba), q);
        }

        return decoder.Decode();
    }

    private static void ToBinary(Span<byte> q)
    {
        for (int i = 1; i < 10; i++)
        {
            bool isSpecial = (i == 1 && q[i] == 0xAA) || (i == 2 && q[i] >= 0xA0) || i == 6;
            q[i] = isSpecial ? q[i] : (byte)new Bcd(q[i]).ToBinary();
        }
    }

    private static string Text(DiscLayout layout) => string.Join('|', layout.Sessions.Select(Text));

    private static string Text(SessionLayout session) => string.Join('|', session.Tracks.Select(static track =>
        $"{track.Number}:{string.Join(',', track.Indexes.Select(static i => $"{i.Number}@{i.Start}"))} {track.Isrc} {track.Control}"))
        + "|" + session.LeadOut;

    private static DiscLayout RandomLayout(Random random)
    {
        var tracks = new List<TrackLayout>();
        int first = random.Next(1, 5), at = random.Next(3) == 0 ? random.Next(1, 500) : 0;
        for (int number = first; number <= first + random.Next(0, 15); number++)
        {
            var indexes = new List<TrackIndex>();
            if (number == first)
            {
                indexes.Add(new TrackIndex(0, new Lba(-150)));
            }
            else if (random.Next(2) == 0)
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
                Number = number, End = new Lba(at), Indexes = indexes, Control = (Control)random.Next(4),
                Isrc = random.Next(2) == 0 ? default : ParseIsrc($"USABC25{random.Next(100_000):D5}"),
            });
        }

        return new DiscLayout
        {
            Mcn = random.Next(2) == 0 ? null : ParseMcn("4006381333931"),
            Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = new Lba(at) }],
        };
    }
}
