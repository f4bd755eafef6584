using Redbook.Discs;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;

namespace Redbook.Mmc.Tests;

public sealed class ModePageTests
{
    private const string Capabilities = """
        2A 3E 07 07 F1 7F 29 23  21 13 01 00 08 00 21 13
        00 00 21 13 21 13 00 01  00 00 00 00 21 13 00 08
        00 00 21 13  00 00 1B 90  00 00 16 0D  00 00 10 8A  00 00 0B 06  00 00 06 E4  00 00 05 83  00 00 02 C2
        """;

    private const string ConfigurationOfCdR = """
        00 00 00 84 00 00 00 09
        00 00 03 0C  00 0A 00 00  00 09 01 00  00 08 00 00
        00 01 0B 08  00 00 00 01  02 00 00 00
        00 02 07 04  00 00 00 00
        00 03 03 04  29 00 00 00
        00 10 01 08  00 00 08 00  00 01 01 00
        00 1D 01 00
        00 1E 09 04  03 00 00 00
        00 2D 09 04  46 00 3F 01
        00 2E 05 04  6F 00 19 00
        00 37 00 04  00 07 00 00
        01 00 03 00
        01 05 07 04  00 00 00 00
        01 07 0D 04  1F 00 00 00
        01 08 03 0C  45 4D 55 30 30 30 30 30 30 30 30 31
        """;

    [Theory]
    [InlineData("41 00 00", MultiSession.None, false)]
    [InlineData("41 C0 00", MultiSession.NextAllowed, false)]
    [InlineData("51 C0 00", MultiSession.NextAllowed, true)]
    public void Track_at_once_write_parameters_are_those_that_burning_programs_send(string bytes, MultiSession multi, bool test)
    {
        WriteParametersPage page = WriteParametersPage.TrackAtOnceAudio with
        {
            IsUnderrunProtected = true,
            MultiSession = multi,
            IsTestWrite = test,
        };
        byte[] written = new byte[WriteParametersPage.FixedSize];
        page.WriteTo(written);

        Assert.Equal("0532" + Hex.Of(Hex.Parse(bytes)), Hex.Of(written.AsSpan(0, 5)));
        Assert.Equal("0096", Hex.Of(written.AsSpan(14, 2)));
        Assert.True(WriteParametersPage.TryParse(written, out WriteParametersPage read));
        Assert.Equal(page, read);
    }

    [Fact]
    public void Write_parameters_carry_catalogue_number_and_recording_code()
    {
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        Assert.True(Isrc.TryParse("USRC17607839", out Isrc isrc));
        WriteParametersPage page = WriteParametersPage.TrackAtOnceAudio with
        {
            Mcn = mcn,
            Isrc = isrc,
            IsLinkSizeValid = true,
            LinkSize = 7,
            PacketSectors = 16,
            IsFixedPacket = true,
            IsCopy = true,
            TrackMode = Control.PreEmphasis,
            DataBlockType = DataBlockType.Mode1,
            ApplicationCode = 0x15,
            SessionFormat = 0x20,
            SubHeader = 0x0102_0304,
        };
        byte[] written = new byte[WriteParametersPage.FixedSize];
        page.WriteTo(written);

        Assert.Equal(0x80, written[16]);
        Assert.Equal("34303036333831333333393331", Hex.Of(written.AsSpan(17, 13)));
        Assert.Equal(0x80, written[32]);
        Assert.True(WriteParametersPage.TryParse(written, out WriteParametersPage read));
        Assert.Equal(page, read);
    }

    [Fact]
    public void Capabilities_match_the_sample_in_both_directions()
    {
        byte[] sample = Hex.Parse(Capabilities);
        Assert.Equal(64, sample.Length);

        Assert.True(CapabilitiesPage.TryParse(sample, out CapabilitiesPage page));

        Assert.True(page.CanTestWrite);
        Assert.True(page.Functions.HasFlag(MediaFunctions.UnderrunProtection));
        Assert.Equal(MediaKinds.CdR | MediaKinds.CdRw | MediaKinds.Method2OrTestWrite, page.Writes);
        Assert.Equal(2048, page.BufferKibibytes);
        Assert.Equal(48, page.MaxWriteSpeed.Factor);
        Assert.Equal([48, 40, 32, 24, 16, 10, 8, 4], page.WriteSpeeds!.Select(s => s.Speed.Factor));
        byte[] written = new byte[page.Size];
        page.WriteTo(written);
        Assert.Equal(Hex.Of(sample), Hex.Of(written));
    }

    [Theory]
    [InlineData(0x12)]
    [InlineData(0x16)]
    [InlineData(0x1C)]
    public void Older_capability_pages_end_earlier(byte length)
    {
        byte[] sample = Hex.Parse(Capabilities);
        sample[1] = length;

        Assert.True(CapabilitiesPage.TryParse(sample, out CapabilitiesPage page));

        Assert.Equal(48, page.MaxWriteSpeed.Factor);
        Assert.Empty(page.WriteSpeeds!);
        Assert.Equal(length == 0x12 ? 0 : 48, page.CurrentWriteSpeed.Factor);
    }

    [Fact]
    public void More_speed_descriptors_than_the_page_holds_are_not_believed()
    {
        byte[] sample = Hex.Parse(Capabilities);
        sample[31] = 200;
        Assert.True(CapabilitiesPage.TryParse(sample, out CapabilitiesPage page));
        Assert.Equal(8, page.WriteSpeeds!.Count);
        Assert.True(CapabilitiesPage.TryParse(sample.AsSpan(0, 41), out page));
        Assert.Equal(2, page.WriteSpeeds!.Count);
    }

    [Fact]
    public void Small_pages_round_trip()
    {
        RoundTrip(new ErrorRecoveryPage(0xC0, 5, 6, 700));
        RoundTrip(new CachingPage(true, false));
        RoundTrip(new CdDevicePage(9, 60, 75));
        RoundTrip(new AudioControlPage(true, false, new AudioPort(1, 255), new AudioPort(2, 254), default, default));
        RoundTrip(new PowerConditionPage(true, true, 600, 12_000));
        RoundTrip(new TimeoutProtectPage(true, false, true, 40, 80));
        RoundTrip(WriteParametersPage.TrackAtOnceAudio);
    }

    [Fact]
    public void A_page_is_found_behind_block_descriptors_and_other_pages()
    {
        byte[] caching = new byte[12];
        new CachingPage(true, false).WriteTo(caching);
        byte[] device = new byte[8];
        new CdDevicePage(0, 60, 75).WriteTo(device);
        byte[] list = new byte[8 + 8 + 12 + 8];
        new ModeParameterHeader(list.Length - 2, 0, 8).WriteTo(list);
        caching.CopyTo(list, 16);
        device.CopyTo(list, 28);

        Assert.True(ModeParameterHeader.TryFindPage(list, CdDevicePage.Code, out ReadOnlySpan<byte> page));
        Assert.True(CdDevicePage.TryParse(page, out CdDevicePage read));
        Assert.Equal(75, read.FramesPerSecond);
        Assert.False(ModeParameterHeader.TryFindPage(list, 0x2A, out _));
        Assert.False(ModeParameterHeader.TryFindPage(list.AsSpan(0, 28), CdDevicePage.Code, out _));
        list[0] = list[1] = 0;
        Assert.False(ModeParameterHeader.TryFindPage(list, CdDevicePage.Code, out _));
        Assert.True(ModeParameterHeader.TryFindPage(list, CdDevicePage.Code, out _, isParameterList: true));
    }

    [Fact]
    public void Configuration_matches_the_sample_in_both_directions()
    {
        byte[] sample = Hex.Parse(ConfigurationOfCdR);
        Assert.Equal(136, sample.Length);

        Assert.True(Configuration.TryParse(sample, out Configuration? configuration));

        Assert.Equal(Profile.CdR, configuration.CurrentProfile);
        Assert.Equal([Profile.CdRw, Profile.CdR, Profile.CdRom], configuration.Profiles);
        Assert.Equal(14, configuration.Features.Count);
        Assert.True(CdTrackAtOnceFeature.TryParse(configuration.Find(FeatureCode.CdTrackAtOnce)!.Value, out CdTrackAtOnceFeature tao));
        Assert.True(tao is { HasUnderrunProtection: true, CanTestWrite: true, WritesCdRw: true, DataBlockTypes: 0x3F01 });
        Assert.Equal(Hex.Of(Hex.Parse("00 2D 09 04 46 00 3F 01")), Descriptor(tao.ToDescriptor(true)));
        Assert.True(CdMasteringFeature.TryParse(configuration.Find(FeatureCode.CdMastering)!.Value, out CdMasteringFeature mastering));
        Assert.True(mastering is { WritesSessionAtOnce: true, WritesRaw: true, MaxCueSheetBytes: 0x1900 });
        Assert.Equal(Hex.Of(Hex.Parse("00 2E 05 04 6F 00 19 00")), Descriptor(mastering.ToDescriptor(true)));
        Assert.True(RealTimeStreamingFeature.TryParse(configuration.Find(FeatureCode.RealTimeStreaming)!.Value, out RealTimeStreamingFeature streaming));
        Assert.True(streaming.HasWriteSpeeds);
        Assert.Equal(Hex.Of(Hex.Parse("01 07 0D 04 1F 00 00 00")), Descriptor(streaming.ToDescriptor(true)));
        Assert.Equal(Hex.Of(sample), Hex.Of(configuration.ToArray()));
    }

    private static string Descriptor(FeatureDescriptor descriptor)
    {
        byte[] bytes = new byte[descriptor.Size];
        descriptor.WriteTo(bytes);
        return Hex.Of(bytes);
    }

    private static void RoundTrip<TPage>(TPage page)
        where TPage : struct, IModePage<TPage>
    {
        byte[] bytes = new byte[page.Size];
        page.WriteTo(bytes);
        Assert.Equal(TPage.PageCode, bytes[0]);
        Assert.Equal(bytes.Length - 2, bytes[1]);
        Assert.True(TPage.TryParse(bytes, out TPage read));
        Assert.Equal(page, read);
        bytes[0] ^= 0x3F;
        Assert.False(TPage.TryParse(bytes, out _));
    }
}
