using Redbook.Mmc;
using Redbook.Mmc.Features;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Conformance.Tests.Reading;

/// <summary>Page 05h: programs find out what a drive can do by asking it to be set up for it.</summary>
public sealed class WriteParametersTests
{
    private const int WriteTypeAt = ModeParameterHeader.Size + 2;
    private const int BlockTypeAt = ModeParameterHeader.Size + 4;

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void The_page_has_its_length_no_block_descriptor_and_no_test_write_by_default(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] list = Page(drive, control: 2);

        Assert.Equal(ModeParameterHeader.Size + WriteParametersPage.FixedSize, list.Length);
        Assert.Equal([0, 0], list[6..8]);
        Assert.Equal(0x05, list[8] & 0x3F);
        Assert.Equal(WriteParametersPage.FixedSize - 2, list[9]);
        Assert.Equal(0, list[WriteTypeAt] & 0x10);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void What_cannot_be_changed_has_its_default(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] current = Page(drive, control: 0), changeable = Page(drive, control: 1), byDefault = Page(drive, control: 2);

        Assert.Equal(byDefault.Length, changeable.Length);
        for (int i = ModeParameterHeader.Size + 2; i < current.Length; i++)
        {
            Assert.True(((current[i] ^ byDefault[i]) & ~changeable[i]) == 0, $"byte {i - ModeParameterHeader.Size}");
        }

        Assert.Equal(0x0F, changeable[WriteTypeAt] & 0x0F);
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void What_was_read_is_accepted_and_read_again(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] before = Page(drive, control: 0);

        drive.Good(Select(drive, before));

        Assert.Equal(before, Page(drive, control: 0));
    }

    // As burning programs probe: audio or data by the block type, everything else zero, the pause 150.
    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void The_ways_of_writing_that_are_accepted_are_those_of_the_features(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] before = Page(drive, control: 0);
        drive.Good(drive.Drive.GetConfiguration(out Configuration? configuration));
        FeatureDescriptor? trackAtOnce = configuration!.Find(FeatureCode.CdTrackAtOnce);
        FeatureDescriptor? mastering = configuration.Find(FeatureCode.CdMastering);
        CdMasteringFeature master = mastering is { } m && CdMasteringFeature.TryParse(m, out CdMasteringFeature parsed) ? parsed : default;
        CdTrackAtOnceFeature one = default;
        bool hasPackets = configuration.Find(FeatureCode.IncrementalStreamingWritable) is not null;
        try
        {
            bool isThere = trackAtOnce is { } t && CdTrackAtOnceFeature.TryParse(t, out one);
            Assert.Equal(isThere, Accepts(drive, WriteType.TrackAtOnce, DataBlockType.Raw));
            foreach (DataBlockType form in (DataBlockType[])[DataBlockType.Mode1, DataBlockType.Mode2Form1, DataBlockType.Mode2Mixed])
            {
                bool isOffered = isThere && (one.DataBlockTypes & (1 << (int)form)) != 0;
                Assert.True(isOffered == Accepts(drive, WriteType.TrackAtOnce, form), $"{form}: offered {isOffered}");
            }

            Assert.Equal(master.WritesSessionAtOnce, Accepts(drive, WriteType.SessionAtOnce, DataBlockType.Mode1));
            Assert.Equal(hasPackets, Accepts(drive, WriteType.Packet, DataBlockType.Mode1));

            // Each form of raw writing may be missing; without the feature all are.
            DataBlockType[] raw = [.. ((DataBlockType[])[DataBlockType.RawPq, DataBlockType.RawPackedRw, DataBlockType.RawPw])
                .Where(form => Accepts(drive, WriteType.Raw, form))];
            Assert.Equal(master.WritesRaw, raw.Length > 0);
            Assert.False(Accepts(drive, WriteType.Raw, DataBlockType.Mode1));
            Assert.False(Accepts(drive, (WriteType)0x0E, DataBlockType.Mode1));
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{name}: session at once {master.WritesSessionAtOnce}, raw [{string.Join(", ", raw)}], packets {hasPackets}");
        }
        finally
        {
            Select(drive, before);
        }
    }

    [Theory]
    [MemberData(nameof(DriveCases.All), MemberType = typeof(DriveCases))]
    public void A_list_that_is_refused_changes_nothing(string name)
    {
        using DriveUnderTest drive = DriveCases.Open(name);
        byte[] before = Page(drive, control: 0);

        byte[] wrong = Changed(before, WriteTypeAt, 0x0E);
        drive.Refused(Select(drive, wrong), SenseKey.IllegalRequest, 0x26);
        Assert.Equal(before, Page(drive, control: 0));

        wrong = Changed(before, ModeParameterHeader.Size + 1, 0x0A);
        drive.Refused(Select(drive, wrong), SenseKey.IllegalRequest, 0x26, 0x1A);
        Assert.Equal(before, Page(drive, control: 0));

        wrong = Changed(before, ModeParameterHeader.Size, 0x30);
        drive.Refused(Select(drive, wrong), SenseKey.IllegalRequest, 0x26);
        Assert.Equal(before, Page(drive, control: 0));

        drive.Refused(Select(drive, before[..^10]), SenseKey.IllegalRequest, 0x1A, 0x26);
        Assert.Equal(before, Page(drive, control: 0));
    }

    private static byte[] Changed(byte[] list, int at, byte value)
    {
        byte[] changed = [.. list];
        changed[at] = value;
        return changed;
    }

    private static byte[] Page(DriveUnderTest drive, int control) => drive.Get($"5A 08 {(control << 6) | 5:X2} 00 00 00 00 01 00 00");

    private static ScsiResult Select(DriveUnderTest drive, byte[] list)
    {
        byte[] sent = [.. list];
        sent[0] = sent[1] = 0;                              // reserved here; MODE SENSE has its length there
        return drive.Send($"55 10 00 00 00 00 00 00 {sent.Length:X2} 00", TransferDirection.ToDevice, sent);
    }

    private static bool Accepts(DriveUnderTest drive, WriteType type, DataBlockType form)
    {
        byte[] list = new byte[ModeParameterHeader.Size + WriteParametersPage.FixedSize];
        list[8] = 0x05;
        list[9] = WriteParametersPage.FixedSize - 2;
        list[WriteTypeAt] = (byte)type;
        list[WriteTypeAt + 1] = (byte)(form <= DataBlockType.RawPw ? 0 : 4);
        list[BlockTypeAt] = (byte)form;
        list[ModeParameterHeader.Size + 15] = 150;
        ScsiResult result = Select(drive, list);
        if (!result.IsGood)
        {
            drive.Refused(result, SenseKey.IllegalRequest, 0x26);
        }

        return result.IsGood;
    }
}
