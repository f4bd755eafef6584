using Redbook.Coding.CdText;
using Redbook.Imapi.Tests.Streams;
using Redbook.Imapi.Version1;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Testing;
using static Redbook.Imapi.IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE;

namespace Redbook.Imapi.Tests;

/// <summary>One album recorded by each of the four systems and by the modern face: the same samples, and the table of
/// contents that each promises, as the drive reads it from the disc.</summary>
public sealed class FourSystemsTests
{
    private const int LeadInSectors = 22_650;            // from 95:00:00, in an image of the agreed start
    private static readonly string[] Titles = ["First", "Second", "Third"];
    private static readonly int[] Lengths = [400, 300, 1033];
    private static readonly byte[][] Album = [.. Lengths.Select(static (sectors, place) => Rig.Samples(place + 1, sectors))];

    // Two sectors of run-out and two seconds of pause lie between tracks that are recorded one by one.
    private static readonly int[] OneByOne = [0, 552, 1004, 2039];
    private static readonly int[] Gapless = [0, 400, 700, 1733];
    private static readonly int[] WithGaps = [0, 550, 1000, 2033];

    [Fact]
    public void Track_at_once()
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder);
        writer.PrepareMedia();
        foreach (byte[] track in Album)
        {
            writer.AddAudioTrack(new ClientStream(track));
        }

        writer.ReleaseMedia();
        AssertDisc(rig, OneByOne);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Raw_image(bool gapless)
    {
        MsftRawCDImageCreator creator = Image(gapless, IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW);
        int[] promised = gapless ? Gapless : WithGaps;
        Assert.Equal(
            promised, Enumerable.Range(1, 3).Select(place => creator.get_TrackInfo(place).StartingLba).Append(creator.StartOfLeadout));

        using RawCDImageStream image = (RawCDImageStream)creator.CreateResultImage();
        byte[] sector = new byte[2448];
        foreach ((int track, byte[] samples) in Album.Index())
        {
            for (int at = 0; at < Lengths[track]; at++)
            {
                image.Position = (LeadInSectors + promised[track] + at) * 2448L;
                image.ReadExactly(sector);
                Assert.True(sector.AsSpan(0, 2352).SequenceEqual(samples.AsSpan(at * 2352, 2352)));
            }
        }
    }

    [Theory]
    [InlineData(true, IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)]
    [InlineData(true, IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED)]
    [InlineData(true, IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW)]
    [InlineData(false, IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW)]
    public void Raw_recording(bool gapless, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        using Rig rig = new();
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2RawCD writer = new() { Recorder = recorder, ClientName = Rig.ClientName };
        writer.PrepareMedia();
        writer.RequestedSectorType = type;
        writer.WriteMedia(Image(gapless, type).CreateResultImage());
        writer.ReleaseMedia();
        AssertDisc(rig, gapless ? Gapless : WithGaps);
        if (type != IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)
        {
            Assert.Equal("Third", CdTextDecoder.Decode(TextOf(rig)).Disc.Blocks[0].Tracks[2].Title);
        }
    }

    [Theory]
    [InlineData(150)]
    [InlineData(0)]
    [InlineData(60)]
    public void Staging(int gap)
    {
        using TempFolder folder = new();
        using Rig rig = new();
        using MSDiscMasterObj master = new(new DiscMasterOptions { StashFolder = folder.Root }, rig.Drives);
        master.Open();
        IRedbookDiscMaster redbook = master.UseRedbook();
        master.EnumDiscRecorders(out IEnumDiscRecorders run);
        IDiscRecorder recorder = run.AsEnumerable().Single();
        master.SetActiveDiscRecorder(recorder);
        recorder.SetRecorderProperties(new RecorderPropertyStorage { ["AudioGapSize"] = gap });
        foreach (byte[] track in Album)
        {
            redbook.CreateAudioTrack(0);
            redbook.AddAudioTrackBlocks(track, track.Length);
            redbook.CloseAudioTrack();
        }

        master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        AssertDisc(rig, gap == 150 ? OneByOne : [0, 402 + gap, 704 + (2 * gap), 1739 + (2 * gap)]);
    }

    [Theory]
    [InlineData(WriteMode.TrackAtOnce)]
    [InlineData(WriteMode.SessionAtOnce)]
    [InlineData(WriteMode.Raw)]
    public async Task Modern_face(WriteMode mode)
    {
        using TempFolder folder = new();
        using Rig rig = new();
        string[] files = [.. Album.Select((track, place) => folder.Write($"{place + 1}.wav", WavFile.Build(track)))];
        using (Drive drive = rig.Drives.Open(rig.Entry.Name))
        {
            await drive.BurnAsync(
                Redbook.Album.FromFiles(files, cancellationToken: TestContext.Current.CancellationToken),
                new BurnOptions { Mode = mode },
                cancellationToken: TestContext.Current.CancellationToken);
        }

        // At once there is no run-out, and the gap is the one that the album says: two seconds unless told otherwise.
        AssertDisc(rig, mode == WriteMode.TrackAtOnce ? OneByOne : WithGaps);
    }

    private static MsftRawCDImageCreator Image(bool gapless, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        MsftRawCDImageCreator creator = new() { ResultingImageType = type, DisableGaplessAudio = !gapless };
        foreach (byte[] track in Album)
        {
            creator.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, new ClientStream(track));
        }

        if (type != IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)
        {
            creator.CdText = new CdTextDisc
            {
                Blocks = [new CdTextBlock { Tracks = [.. Titles.Select(static title => new CdTextEntry { Title = title })] }],
            };
        }

        return creator;
    }

    /// <summary>Starts of the tracks and of the lead-out as READ TOC tells them, and the samples of every track.</summary>
    private static void AssertDisc(Rig rig, int[] promised)
    {
        using Emulation.RecorderConnection connection = rig.Recorder.Connect();
        MmcDrive drive = new(connection);
        drive.TestUnitReady();
        Assert.True(drive.ReadToc(out TocResponse? toc).IsGood);
        Assert.Equal([1, 2, 3, TocEntry.LeadOutTrack], toc!.Entries.Select(static entry => (int)entry.Track));
        Assert.Equal(promised, toc.Entries.Select(static entry => entry.Start.Value));
        Assert.True(drive.ReadDiscInformation(out DiscInformation? disc).IsGood);
        Assert.Equal(DiscStatus.Complete, disc!.Value.Status);
        foreach ((int track, byte[] samples) in Album.Index())
        {
            Assert.Equal(samples, rig.Read(promised[track], Lengths[track]));
        }

        Assert.Empty(rig.Disc!.Examine());
    }

    private static byte[] TextOf(Rig rig)
    {
        using Emulation.RecorderConnection connection = rig.Recorder.Connect();
        MmcDrive drive = new(connection);
        drive.TestUnitReady();
        Assert.True(drive.ReadCdText(out CdTextResponse? text).IsGood);
        return text!.Value.Packs.ToArray();
    }
}
