using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>News of the disc, the lock, and speeds.</summary>
public sealed class TrayTests
{
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_new_disc_is_told_once_and_then_the_drive_answers(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenWithNews(name);
        ScsiResult first = drive.Drive.TestUnitReady();
        Assert.True(first.Sense is not { Key: SenseKey.UnitAttention } news || news.Asc is 0x28 or 0x29, $"{first.Sense}");

        ScsiResult settled = drive.Settle();

        Assert.Equal(settled.Sense, drive.Drive.TestUnitReady().Sense);
        Assert.Equal(drive.Status is not null, settled.IsGood);
        if (!drive.IsNamed && settled.IsGood)
        {
            Assert.True(first.Sense is { Key: SenseKey.UnitAttention, Asc: 0x28 });
        }
    }

    // The commands that must tell who the drive is whatever happened.
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void News_keep_nobody_from_asking_who_the_drive_is(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenWithNews(name);

        drive.Good(drive.Drive.Inquiry(out InquiryData? inquiry));
        drive.Good(drive.Drive.GetCurrentProfile(out _));
        drive.Good(drive.Drive.ReadMediaEvent(out _));

        Assert.Equal(InquiryData.CdDvdDevice, inquiry?.DeviceType);
        Assert.True(inquiry is { IsRemovable: true, ResponseFormat: 2 });
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void An_event_is_reported_once(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Good(drive.Drive.ReadMediaEvent(out EventStatus? first));
        drive.Good(drive.Drive.ReadMediaEvent(out EventStatus? second));

        Assert.True(second is { HasEvent: true, Event: MediaEvent.NoChange });
        Assert.Equal(drive.Status is not null, second.Value.IsMediumPresent);
        Assert.True(first?.SupportedClasses.HasFlag(EventClasses.Media));
        Assert.True(MechanismState.TryParse(drive.Get("BD 00 00 00 00 00 00 00 00 08 00 00"), out MechanismState mechanism));
        Assert.Equal(mechanism.IsDoorOpen, second.Value.IsDoorOpen);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_locked_tray_stays_shut_and_says_so(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        if (drive.Status is null)
        {
            return;
        }

        drive.Good(drive.Drive.Execute(new PreventAllowMediumRemoval(Prevent: true, Persistent: false)));
        try
        {
            drive.Refused(
                drive.Drive.Execute(new StartStopUnit(StartStopAction.Eject, Immediate: false)), SenseKey.IllegalRequest, 0x53);
            drive.Good(drive.Drive.TestUnitReady());
            drive.Good(drive.Drive.ReadModePage(out CapabilitiesPage? page));
            Assert.True(page?.IsLocked);
        }
        finally
        {
            drive.Good(drive.Drive.Execute(new PreventAllowMediumRemoval(Prevent: false, Persistent: false)));
        }

        drive.Good(drive.Drive.ReadModePage(out CapabilitiesPage? unlocked));
        Assert.False(unlocked?.IsLocked);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void Speeds_are_told_the_same_way_everywhere_and_can_be_set(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        drive.Good(drive.Drive.ReadModePage(out CapabilitiesPage? found));
        CapabilitiesPage page = Assert.NotNull(found);
        drive.Good(drive.Drive.ReadWriteSpeeds(out WriteSpeedDescriptor[]? performance));

        DriveSpeed[] onPage = [.. page.WriteSpeeds?.Select(static entry => entry.Speed) ?? []];
        DriveSpeed[] performed = [.. performance!.Select(static descriptor => descriptor.WriteSpeed)];
        Assert.Equal(onPage.OrderDescending(), onPage);
        Assert.Equal(performed.Order().Distinct(), onPage.Order().Distinct());
        Assert.All(onPage, speed => Assert.True(speed <= page.MaxWriteSpeed));
        if (drive.Status is null)
        {
            return;
        }

        foreach (DriveSpeed speed in onPage)
        {
            drive.Good(drive.Drive.SetWriteSpeed(speed, cav: false));
            drive.Good(drive.Drive.ReadModePage(out CapabilitiesPage? now));
            Assert.Equal(speed, now?.CurrentWriteSpeed);
        }

        drive.Good(drive.Drive.SetWriteSpeed(null, cav: false));
    }
}
