using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.Tests;

public sealed class ResponseTests
{
    private const string BlankDisc =
        "00 20 00 01 01 01 01 20 FF 00 00 00 00 00 00 00 00 61 22 17 00 4F 3B 48 00 00 00 00 00 00 00 00 00 00";

    [Fact]
    public void Disc_information_of_a_blank_disc_reads_and_writes_the_known_bytes()
    {
        Assert.True(DiscInformation.TryParse(Hex.Parse(BlankDisc), out DiscInformation info));

        Assert.Equal(DiscStatus.Blank, info.Status);
        Assert.Equal(SessionState.Empty, info.LastSessionState);
        Assert.False(info.IsErasable);
        Assert.True(info.IsUnrestrictedUse);
        Assert.Equal((1, 1, 1, 1), (info.FirstTrack, info.SessionCount, info.FirstTrackOfLastSession, info.LastTrackOfLastSession));
        Assert.Equal(DiscInformation.Undefined, info.DiscType);
        Assert.Equal(new Msf(97, 34, 23), info.LastSessionLeadInStart);
        Assert.Equal(new Msf(79, 59, 72), info.LastPossibleLeadOutStart);
        Assert.Null(info.DiscId);
        byte[] written = new byte[DiscInformation.Size];
        info.WriteTo(written);
        Assert.Equal(Hex.Of(Hex.Parse(BlankDisc)), Hex.Of(written));
    }

    [Fact]
    public void Times_of_a_complete_disc_are_not_known()
    {
        byte[] reply = Hex.Parse(BlankDisc);
        reply[2] = 0x0E;
        reply.AsSpan(16, 8).Fill(0xFF);

        Assert.True(DiscInformation.TryParse(reply, out DiscInformation info));

        Assert.Equal(DiscStatus.Complete, info.Status);
        Assert.Equal(SessionState.Complete, info.LastSessionState);
        Assert.Null(info.LastSessionLeadInStart);
        Assert.Null(info.LastPossibleLeadOutStart);
    }

    [Fact]
    public void Disc_information_takes_the_smaller_of_declared_and_arrived()
    {
        byte[] reply = Hex.Parse(BlankDisc);
        Assert.True(DiscInformation.TryParse(reply.AsSpan(0, 16), out DiscInformation cut));
        Assert.Null(cut.LastPossibleLeadOutStart);
        Assert.Equal(1, cut.SessionCount);

        reply[1] = 14;
        Assert.True(DiscInformation.TryParse(reply, out DiscInformation declared));
        Assert.Equal(cut, declared);

        reply[1] = 2;
        Assert.False(DiscInformation.TryParse(reply, out _));
    }

    [Fact]
    public void Track_information_of_the_invisible_track_matches_the_sample()
    {
        byte[] sample = new byte[36];
        Hex.Parse("00 22 01 01 00 04 41 01 00 00 00 00 00 00 00 00 00 05 7D A7").CopyTo(sample, 0);

        Assert.True(TrackInformation.TryParse(sample, out TrackInformation info));

        Assert.Equal((1, 1), (info.Track, info.Session));
        Assert.Equal(Control.Data, info.Control);
        Assert.True(info.IsBlank);
        Assert.Equal(1, info.DataMode);
        Assert.Equal(new Lba(0), info.NextWritable);
        Assert.Equal(359_847, info.FreeSectors);
        byte[] written = new byte[TrackInformation.Size];
        info.WriteTo(written);
        Assert.Equal(Hex.Of(sample), Hex.Of(written));
    }

    [Theory]
    [InlineData("00 00 00 00", 0)]
    [InlineData("FF FF FF 6A", -150)]
    [InlineData("FF FF D4 BB", -11_077)]
    public void Next_writable_addresses_are_signed(string bytes, int expected)
    {
        byte[] reply = new byte[36];
        Hex.Parse("00 22 01 01 00 00 40 01").CopyTo(reply, 0);
        Hex.Parse(bytes).CopyTo(reply, 12);

        Assert.True(TrackInformation.TryParse(reply, out TrackInformation info));

        Assert.Equal(new Lba(expected), info.NextWritable);
    }

    [Fact]
    public void Old_drives_answer_twenty_eight_bytes_of_track_information()
    {
        byte[] reply = new byte[28];
        Hex.Parse("00 1A 02 01 00 00 4F 01 00 00 02 58 00 00 02 58 00 05 00 00").CopyTo(reply, 0);

        Assert.True(TrackInformation.TryParse(reply, out TrackInformation info));

        Assert.Equal(new Lba(600), info.NextWritable);
        Assert.Null(info.LastRecorded);
    }

    [Fact]
    public void Atip_matches_the_sample()
    {
        byte[] sample = Hex.Parse("00 1A 00 00 C0 40 98 00 61 22 17 00 4F 3B 48 00 00 00 00 00 00 00 00 00 00 00 00 00");

        Assert.True(Atip.TryParse(sample, out Atip atip));

        Assert.Equal(new Msf(97, 34, 23), atip.LeadInStart);
        Assert.Equal(new Msf(79, 59, 72), atip.LastPossibleLeadOutStart);
        Assert.Equal(4, atip.WritePower);
        Assert.Equal(3, atip.SubType);
        Assert.True(atip.IsUnrestrictedUse);
        Assert.False(atip.IsRewritable);
        Assert.Null(atip.A1);
        byte[] written = new byte[Atip.Size];
        atip.WriteTo(written);
        Assert.Equal(Hex.Of(sample), Hex.Of(written));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Table_of_contents_round_trips_in_blocks_and_times(bool msf)
    {
        var toc = new TocResponse(1, 2,
        [
            new TocEntry(1, Control.None, new Lba(0)),
            new TocEntry(2, Control.CopyPermitted, new Lba(17_000)),
            new TocEntry(TocEntry.LeadOutTrack, Control.None, new Lba(30_000)),
        ]);

        byte[] bytes = toc.ToArray(msf);

        Assert.Equal(28, bytes.Length);
        Assert.Equal(26, (bytes[0] << 8) | bytes[1]);
        Assert.Equal(0x12, bytes[4 + 8 + 1]);
        Assert.True(TocResponse.TryParse(bytes, msf, out TocResponse? read));
        Assert.Equal(toc.Entries, read.Entries);
        Assert.Equal(new Lba(30_000), read.LeadOut?.Start);
        Assert.Equal(Hex.Of(bytes), Hex.Of(read.ToArray(msf)));
    }

    [Fact]
    public void A_table_of_contents_cut_in_an_entry_keeps_the_whole_ones()
    {
        var toc = new TocResponse(1, 1, [new TocEntry(1, Control.None, new Lba(0)), new TocEntry(TocEntry.LeadOutTrack, Control.None, new Lba(300))]);

        Assert.True(TocResponse.TryParse(toc.ToArray(false).AsSpan(0, 15), false, out TocResponse? read));

        Assert.Single(read.Entries);
        Assert.Null(read.LeadOut);
    }

    [Fact]
    public void Full_table_of_contents_and_cd_text_round_trip()
    {
        var full = new FullTocResponse(1, 1,
        [
            new FullTocEntry(1, 1, Control.None, 0, FullTocEntry.FirstTrackPoint, 0, 0, 0, 0, 1, 0, 0),
            new FullTocEntry(1, 1, Control.None, 0, FullTocEntry.LeadOutPoint, 0, 0, 0, 0, 79, 59, 74),
        ]);
        Assert.True(FullTocResponse.TryParse(full.ToArray(), out FullTocResponse? read));
        Assert.Equal(full.Entries, read.Entries);
        Assert.Equal(new Msf(79, 59, 74), read.Entries[1].PointTime);

        var text = new CdTextResponse(Enumerable.Range(0, 36).Select(i => (byte)i).ToArray());
        Assert.True(CdTextResponse.TryParse(text.ToArray(), out CdTextResponse readText));
        Assert.Equal(text.Packs.ToArray(), readText.Packs.ToArray());
        Assert.True(CdTextResponse.TryParse(text.ToArray().AsSpan(0, 30), out CdTextResponse cut));
        Assert.Equal(18, cut.Packs.Length);
    }

    [Fact]
    public void Small_replies_round_trip()
    {
        byte[] b = new byte[64];
        var inquiry = new InquiryData(5, true, 0, 2, "REDBOOK", "Recorder", "1.0");
        inquiry.WriteTo(b);
        Assert.Equal(0x1F, b[4]);
        Assert.True(InquiryData.TryParse(b.AsSpan(0, 36), out InquiryData inquiryRead));
        Assert.Equal(inquiry, inquiryRead);

        var buffer = new BufferCapacity(131_584, 4_096);
        buffer.WriteTo(b);
        Assert.True(BufferCapacity.TryParse(b, out BufferCapacity bufferRead));
        Assert.Equal(buffer, bufferRead);
        Assert.False(BufferCapacity.TryParse(b.AsSpan(0, 11), out _));

        var mechanism = new MechanismState(true, 7, new Lba(-150), false, 0);
        mechanism.WriteTo(b);
        Assert.True(MechanismState.TryParse(b, out MechanismState mechanismRead));
        Assert.Equal(mechanism, mechanismRead);

        foreach (EventStatus status in new[]
        {
            new EventStatus(EventClasses.Media, true, MediaEvent.NewMedium, true, false),
            new EventStatus(EventClasses.Media, false, MediaEvent.NoChange, false, false),
        })
        {
            int length = status.WriteTo(b);
            Assert.True(EventStatus.TryParse(b.AsSpan(0, length), out EventStatus statusRead));
            Assert.Equal(status, statusRead);
        }

        var position = new SubChannelPosition(AudioStatus.None, 1, Control.None, 3, 1, new Lba(1234), 84);
        foreach (bool msf in new[] { false, true })
        {
            position.WriteTo(b, msf);
            Assert.True(SubChannelPosition.TryParse(b, msf, out SubChannelPosition positionRead));
            Assert.Equal(position, positionRead);
        }

        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        Assert.True(Isrc.TryParse("USRC17607839", out Isrc isrc));
        foreach (Mcn? value in new Mcn?[] { mcn, null })
        {
            var reply = new SubChannelMcn(AudioStatus.None, value, 0x42);
            reply.WriteTo(b);
            Assert.True(SubChannelMcn.TryParse(b, out SubChannelMcn read));
            Assert.Equal(reply, read);
        }

        foreach (Isrc? value in new Isrc?[] { isrc, null })
        {
            var reply = new SubChannelIsrc(AudioStatus.None, 3, Control.None, 5, value, 0x42);
            reply.WriteTo(b);
            Assert.True(SubChannelIsrc.TryParse(b, out SubChannelIsrc read));
            Assert.Equal(reply, read);
        }

        var capacity = new Capacity(new Lba(359_846), 2048);
        capacity.WriteTo(b);
        Assert.True(Capacity.TryParse(b, out Capacity capacityRead));
        Assert.Equal(capacity, capacityRead);

        var format = new FormatCapacities(359_847, 1, 2048);
        format.WriteTo(b);
        Assert.True(FormatCapacities.TryParse(b, out FormatCapacities formatRead));
        Assert.Equal(format, formatRead);
    }

    [Fact]
    public void Performance_descriptors_round_trip_and_survive_a_wrong_count()
    {
        WriteSpeedDescriptor[] speeds =
        [
            new(1, new Lba(359_846), new DriveSpeed(8467), new DriveSpeed(8467), true),
            new(0, new Lba(359_846), new DriveSpeed(8467), new DriveSpeed(1411), false),
        ];
        byte[] bytes = PerformanceResponse.ToArray(speeds);
        Assert.True(PerformanceResponse.TryParseWriteSpeeds(bytes, out WriteSpeedDescriptor[] read));
        Assert.Equal(speeds, read);

        bytes.AsSpan(0, 4).Fill(0xFF);
        Assert.True(PerformanceResponse.TryParseWriteSpeeds(bytes.AsSpan(0, 30), out read));
        Assert.Single(read);

        NominalPerformance[] nominal = [new(new Lba(0), new DriveSpeed(3528), new Lba(359_846), new DriveSpeed(8467))];
        Assert.True(PerformanceResponse.TryParseNominal(PerformanceResponse.ToArray(nominal, true), out NominalPerformance[] n));
        Assert.Equal(nominal, n);
    }

    [Theory]
    [InlineData(176, 1, 75)]
    [InlineData(177, 1, 75)]
    [InlineData(352, 2, 150)]
    [InlineData(353, 2, 150)]
    [InlineData(705, 4, 300)]
    [InlineData(1411, 8, 600)]
    [InlineData(1764, 10, 750)]
    [InlineData(2116, 12, 900)]
    [InlineData(2822, 16, 1200)]
    [InlineData(4234, 24, 1800)]
    [InlineData(5645, 32, 2400)]
    [InlineData(7056, 40, 3000)]
    [InlineData(8467, 48, 3600)]
    [InlineData(9172, 52, 3900)]
    public void Speeds_of_drives_are_whole_factors(int kilobytes, int factor, int sectors)
    {
        var speed = new DriveSpeed(kilobytes);
        Assert.Equal(factor, speed.Factor);
        Assert.Equal(sectors, speed.SectorsPerSecond);
        Assert.Equal(factor * 177, DriveSpeed.RequestForFactor(factor).KilobytesPerSecond);
        Assert.Equal(factor * 177, DriveSpeed.RequestForSectorsPerSecond(sectors).KilobytesPerSecond);
        Assert.InRange(DriveSpeed.NominalForFactor(factor).KilobytesPerSecond, kilobytes - 1, kilobytes + 1);
    }
}
