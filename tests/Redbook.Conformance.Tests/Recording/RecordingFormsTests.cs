using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Recording;

/// <summary>The half that records, in every form: sub-channels, text, data, sessions. A form that a drive does not take must be
/// refused with the write parameters, and the test's output says that it was not tried.</summary>
public sealed class RecordingFormsTests
{
    private static readonly byte[] Text = CdTextEncoder.Encode(new CdTextDisc
    {
        Blocks =
        [
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "Conformance", Performer = "The Suite" },
                Tracks = [new CdTextEntry { Title = "First" }, new CdTextEntry { Title = "Second" }],
            },
        ],
    }).Packs;

    public static TheoryData<string, DataBlockType> RawForms => Cases(DataBlockType.RawPq, DataBlockType.RawPackedRw, DataBlockType.RawPw);

    public static TheoryData<string, DataBlockType> TextForms => Cases(DataBlockType.Raw, DataBlockType.RawPackedRw, DataBlockType.RawPw);

    public static TheoryData<string, DataBlockType> DataForms => Cases(DataBlockType.Mode1, DataBlockType.Mode2Form1);

    [Theory]
    [MemberData(nameof(RawForms))]
    public void A_disc_is_recorded_raw_in_each_form_of_the_sub_channel(string name, DataBlockType form)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        if (!Takes(drive, WriteParametersPage.TrackAtOnceAudio with { WriteType = WriteType.Raw, DataBlockType = form }))
        {
            return;
        }

        IReadOnlyList<Lba> starts = Recordings.RecordRaw(drive, Recordings.TwoTracks, form);

        Assert.Equal(DiscStatus.Complete, drive.Status);
        drive.Good(drive.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal(starts, toc!.Entries.Where(static entry => !entry.IsLeadOut).Select(static entry => entry.Start));
        Assert.Equal(new Lba(617), toc.LeadOut?.Start);
        RecordingTests.ReadBack(drive, starts);
    }

    // By the lead-in of a session at once, and in the sub-channel of a whole disc.
    [Theory]
    [MemberData(nameof(TextForms))]
    public void Text_in_the_lead_in_is_read_back(string name, DataBlockType form)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        bool isRaw = form != DataBlockType.Raw;
        WriteParametersPage page = WriteParametersPage.TrackAtOnceAudio with
        {
            WriteType = isRaw ? WriteType.Raw : WriteType.SessionAtOnce, DataBlockType = form,
        };
        if (!ReadsText(drive) || !Takes(drive, page))
        {
            return;
        }

        if (isRaw)
        {
            Recordings.RecordRaw(drive, Recordings.TwoTracks, form, Text);
        }
        else
        {
            Recordings.RecordWithText(drive, Recordings.TwoTracks[0], Text);
        }

        Assert.Equal(DiscStatus.Complete, drive.Status);
        drive.Good(drive.Drive.ReadCdText(out CdTextResponse? read));
        CdTextDecoding decoded = CdTextDecoder.Decode(read!.Value.Packs.Span);
        CdTextBlock block = Assert.Single(decoded.Disc.Blocks);
        Assert.Equal(("Conformance", "First"), (block.Album.Title, block.Tracks[0].Title));
    }

    [Theory]
    [MemberData(nameof(DataForms))]
    public void A_track_of_data_is_read_back(string name, DataBlockType form)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        if (!Takes(drive, Recordings.Data(form)))
        {
            return;
        }

        const int Blocks = 310;
        byte[] data = new byte[Blocks * 2048];
        new Random(6).NextBytes(data);

        Lba start = Recordings.RecordData(drive, form, data, 2048);

        Assert.Equal(DiscStatus.Complete, drive.Status);
        byte[] read = new byte[data.Length];
        for (int i = 0; i < Blocks; i += 10)
        {
            byte[] piece = new byte[10 * 2048];
            drive.Good(drive.Drive.Execute(new Read10(start + i, 10), piece));
            piece.CopyTo(read, i * 2048);
        }

        Assert.Equal(data, read);
        drive.Good(drive.Drive.ReadToc(out TocResponse? toc));
        Assert.True(toc!.Entries[0].Control.HasFlag(Control.Data));

        // The kind of disc that was asked for is in the lead-in: as it stands there, no number of seconds.
        byte kind = Recordings.Data(form).SessionFormat;
        drive.Good(drive.Drive.ReadFullToc(out FullTocResponse? full));
        Assert.Equal(kind, full!.Entries.First(static entry => entry is { Adr: 1, Point: FullTocEntry.FirstTrackPoint }).PSecond);
        drive.Good(drive.Drive.ReadDiscInformation(out DiscInformation? disc));
        Assert.Equal(kind, disc!.Value.DiscType);

        // What is no sound is not read as sound.
        ScsiResult asSound = drive.Drive.Execute(new ReadCd(start, 1, 1, ReadCd.Everything, SubChannelSelection.None), new byte[CdSector.AudioBytes]);
        drive.Refused(asSound, SenseKey.IllegalRequest, 0x64);
    }

    [Theory]
    [MemberData(nameof(DriveCases.Recordable), MemberType = typeof(DriveCases))]
    public void A_second_session_is_added_where_the_drive_says(string name)
    {
        using DriveUnderTest drive = DriveCases.OpenToRecord(name);
        Lba first = Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[0]], close: true, nextAllowed: true).Single();
        Assert.Equal(DiscStatus.Appendable, drive.Status);
        drive.Good(drive.Drive.ReadToc(out TocResponse? before));
        Lba leadOut = Assert.NotNull(before!.LeadOut?.Start);

        Lba second = Recordings.RecordTracksAtOnce(drive, [Recordings.TwoTracks[1]], close: true, nextAllowed: false).Single();

        // Lead-out of 90 s, lead-in of 60 s, pause of 2 s.
        Assert.Equal(leadOut + 11_400, second);
        Assert.Equal(DiscStatus.Complete, drive.Status);
        drive.Good(drive.Drive.ReadDiscInformation(out DiscInformation? info));
        Assert.Equal(2, info!.Value.SessionCount);
        drive.Good(drive.Drive.ReadToc(out TocResponse? toc));
        Assert.Equal([first, second], toc!.Entries.Where(static entry => !entry.IsLeadOut).Select(static entry => entry.Start));
        byte[] sessions = drive.Get("43 00 01 00 00 00 00 00 0C 00");
        Assert.Equal((1, 2, 2), (sessions[2], sessions[3], sessions[6]));
        RecordingTests.ReadBack(drive, [first, second]);
    }

    private static TheoryData<string, DataBlockType> Cases(params ReadOnlySpan<DataBlockType> forms)
    {
        TheoryData<string, DataBlockType> cases = [];
        foreach (string name in DriveCases.Recordable.Select(static row => row.Data))
        {
            foreach (DataBlockType form in forms)
            {
                cases.Add(name, form);
            }
        }

        return cases;
    }

    private static bool Takes(DriveUnderTest drive, WriteParametersPage page)
    {
        ScsiResult result = drive.Drive.WriteModePage(page);
        if (result.IsGood)
        {
            return true;
        }

        drive.Refused(result, SenseKey.IllegalRequest, 0x26);
        TestContext.Current.TestOutputHelper?.WriteLine($"{drive.Name}: {page.WriteType} with {page.DataBlockType} is not offered");
        return false;
    }

    private static bool ReadsText(DriveUnderTest drive)
    {
        const byte TextBit = 1;
        drive.Good(drive.Drive.GetConfiguration(out Configuration? configuration));
        bool reads = configuration!.Find(FeatureCode.CdRead) is { } found
            && found.Data.Length > 0 && (found.Data.Span[0] & TextBit) != 0;
        TestContext.Current.TestOutputHelper?.WriteLine($"{drive.Name}: {(reads ? "reads" : "does not read")} CD-TEXT");
        return reads;
    }
}
