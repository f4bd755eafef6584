using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Recording;

/// <summary>The half that records. A way of writing that a drive does not offer must be refused by it, and the test's output
/// says that it was not tried.</summary>
public sealed class RecordingTests
{
    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void Tracks_recorded_one_at_a_time_are_read_back(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        IReadOnlyList<Lba> starts = Recordings.RecordTracksAtOnce(drive, Recordings.TwoTracks, close: true, nextAllowed: false);

        Assert.Equal(DiscStatus.Complete, drive.Status);
        drive.Good(drive.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(starts, toc!.Entries.Where(static entry => !entry.IsLeadOut).Select(static entry => entry.Start));
        ReadBack(drive, starts);

        // Between two tracks lie at least two seconds.
        Assert.True(starts[1] - (starts[0] + 300) >= Lba.PregapSectors);
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_session_that_was_left_open_takes_another_track(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        Lba first = Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[0]], close: false, nextAllowed: true).Single();
        Assert.Equal(DiscStatus.Appendable, drive.Status);
        Assert.False(drive.Drive.ReadToc(out _).IsGood);

        Lba second = Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[1]], close: true, nextAllowed: false).Single();

        Assert.Equal(DiscStatus.Complete, drive.Status);
        ReadBack(drive, [first, second]);
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void Only_the_next_writable_address_can_be_written(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        drive.Good(drive.Drive.WriteModePage(Recordings.TrackAtOnce(nextAllowed: true)));
        Lba next = Recordings.NextWritable(drive);
        byte[] sound = Recordings.Sound(3, 10);

        foreach (int off in (int[])[-1, 1, 10, 100_000])
        {
            drive.Refused(drive.Drive.Execute(new Write10(next + off, 10), sound), SenseKey.IllegalRequest, 0x21);
            Assert.Equal(DiscStatus.Blank, drive.Status);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_session_recorded_at_once_is_read_back(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        if (!Offers(drive, static feature => feature.WritesSessionAtOnce, WriteType.SessionAtOnce, DataBlockType.Raw, "session at once"))
        {
            return;
        }

        IReadOnlyList<Lba> starts = Recordings.RecordSessionAtOnce(drive, Recordings.TwoTracks);

        Assert.Equal(DiscStatus.Complete, drive.Status);
        drive.Good(drive.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(starts, toc!.Entries.Where(static entry => !entry.IsLeadOut).Select(static entry => entry.Start));
        Assert.Equal(new Lba(617), toc.LeadOut?.Start);
        ReadBack(drive, starts);
        Assert.True(SubChannelMcn.TryParse(drive.Get("42 02 40 02 00 00 00 00 30 00"), out SubChannelMcn catalogue));
        Assert.Equal(Recordings.Mcn, catalogue.Mcn?.Digits);
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_simulation_leaves_the_disc_blank(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        drive.Good(drive.Drive.ReadModePage(out CapabilitiesPage? page));
        if (page is not { CanTestWrite: true })
        {
            Tell($"{name}: no simulation");
            return;
        }

        drive.Good(drive.Drive.WriteModePage(Recordings.TrackAtOnce(nextAllowed: false) with { IsTestWrite = true }));
        Recordings.Write(drive, Recordings.NextWritable(drive), Recordings.TwoTracks[0], CdSector.AudioBytes);
        drive.Good(drive.Drive.Execute(new SynchronizeCache(Immediate: false)));
        drive.Settle();
        drive.Good(drive.Drive.WriteModePage(Recordings.TrackAtOnce(nextAllowed: false)));

        Assert.Equal(DiscStatus.Blank, drive.Status);
        Assert.Equal(Lba.Zero, Recordings.NextWritable(drive));
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_complete_disc_takes_nothing_more(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        Lba start = Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[0]], close: true, nextAllowed: false)[0];
        byte[] sound = Recordings.Sound(4, 10);

        foreach (Lba at in (Lba[])[start, start + 300, start + 20_000])
        {
            ScsiResult result = drive.Drive.Execute(new Write10(at, 10), sound);
            drive.Refused(result, SenseKey.IllegalRequest, 0x21, 0x30, 0x72, 0x64);
        }

        ReadBack(drive, [start]);
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_disc_that_can_be_erased_is_blank_afterwards_and_any_other_refuses(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        drive.Good(drive.Drive.ReadDiscInformation(out DiscInformation? info));
        Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[0]], close: true, nextAllowed: false);

        ScsiResult result = drive.Drive.Execute(new Blank(BlankingType.Minimal, Immediate: true, 0));

        if (!info!.Value.IsErasable)
        {
            drive.Refused(result, SenseKey.IllegalRequest, 0x20, 0x30, 0x24);
            Assert.Equal(DiscStatus.Complete, drive.Status);
            return;
        }

        drive.Good(result);
        drive.Settle();
        Assert.Equal(DiscStatus.Blank, drive.Status);
        Assert.False(drive.Drive.ReadToc(out _).IsGood);

        // And it takes another recording.
        ReadBack(drive, Recordings.RecordTracksAtOnce(drive, Recordings.TwoTracks, close: true, nextAllowed: false));
    }

    internal static bool Offers(
        DriveUnderTest drive, Func<CdMasteringFeature, bool> isOffered, WriteType type, DataBlockType form, string what)
    {
        drive.Good(drive.Drive.GetConfiguration(out Configuration? configuration));
        if (configuration!.Find(FeatureCode.CdMastering) is { } found
            && CdMasteringFeature.TryParse(found, out CdMasteringFeature feature) && isOffered(feature))
        {
            return true;
        }

        drive.Refused(
            drive.Drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with { WriteType = type, DataBlockType = form }),
            SenseKey.IllegalRequest, 0x26);
        Tell($"{drive.Name}: {what} is not offered");
        return false;
    }

    internal static void ReadBack(DriveUnderTest drive, IReadOnlyList<Lba> starts)
    {
        for (int i = 0; i < starts.Count; i++)
        {
            byte[] sound = Recordings.TwoTracks[i];
            byte[] read = Recordings.ReadAudio(drive, starts[i], sound.Length / CdSector.AudioBytes);
            if (drive.IsNamed)
            {
                // Real drives write and read some samples off; where they did is told, and every sample must be there.
                SampleOffset.Check(sound, read, $"{drive.Name}, track {i + 1}");
            }
            else
            {
                Assert.Equal(sound, read);
            }
        }
    }

    private static void Tell(string what) => TestContext.Current.TestOutputHelper?.WriteLine(what);
}
