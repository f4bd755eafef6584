using System.Runtime.InteropServices.ComTypes;
using Redbook.Coding.CdText;
using Redbook.Imapi.Tests.Streams;
using Redbook.Imapi.Tests.Tables;

namespace Redbook.Imapi.Tests.RawImages;

/// <summary>Every member of an image creator and of its tracks in every state answers as the table says.</summary>
public sealed class RawImageStateTests
{
    private const int FirstWithTracks = 2;

    private static readonly string[] States = ["fresh", "pregap", "tracks", "full", "rw", "pqonly", "made"];

    // Beside the interfaces: what is ours.
    private static readonly string[] Extensions = ["AddCdGraphics", "CdText", "GaplessAudio", "StartOfLeadIn"];

    private static readonly Dictionary<string, Func<MsftRawCDImageCreator, object?>> Creator = new(StringComparer.Ordinal)
    {
        ["CreateResultImage"] = static c => Call(() => Assert.NotNull(c.CreateResultImage())),
        ["AddTrack"] = static c => c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, Sectors(400)),
        ["AddTrack(null)"] = static c => c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, null!),
        ["AddTrack(mode 1)"] = static c => c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_MODE1, Sectors(400)),
        ["AddTrack(299 sectors)"] = static c => c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, Sectors(299)),
        ["AddTrack(ragged)"] = static c =>
            c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, Bytes((300 * 2352) + 44)),
        ["AddTrack(89 minutes)"] = static c => c.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, Sectors(400_500)),
        ["AddSpecialPregap"] = static c => Call(() => c.AddSpecialPregap(Sectors(150))),
        ["AddSpecialPregap(null)"] = static c => Call(() => c.AddSpecialPregap(null!)),
        ["AddSpecialPregap(149 sectors)"] = static c => Call(() => c.AddSpecialPregap(Sectors(149))),
        ["AddSpecialPregap(89 minutes)"] = static c => Call(() => c.AddSpecialPregap(Sectors(400_500))),
        ["AddSubcodeRWGenerator"] = static c => Call(() => c.AddSubcodeRWGenerator(Bytes(96 * 30_200))),
        ["AddSubcodeRWGenerator(null)"] = static c => Call(() => c.AddSubcodeRWGenerator(null)),
        ["AddSubcodeRWGenerator(ragged)"] = static c => Call(() => c.AddSubcodeRWGenerator(Bytes(97))),
        ["put_ResultingImageType"] = static c => Call(() => c.ResultingImageType =
            IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED),
        ["put_ResultingImageType(PQ_ONLY)"] = static c => Call(() => c.ResultingImageType =
            IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY),
        ["put_ResultingImageType(0)"] = static c => Call(() => c.ResultingImageType = default),
        ["get_ResultingImageType"] = static c => c.ResultingImageType,
        ["StartOfLeadout"] = static c => c.StartOfLeadout,
        ["put_StartOfLeadoutLimit"] = static c => Call(() => c.StartOfLeadoutLimit = 359_847),
        ["put_StartOfLeadoutLimit(300)"] = static c => Call(() => c.StartOfLeadoutLimit = 300),
        ["put_StartOfLeadoutLimit(299)"] = static c => Call(() => c.StartOfLeadoutLimit = 299),
        ["put_StartOfLeadoutLimit(398100)"] = static c => Call(() => c.StartOfLeadoutLimit = 398_100),
        ["get_StartOfLeadoutLimit"] = static c => c.StartOfLeadoutLimit,
        ["put_DisableGaplessAudio"] = static c => Call(() => c.DisableGaplessAudio = true),
        ["get_DisableGaplessAudio"] = static c => c.DisableGaplessAudio,
        ["put_MediaCatalogNumber"] = static c => Call(() => c.MediaCatalogNumber = "0123456789012"),
        ["put_MediaCatalogNumber(null)"] = static c => Call(() => c.MediaCatalogNumber = null!),
        ["put_MediaCatalogNumber(wrong check digit)"] = static c => Call(() => c.MediaCatalogNumber = "1234567890123"),
        ["put_MediaCatalogNumber(letters)"] = static c => Call(() => c.MediaCatalogNumber = "01234567890I2"),
        ["put_MediaCatalogNumber(14 digits)"] = static c => Call(() => c.MediaCatalogNumber = "00123456789012"),
        ["get_MediaCatalogNumber"] = static c => $"\"{c.MediaCatalogNumber}\"",
        ["put_StartingTrackNumber"] = static c => Call(() => c.StartingTrackNumber = 99),
        ["put_StartingTrackNumber(0)"] = static c => Call(() => c.StartingTrackNumber = 0),
        ["put_StartingTrackNumber(100)"] = static c => Call(() => c.StartingTrackNumber = 100),
        ["get_StartingTrackNumber"] = static c => c.StartingTrackNumber,
        ["TrackInfo"] = static c =>
        {
            Assert.Same(c.TrackInfo[1], ((IRawCDImageCreator)c).get_TrackInfo(1));
            return c.get_TrackInfo(1).TrackNumber;
        },
        ["TrackInfo(0)"] = static c => c.get_TrackInfo(0),
        ["TrackInfo(3)"] = static c => c.get_TrackInfo(3),
        ["NumberOfExistingTracks"] = static c => c.NumberOfExistingTracks,
        ["LastUsedUserSectorInImage"] = static c => c.LastUsedUserSectorInImage,
        ["ExpectedTableOfContents"] = static c => Convert.ToHexString((byte[])Assert.Single(c.ExpectedTableOfContents)),
        ["put_GaplessAudio"] = static c => Call(() => c.GaplessAudio = false),
        ["put_CdText"] = static c => Call(() => c.CdText = Text("Title")),
        ["put_CdText(254 packs)"] = static c => Call(() => c.CdText = Text(new string('x', 254 * 12))),
        ["put_StartOfLeadIn"] = static c => Call(() => c.StartOfLeadIn = -11_077),
        ["put_StartOfLeadIn(-1000)"] = static c => Call(() => c.StartOfLeadIn = -1000),
        ["AddCdGraphics"] = static c =>
        {
            using var graphics = new MemoryStream(new byte[96]);
            return Call(() => c.AddCdGraphics(1, graphics));
        },
    };

    private static readonly Dictionary<string, Func<RawCDImageTrackInfo, object?>> Track = new(StringComparer.Ordinal)
    {
        ["StartingLba"] = static t => t.StartingLba,
        ["SectorCount"] = static t => t.SectorCount,
        ["TrackNumber"] = static t => t.TrackNumber,
        ["SectorType"] = static t => t.SectorType,
        ["get_ISRC"] = static t => $"\"{t.ISRC}\"",
        ["put_ISRC"] = static t => Call(() => t.ISRC = "US-K7Y-98-12345"),
        ["put_ISRC(null)"] = static t => Call(() => t.ISRC = null!),
        ["put_ISRC(short)"] = static t => Call(() => t.ISRC = "USK7Y981234"),
        ["put_ISRC(some hyphens)"] = static t => Call(() => t.ISRC = "US-K7Y9812345"),
        ["get_DigitalAudioCopySetting"] = static t => t.DigitalAudioCopySetting,
        ["put_DigitalAudioCopySetting"] = static t => Call(() => t.DigitalAudioCopySetting =
            IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_SCMS),
        ["put_DigitalAudioCopySetting(3)"] = static t =>
            Call(() => t.DigitalAudioCopySetting = (IMAPI_CD_TRACK_DIGITAL_COPY_SETTING)3),
        ["get_AudioHasPreemphasis"] = static t => t.AudioHasPreemphasis,
        ["put_AudioHasPreemphasis"] = static t => Call(() => t.AudioHasPreemphasis = true),
        ["TrackIndexes"] = static t => string.Join(' ', t.TrackIndexes),
        ["AddTrackIndex"] = static t => Index(t, 10),
        ["AddTrackIndex(0)"] = static t => Index(t, 0),
        ["AddTrackIndex(-1)"] = static t => Index(t, -1),
        ["AddTrackIndex(400)"] = static t => Index(t, 400),
        ["AddTrackIndex(9)"] = static t => Index(t, 9),
        ["AddTrackIndex(391)"] = static t => Index(t, 391),
        ["ClearTrackIndex(0)"] = static t => Call(() => t.ClearTrackIndex(0)),
        ["ClearTrackIndex(10)"] = static t => Call(() => t.ClearTrackIndex(10)),
        ["ClearTrackIndex(-1)"] = static t => Call(() => t.ClearTrackIndex(-1)),
    };

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            foreach ((string member, string state, string outcome) in ImapiTables.RawImageStates)
            {
                rows.Add(member, state, outcome);
            }

            return rows;
        }
    }

    [Fact]
    public void The_table_has_every_member_in_every_state_once()
    {
        IEnumerable<string> expected = Creator.Keys
            .SelectMany(static member => States.Select(state => $"{member} {state}"))
            .Concat(Track.Keys.SelectMany(static member => States.Skip(FirstWithTracks).Select(state => $"{member} {state}")));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            ImapiTables.RawImageStates.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ImapiTables.Interfaces
                .Where(static row => row.Name is "IRawCDImageCreator" or "IRawCDImageTrackInfo")
                .SelectMany(static row => row.Members)
                .Select(static member => member.Name)
                .Concat(Extensions)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
            Creator.Keys.Concat(Track.Keys)
                .Select(static key => NameOf(key))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        MsftRawCDImageCreator creator = In(state);
        string before = Describe(creator);
        string actual;
        try
        {
            actual = FormattableString.Invariant(
                $"{(Creator.TryGetValue(member, out var call) ? call(creator) : Track[member](creator.get_TrackInfo(1)))}");
        }
        catch (ImapiException failure)
        {
            Assert.Contains($".{NameOf(member)} (", failure.Message, StringComparison.Ordinal);
            Assert.StartsWith(failure.Symbol, failure.Message, StringComparison.Ordinal);
            actual = failure.Symbol;
            Assert.Equal(before, Describe(creator));     // a failed call changes nothing
        }

        Assert.Equal(outcome, actual);
    }

    private static MsftRawCDImageCreator In(string state)
    {
        MsftRawCDImageCreator creator = new();
        if (state == "pregap")
        {
            creator.AddSpecialPregap(Sectors(200));
        }

        if (state == "full")
        {
            creator.StartingTrackNumber = 98;
        }

        for (int i = 0; i < 2 && Array.IndexOf(States, state) >= FirstWithTracks; i++)
        {
            creator.AddTrack(IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO, Sectors(400));
        }

        switch (state)
        {
            case "rw":
                creator.AddSubcodeRWGenerator(Bytes(96 * 30_200));
                break;
            case "pqonly":
                creator.ResultingImageType = IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY;
                break;
            case "made":
                creator.CreateResultImage().Dispose();
                break;
        }

        return creator;
    }

    private static string Describe(MsftRawCDImageCreator creator) => string.Join(
        '|',
        [
            creator.ResultingImageType, creator.StartOfLeadoutLimit, creator.DisableGaplessAudio, creator.MediaCatalogNumber,
            creator.StartingTrackNumber, creator.NumberOfExistingTracks, creator.GaplessAudio, creator.CdText is null,
            creator.StartOfLeadIn,
            .. creator.TrackInfo.SelectMany(static track => new object[]
            {
                track.StartingLba, track.SectorCount, track.TrackNumber, track.ISRC, track.DigitalAudioCopySetting,
                track.AudioHasPreemphasis, string.Join(' ', track.TrackIndexes),
            }),
        ]);

    private static IStream Sectors(int count) => Bytes(count * 2352L);

    private static IStream Bytes(long count) => new ClientStream([]) { AnnouncedLength = count };

    private static CdTextDisc Text(string title) => new()
    {
        Blocks = [new CdTextBlock { Album = new CdTextEntry { Title = title }, Tracks = [new CdTextEntry()] }],
    };

    private static string NameOf(string member) => member.Split('(')[0].Split('_')[^1];

    private static string Index(RawCDImageTrackInfo track, int offset)
    {
        ImapiResult answer = track.TryAddTrackIndex(offset);
        if (answer.HResult == ImapiResults.S_OK)
        {
            track.ClearTrackIndex(offset);
        }

        track.AddTrackIndex(offset);
        return answer.Name;
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }
}
