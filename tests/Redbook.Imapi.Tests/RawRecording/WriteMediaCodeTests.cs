using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Emulation.Faults;
using Redbook.Imapi.Tests.Results;
using Redbook.Imapi.Tests.Streams;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc.Transport;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>Each code that WriteMedia documents is caused, by what the table names.</summary>
public sealed class WriteMediaCodeTests
{
    private const int SectorBytes = 2448;

    private static readonly Dictionary<string, Func<int>> Causes = new(
        CodeCauses.OfTheDrive(static faults => Record(faults: faults)), StringComparer.Ordinal)
    {
        ["E_IMAPI_DF2RAW_STREAM_NOT_SUPPORTED"] = static () => Record(new ClientStream(new byte[2447])),
        ["E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED"] = static () => Record(prepare: false),
        ["E_IMAPI_DF2RAW_WRITE_IN_PROGRESS"] = static () =>
        {
            int inner = 0;
            Record(attach: static (rig, tell) => rig.Writer.Update += (_, _) =>
            {
                tell(HResultOf(() => rig.Writer.WriteMedia(RawRig.Foreign())));
                rig.Writer.CancelWrite();
            }, tell: code => inner = code);
            return inner;
        },
        ["E_IMAPI_DF2RAW_MEDIA_IS_NOT_BLANK"] = static () =>
            Record(attach: static (rig, _) => rig.Writer.WriteMedia(RawRig.Foreign())),
        ["E_IMAPI_DF2RAW_STREAM_LEADIN_TOO_SHORT"] = static () =>
            Record(RawRig.Foreign(), leadInSectors: -RawRig.LeadInStart - 1),
        ["E_IMAPI_DF2RAW_NOT_ENOUGH_SPACE"] = static () => Record(
            new ClientStream([]) { AnnouncedLength = 430_000L * SectorBytes }),
        ["E_IMAPI_REQUEST_CANCELLED"] = static () => Record(
            attach: static (rig, _) => rig.Writer.Update += (_, _) => rig.Writer.CancelWrite()),
        ["E_INVALIDARG"] = static () => Record(RawRig.Foreign(), leadInSectors: -1),
        ["E_POINTER"] = static () => Record(noStream: true),
        ["E_FAIL"] = static () => Record(
            new ClientStream(new byte[100 * SectorBytes]) { AnnouncedLength = 20_000L * SectorBytes },
            leadInSectors: -RawRig.LeadInStart),
        ["E_OUTOFMEMORY"] = static () => RecordFailing(new OutOfMemoryException()),
        ["E_IMAPI_RECORDER_DVD_STRUCTURE_NOT_PRESENT"] = static () =>
        {
            using Rig source = new();
            return RecordFailing(Assert.Throws<ImapiException>(() => source.NewRecorder().ReadDvdStructure(0, 0, 0, 0)));
        },
        ["E_IMAPI_RECORDER_LOCKED"] = static () =>
        {
            bool reserved = false;
            ScsiResult conflict = new(ScsiStatus.ReservationConflict, 0, null, TimeSpan.Zero);
            return Record(intercept: _ => reserved ? conflict : null, attach: (_, _) => reserved = true);
        },
    };

    public static TheoryData<string> Codes => [.. ImapiTables.WriteMediaCodes.Select(static row => row.Code)];

    [Fact]
    public void The_table_names_the_28_documented_codes_and_a_test_for_each() =>
        CodeCauses.AssertAreOf(ImapiTables.WriteMediaCodes, 28, Causes, "caller", "stream", "recorder", "transport");

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_code_is_caused_by_what_the_table_names(string code) =>
        Assert.Equal(code, ImapiResults.NameOf(Causes[code]()));

    [Fact]
    public void The_page_about_the_codes_is_the_table() => CodePage.AssertIs(
        "imapi-write-media-codes.md",
        """
        # Result codes of WriteMedia and what causes them

        `IDiscFormat2RawCD.WriteMedia` and `WriteMedia2` document 28 result codes. Each has a cause here, and a test that
        causes it through the objects a program uses. This page is the table `tests/Vectors/imapi/write-media-codes.txt`;
        a test compares them.
        """,
        ImapiTables.WriteMediaCodes);

    private static int RecordFailing(Exception error) => Record(
        new ClientStream(new byte[100 * SectorBytes])
        {
            AnnouncedLength = 20_000L * SectorBytes, LargestRead = 10_000, FailsAt = (100_000, error),
        },
        leadInSectors: -RawRig.LeadInStart);

    private static int Record(
        IStream? stream = null,
        FaultPlan? faults = null,
        int? leadInSectors = null,
        Action<RawRig, Action<int>>? attach = null,
        Action<int>? tell = null,
        Func<byte, ScsiResult?>? intercept = null,
        bool prepare = true,
        bool noStream = false)
    {
        using RawRig rig = new(intercept: intercept);
        rig.Attach();
        if (prepare)
        {
            rig.Writer.PrepareMedia();
        }

        attach?.Invoke(rig, tell ?? (static _ => { }));
        rig.Rig.Recorder.Faults = faults ?? FaultPlan.None;
        IStream image = noStream ? null! : stream ?? RawRig.Foreign();
        int hresult = HResultOf(() =>
        {
            if (leadInSectors is { } sectors)
            {
                rig.Writer.WriteMedia2(image, sectors);
            }
            else
            {
                rig.Writer.WriteMedia(image);
            }
        });
        if (prepare)
        {
            // Whatever happened, the media can be released; a refusal does not hide behind the first one.
            rig.Rig.Recorder.Faults = FaultPlan.None;
            Assert.Equal(ImapiResults.S_OK, HResultOf(rig.Writer.ReleaseMedia));
            Assert.Equal(ImapiResults.E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED, HResultOf(rig.Writer.ReleaseMedia));
        }

        return hresult;
    }

    private static int HResultOf(Action call) => CodeCauses.HResultOf(nameof(IDiscFormat2RawCD), call);
}
