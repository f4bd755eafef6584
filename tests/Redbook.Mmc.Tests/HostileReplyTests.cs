using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.Tests;

/// <summary>Any bytes into any reader: a value or a plain no.</summary>
public sealed class HostileReplyTests
{
    [Fact]
    public void Any_bytes_give_a_value_that_can_be_written_again_or_a_no()
    {
        int rounds = Environment.GetEnvironmentVariable("REDBOOK_TEST_LONG") == "1" ? 2_000_000 : 40_000;
        var random = new Random(7_311);
        byte[] bytes = new byte[300];
        byte[] output = new byte[70_000];
        int parsed = 0;
        for (int round = 0; round < rounds; round++)
        {
            Span<byte> source = bytes.AsSpan(0, random.Next(bytes.Length));
            random.NextBytes(source);
            if (source.Length > 8 && random.Next(2) == 0)
            {
                source[0] = 0;
                source[4] = (byte)random.Next(4);
            }

            parsed += Replies(source, output) + Pages(source, output);
        }

        Assert.True(parsed > rounds);
    }

    private static int Replies(ReadOnlySpan<byte> s, byte[] output)
    {
        int n = 0;
        if (InquiryData.TryParse(s, out InquiryData inquiry)) { inquiry.WriteTo(output); n++; }
        if (DiscInformation.TryParse(s, out DiscInformation disc)) { disc.WriteTo(output); n++; }
        if (TrackInformation.TryParse(s, out TrackInformation track)) { track.WriteTo(output); n++; }
        if (TocResponse.TryParse(s, false, out TocResponse? toc)) { n += toc.ToArray(false).Length > 0 ? 1 : 0; }
        if (TocResponse.TryParse(s, true, out toc)) { n += toc.ToArray(true).Length > 0 ? 1 : 0; }
        if (FullTocResponse.TryParse(s, out FullTocResponse? full)) { n += full.ToArray().Length > 0 ? 1 : 0; }
        if (CdTextResponse.TryParse(s, out CdTextResponse text)) { n += text.ToArray().Length > 0 ? 1 : 0; }
        if (Atip.TryParse(s, out Atip atip)) { atip.WriteTo(output); n++; }
        if (BufferCapacity.TryParse(s, out BufferCapacity buffer)) { buffer.WriteTo(output); n++; }
        if (MechanismState.TryParse(s, out MechanismState mechanism)) { mechanism.WriteTo(output); n++; }
        if (EventStatus.TryParse(s, out EventStatus status)) { n += status.WriteTo(output) > 0 ? 1 : 0; }
        if (SubChannelPosition.TryParse(s, false, out SubChannelPosition position)) { position.WriteTo(output, false); n++; }
        if (SubChannelPosition.TryParse(s, true, out position)) { position.WriteTo(output, true); n++; }
        if (SubChannelMcn.TryParse(s, out SubChannelMcn mcn)) { mcn.WriteTo(output); n++; }
        if (SubChannelIsrc.TryParse(s, out SubChannelIsrc isrc)) { isrc.WriteTo(output); n++; }
        if (PerformanceResponse.TryParseWriteSpeeds(s, out WriteSpeedDescriptor[] speeds)) { n += PerformanceResponse.ToArray(speeds).Length > 0 ? 1 : 0; }
        if (PerformanceResponse.TryParseNominal(s, out NominalPerformance[] nominal)) { n += PerformanceResponse.ToArray(nominal, false).Length > 0 ? 1 : 0; }
        if (FormatCapacities.TryParse(s, out FormatCapacities format)) { format.WriteTo(output); n++; }
        if (Capacity.TryParse(s, out Capacity capacity)) { capacity.WriteTo(output); n++; }
        if (SenseData.TryParse(s, out SenseData sense)) { sense.WriteFixed(output); n += sense.Describe().Length > 0 ? 1 : 0; }
        if (Configuration.TryParse(s, out Configuration? configuration))
        {
            _ = configuration.Profiles;
            n += configuration.ToArray().Length > 0 ? 1 : 0;
        }

        return n;
    }

    private static int Pages(ReadOnlySpan<byte> s, byte[] output)
    {
        int n = 0;
        Span<byte> page = s.ToArray();
        n += Page<WriteParametersPage>(page, output) + Page<ErrorRecoveryPage>(page, output) + Page<CachingPage>(page, output);
        n += Page<CdDevicePage>(page, output) + Page<AudioControlPage>(page, output) + Page<PowerConditionPage>(page, output);
        n += Page<TimeoutProtectPage>(page, output) + Page<CapabilitiesPage>(page, output);
        for (byte code = 0; code < 0x40; code++)
        {
            n += ModeParameterHeader.TryFindPage(s, code, out ReadOnlySpan<byte> found) && found.Length >= 2 ? 1 : 0;
        }

        return n;
    }

    private static int Page<TPage>(Span<byte> source, byte[] output)
        where TPage : struct, IModePage<TPage>
    {
        if (!source.IsEmpty)
        {
            source[0] = TPage.PageCode;
        }

        if (!TPage.TryParse(source, out TPage page))
        {
            return 0;
        }

        page.WriteTo(output);
        return 1;
    }
}
