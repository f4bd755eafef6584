using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>One disc, one state: whatever is asked about it, the answers agree.</summary>
public sealed class DiscStateTests
{
    [Theory]
    [InlineData(DriveCases.NoDisc, null, Profile.None)]
    [InlineData(DriveCases.TrayOpen, null, Profile.None)]
    [InlineData(DriveCases.BlankCdR, DiscStatus.Blank, Profile.CdR)]
    [InlineData(DriveCases.BlankCdRw, DiscStatus.Blank, Profile.CdRw)]
    [InlineData(DriveCases.Appendable, DiscStatus.Appendable, Profile.CdR)]
    [InlineData(DriveCases.OpenSession, DiscStatus.Appendable, Profile.CdR)]
    [InlineData(DriveCases.Complete, DiscStatus.Complete, Profile.CdR)]
    [InlineData(DriveCases.CompleteCdRw, DiscStatus.Complete, Profile.CdRw)]
    [InlineData(DriveCases.Raw, DiscStatus.Complete, Profile.CdRw)]
    [InlineData(DriveCases.AtOnce, DiscStatus.Complete, Profile.CdR)]
    public void The_recorder_in_software_is_in_the_state_it_was_brought_to(string name, DiscStatus? status, Profile profile)
    {
        using DriveUnderTest drive = DriveCases.Open(name);

        Assert.Equal(status, drive.Status);
        drive.Good(drive.Drive.GetCurrentProfile(out Profile? current));
        Assert.Equal(profile, current);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Profile_features_and_disc_agree(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Good(drive.Drive.GetConfiguration(out Configuration? found));
        Configuration all = Assert.IsType<Configuration>(found);
        drive.Drive.ReadDiscInformation(out DiscInformation? info);

        Assert.Equal(info is null, all.CurrentProfile == Profile.None);
        Assert.True(all.CurrentProfile == Profile.None || all.Profiles.Contains(all.CurrentProfile));
        Assert.All([Profile.CdRom, Profile.CdR, Profile.CdRw], profile => Assert.Contains(profile, all.Profiles));
        if (all.CurrentProfile is Profile.CdR or Profile.CdRw)
        {
            Assert.Equal(all.CurrentProfile == Profile.CdRw, info!.Value.IsErasable);
        }

        Assert.Equal(all.Features.Select(static feature => feature.Code).Order(), all.Features.Select(static feature => feature.Code));
        Assert.All(all.Features, static feature => Assert.True(!feature.IsPersistent || feature.IsCurrent, $"{feature.Code:X4}h"));
        Assert.All(
            [FeatureCode.ProfileList, FeatureCode.Core, FeatureCode.RemovableMedium],
            code => Assert.True(all.Find(code) is { IsPersistent: true }, $"{code:X4}h"));

        bool isWritable = info is { Status: DiscStatus.Blank or DiscStatus.Appendable };
        foreach (ushort code in (ushort[])[FeatureCode.CdTrackAtOnce, FeatureCode.CdMastering])
        {
            Assert.True(all.Find(code) is not { IsCurrent: true } || isWritable, $"{code:X4}h is current");
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_feature_asked_for_alone_is_the_one_of_the_list(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Good(drive.Drive.GetConfiguration(out Configuration? all));
        foreach (FeatureDescriptor feature in all!.Features)
        {
            Assert.True(Configuration.TryParse(drive.Get($"46 02 {feature.Code >> 8:X2} {feature.Code & 0xFF:X2} 00 00 00 01 00 00"), out Configuration? one));
            FeatureDescriptor alone = Assert.Single(one!.Features);
            Assert.Equal(feature.Code, alone.Code);
            Assert.Equal(feature.IsCurrent, alone.IsCurrent);
            Assert.Equal(feature.Data.ToArray(), alone.Data.ToArray());
        }

        Assert.True(Configuration.TryParse(drive.Get("46 01 00 00 00 00 00 FF FF 00"), out Configuration? now));
        Assert.Equal(
            all.Features.Where(static feature => feature.IsCurrent).Select(static feature => feature.Code),
            now!.Features.Select(static feature => feature.Code));
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_next_writable_address_is_there_exactly_where_something_can_be_written(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] before = drive.Get("5A 08 05 00 00 00 00 01 00 00");
        drive.Good(drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio));
        try
        {
            ScsiResult result = drive.Drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? next);
            drive.Drive.ReadDiscInformation(out DiscInformation? info);
            switch (info?.Status)
            {
                case null:
                    drive.Refused(result, SenseKey.NotReady, 0x3A);
                    break;
                case DiscStatus.Blank:
                    Assert.Equal(Lba.Zero, next?.NextWritable);
                    Assert.True(next is { IsBlank: true, Track: 1, Session: 1 });
                    break;
                case DiscStatus.Appendable:
                    Lba at = Assert.NotNull(next?.NextWritable);
                    Assert.All(Recorded(drive, info.Value), track => Assert.True(track.Start + (int)track.LengthSectors <= at, $"track {track.Track}"));
                    Assert.Equal(info.Value.LastTrackOfLastSession, next?.Track);
                    break;
                default:
                    Assert.Null(next?.NextWritable);
                    break;
            }

            if (next is { NextWritable: { } writable } && info?.LastPossibleLeadOutStart is { } leadOut)
            {
                Assert.Equal(Lba.FromAbsoluteMsf(leadOut) - writable, next.Value.FreeSectors);
            }
        }
        finally
        {
            before[0] = before[1] = 0;
            drive.Send($"55 10 00 00 00 00 00 00 {before.Length:X2} 00", TransferDirection.ToDevice, before);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void The_disc_is_as_long_as_its_pregroove_says(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Drive.ReadDiscInformation(out DiscInformation? info);
        drive.Drive.ReadAtip(out Atip? atip);

        if (info is { LastPossibleLeadOutStart: { } leadOut } && atip is { LastPossibleLeadOutStart: { } pressed })
        {
            Assert.Equal(pressed, leadOut);
            Assert.Equal(info.Value.IsErasable, atip.Value.IsRewritable);
        }

        if (info is { Status: DiscStatus.Blank, LastSessionLeadInStart: { } leadIn } && atip is { LeadInStart: { } start })
        {
            Assert.Equal(start, leadIn);
        }

        Assert.True(info is null == atip is null, "The pregroove is of the disc.");
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Free_room_in_the_buffer_is_no_more_than_the_buffer(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Good(drive.Drive.ReadBufferCapacity(out BufferCapacity? capacity));

        Assert.True(capacity is { TotalBytes: > 0, FreeBytes: >= 0 } c && c.FreeBytes <= c.TotalBytes);
    }

    private static IEnumerable<TrackInformation> Recorded(DriveUnderTest drive, DiscInformation info)
    {
        for (int track = info.FirstTrack; track < info.LastTrackOfLastSession; track++)
        {
            drive.Good(drive.Drive.ReadTrackInformation((uint)track, out TrackInformation? one));
            yield return one!.Value;
        }
    }
}
