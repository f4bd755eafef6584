using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Testing;
using static Redbook.Imapi.IMAPI_CD_SECTOR_TYPE;
using static Redbook.Imapi.IMAPI_CD_TRACK_DIGITAL_COPY_SETTING;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>Random discs by the interfaces: what an image creator was told is what lies on the disc.</summary>
public sealed class RandomRawTests
{
    [Theory]
    [InlineData(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)]
    [InlineData(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED)]
    [InlineData(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW)]
    public void What_the_creator_was_told_is_read_back(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        int rounds = TestLength.Rounds(4, 300);
        for (int seed = 1; seed <= rounds; seed++)
        {
            try
            {
                RoundTrip(new Random(seed * 7), type);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, {type}: {failure.Message}", failure);
            }
        }
    }

    private static void RoundTrip(Random random, IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        bool hasRw = type != IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY;
        MsftRawCDImageCreator creator = new()
        {
            DisableGaplessAudio = random.Next(2) == 0,
            StartingTrackNumber = random.Next(3) == 0 ? random.Next(1, 90) : 1,
            MediaCatalogNumber = random.Next(2) == 0 ? "0123456789012" : "",
        };
        byte[] pregap = random.Next(3) == 0 ? Rig.Samples(99, random.Next(150, 260)) : [];
        if (pregap.Length > 0)
        {
            creator.AddSpecialPregap(new Streams.ClientStream(pregap));
        }

        List<byte[]> sounds = [];
        int tracks = random.Next(1, 8);
        for (int track = 1; track <= tracks; track++)
        {
            sounds.Add(Rig.Samples(random.Next(), random.Next(300, 700)));
            Decorate(random, creator.get_TrackInfo(creator.AddTrack(IMAPI_CD_SECTOR_AUDIO, new Streams.ClientStream(sounds[^1]))));
        }

        string[] titles = [.. Enumerable.Range(1, tracks).Select(track => $"Track {track} of {random.Next(1000)}")];
        bool hasText = hasRw && random.Next(2) == 0;
        if (hasText)
        {
            creator.CdText = new CdTextDisc
            {
                Blocks =
                [
                    new CdTextBlock
                    {
                        Number = 0, Language = CdTextLanguage.English, FirstTrack = creator.StartingTrackNumber,
                        Album = new CdTextEntry { Title = "Album" },
                        Tracks = [.. titles.Select(static title => new CdTextEntry { Title = title })],
                    },
                ],
            };
        }

        using RawRig rig = new();
        rig.Prepare();
        rig.Writer.RequestedSectorType = type;
        RawCDImageStream image = (RawCDImageStream)creator.CreateResultImage();
        if (random.Next(2) == 0)
        {
            rig.Writer.WriteMedia(image);
        }
        else
        {
            bool seeks = random.Next(2) == 0;
            rig.Writer.WriteMedia(new ShapedStream(image.As(type), seeks, answersStat: random.Next(2) == 0));
        }

        rig.Writer.ReleaseMedia();
        Compare(rig, creator, sounds);
        if (pregap.Length > 150 * 2352)
        {
            // The pregap begins at LBA -150; what lies from 0 on can be read as sound.
            Assert.Equal(pregap[(150 * 2352)..], rig.Rig.Read(0, (pregap.Length / 2352) - 150));
        }

        if (hasText)
        {
            Assert.Equal(titles, Titles(rig));
        }
    }

    private static void Decorate(Random random, IRawCDImageTrackInfo track)
    {
        track.ISRC = random.Next(2) == 0 ? $"US-K7Y-98-{random.Next(100_000):D5}" : "";
        track.DigitalAudioCopySetting = (IMAPI_CD_TRACK_DIGITAL_COPY_SETTING)random.Next(3);
        track.AudioHasPreemphasis = random.Next(3) == 0;
        for (int index = random.Next(4); index > 0; index--)
        {
            try
            {
                // Not in what may become the pregap of the next track.
                track.AddTrackIndex(random.Next(10, track.SectorCount - 160));
            }
            catch (ImapiException close) when (
                close.HResult == ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX)
            {
                // Then there is one index fewer.
            }
        }
    }

    private static void Compare(RawRig rig, MsftRawCDImageCreator creator, List<byte[]> sounds)
    {
        VirtualDisc disc = rig.Rig.Disc!;
        Assert.Equal(DiscStatus.Complete, disc.Status);
        Assert.All(disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
        Assert.Equal(creator.MediaCatalogNumber, disc.Layout.Mcn?.ToString() ?? "");
        Assert.Equal(creator.StartOfLeadout, disc.Layout.Sessions[0].LeadOut.Value);
        TrackLayout[] found = [.. disc.Layout.Tracks];
        Assert.Equal(creator.NumberOfExistingTracks, found.Length);
        for (int i = 0; i < found.Length; i++)
        {
            IRawCDImageTrackInfo told = creator.get_TrackInfo(i + 1);
            Assert.Equal((told.TrackNumber, told.StartingLba), (found[i].Number, found[i].Start.Value));
            Assert.Equal(told.ISRC.Replace("-", "", StringComparison.Ordinal), found[i].Isrc.Code ?? "");
            Assert.Equal(told.AudioHasPreemphasis, found[i].Control.HasFlag(Control.PreEmphasis));
            Assert.Equal(told.DigitalAudioCopySetting == IMAPI_CD_TRACK_DIGITAL_COPY_SCMS, found[i].IsCopyAlternating);
            if (!found[i].IsCopyAlternating)
            {
                Assert.Equal(
                    told.DigitalAudioCopySetting == IMAPI_CD_TRACK_DIGITAL_COPY_PERMITTED,
                    found[i].Control.HasFlag(Control.CopyPermitted));
            }

            Assert.Equal(
                told.TrackIndexes.Cast<int>(),
                found[i].Indexes.Where(static index => index.Number > 0).Select(index => index.Start.Value - told.StartingLba));
            Assert.Equal(sounds[i], rig.Rig.Read(told.StartingLba, told.SectorCount));
        }
    }

    private static IEnumerable<string?> Titles(RawRig rig)
    {
        using IScsiTransport transport = rig.Rig.Recorder.Connect();
        MmcDrive drive = new(transport);
        CdTextResponse? text = null;
        for (int attention = 0; text is null && attention < 3; attention++)
        {
            drive.ReadCdText(out text);
        }

        return CdTextDecoder.Decode(Assert.NotNull(text).Packs.Span).Disc.Blocks[0].Tracks.Select(static track => track.Title);
    }
}
