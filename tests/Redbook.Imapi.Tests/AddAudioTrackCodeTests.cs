using System.Runtime.InteropServices;
using Redbook.Emulation.Faults;
using Redbook.Imapi.Results;
using Redbook.Imapi.Tests.Results;
using Redbook.Imapi.Tests.Streams;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Testing;

namespace Redbook.Imapi.Tests;

/// <summary>Each code that AddAudioTrack documents is caused, by what the table names.</summary>
public sealed class AddAudioTrackCodeTests
{
    private static readonly Dictionary<string, Func<int>> Causes = new(
        CodeCauses.OfTheDrive(static faults => Record(faults: faults)), StringComparer.Ordinal)
    {
        ["E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED"] = static () => Record(prepare: false),
        ["E_IMAPI_DF2TAO_WRITE_IN_PROGRESS"] = static () =>
        {
            int inner = 0;
            Record(
                attach: writer => writer.Update += (_, _) => inner = HResultOf(() => writer.AddAudioTrack(Rig.Track(2, 300))),
                stream: Rig.Track(1, 300));
            return inner;
        },
        ["E_IMAPI_DF2TAO_TRACK_LIMIT_REACHED"] = static () => Record(tracksBefore: 99),
        ["E_IMAPI_DF2TAO_STREAM_NOT_SUPPORTED"] = static () => Record(stream: new ClientStream(new byte[2351])),
        ["E_IMAPI_DF2TAO_NOT_ENOUGH_SPACE"] = static () =>
            Record(stream: new ClientStream([]) { AnnouncedLength = 400_000L * 2352 }),
        ["E_IMAPI_REQUEST_CANCELLED"] = static () => Record(
            attach: static writer => writer.Update += (_, _) => writer.CancelAddTrack()),
        ["E_INVALIDARG"] = static () => RecordFailing(new COMException("mine", ImapiResults.E_INVALIDARG)),
        ["E_POINTER"] = static () => Record(noStream: true),
        ["E_FAIL"] = static () => Record(stream: new ClientStream(Rig.Samples(1, 300)) { AnnouncedLength = 400 * 2352 }),
        ["E_OUTOFMEMORY"] = static () => RecordFailing(new OutOfMemoryException()),
        ["E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT"] = static () =>
            FailureTable.HResultOf(new SenseData(SenseKey.IllegalRequest, 0x24, 0x00), RecordingStep.ReadDiscStructure),
        ["E_IMAPI_RECORDER_LOCKED"] = static () =>
        {
            bool reserved = false;
            ScsiResult conflict = new(ScsiStatus.ReservationConflict, 0, null, TimeSpan.Zero);
            return Record(
                intercept: _ => reserved ? conflict : null,
                attach: _ => reserved = true);
        },
    };

    public static TheoryData<string> Codes => [.. ImapiTables.AddAudioTrackCodes.Select(static row => row.Code)];

    [Fact]
    public void The_table_names_the_27_documented_codes_and_a_test_for_each() =>
        CodeCauses.AssertAreOf(ImapiTables.AddAudioTrackCodes, 27, Causes, "caller", "stream", "recorder", "transport", "mapping");

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_code_is_caused_by_what_the_table_names(string code) =>
        Assert.Equal(code, ImapiResults.NameOf(Causes[code]()));

    [Fact]
    public void The_page_about_the_codes_is_the_table() => CodePage.AssertIs(
        "imapi-add-audio-track-codes.md",
        """
        # Result codes of AddAudioTrack and what causes them

        `IDiscFormat2TrackAtOnce.AddAudioTrack` documents 27 result codes. Each has a cause here, and a test that
        causes it through the objects a program uses. This page is the table
        `tests/Vectors/imapi/add-audio-track-codes.txt`; a test compares them.
        """,
        ImapiTables.AddAudioTrackCodes);

    private static int RecordFailing(Exception error) =>
        Record(stream: new ClientStream(Rig.Samples(1, 300)) { LargestRead = 10_000, FailsAt = (100_000, error) });

    private static int Record(
        FaultPlan? faults = null,
        ClientStream? stream = null,
        Action<MsftDiscFormat2TrackAtOnce>? attach = null,
        Func<byte, ScsiResult?>? intercept = null,
        int tracksBefore = 0,
        bool prepare = true,
        bool noStream = false)
    {
        using Rig rig = new(intercept: intercept);
        using MsftDiscRecorder2 recorder = rig.NewRecorder();
        using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder, new VirtualTime());
        if (prepare)
        {
            writer.PrepareMedia();
        }

        for (int track = 1; track <= tracksBefore; track++)
        {
            writer.AddAudioTrack(Rig.Track(track, 300));
        }

        attach?.Invoke(writer);
        rig.Recorder.Faults = faults ?? FaultPlan.None;
        int hresult = HResultOf(() => writer.AddAudioTrack(noStream ? null! : stream ?? Rig.Track(1, 1000)));
        if (prepare)
        {
            // Whatever happened, the media can be released; a refusal does not hide behind the first one.
            rig.Recorder.Faults = FaultPlan.None;
            HResultOf(writer.ReleaseMedia);
            Assert.Equal(ImapiResults.E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED, HResultOf(writer.ReleaseMedia));
        }

        return hresult;
    }

    private static int HResultOf(Action call) => CodeCauses.HResultOf(nameof(IDiscFormat2TrackAtOnce), call);
}
