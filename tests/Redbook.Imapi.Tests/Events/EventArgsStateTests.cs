using Redbook.Emulation;
using Redbook.Imapi.Tests.RawRecording;
using Redbook.Imapi.Tests.Tables;
using Redbook.Mmc;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Testing;

namespace Redbook.Imapi.Tests.Events;

/// <summary>Every getter of a report, in the first report of every phase, and of what objects give out, answers as the
/// tables say.</summary>
public sealed class EventArgsStateTests
{
    private static readonly string[] TrackPhases = ["preparing", "writing", "verifying", "finishing"];
    private static readonly string[] RawPhases = ["preparing", "writing", "finishing"];
    private static readonly string[] EnginePhases = ["before", "after"];
    private static readonly string[] Media = ["cd-r", "cd-rw"];

    private static readonly Dictionary<string, Func<IWriteEngine2EventArgs, object?>> Base = new(StringComparer.Ordinal)
    {
        ["StartLba"] = static args => args.StartLba,
        ["SectorCount"] = static args => args.SectorCount,
        ["LastReadLba"] = static args => args.LastReadLba,
        ["LastWrittenLba"] = static args => args.LastWrittenLba,
        ["TotalSystemBuffer"] = static args => args.TotalSystemBuffer,
        ["UsedSystemBuffer"] = static args => args.UsedSystemBuffer,
        ["FreeSystemBuffer"] = static args => args.FreeSystemBuffer,
    };

    private static readonly Dictionary<string, Func<IDiscFormat2TrackAtOnceEventArgs, object?>> Track = new(StringComparer.Ordinal)
    {
        ["CurrentTrackNumber"] = static args => args.CurrentTrackNumber,
        ["CurrentAction"] = static args => args.CurrentAction,
        ["ElapsedTime"] = static args => args.ElapsedTime,
        ["RemainingTime"] = static args => args.RemainingTime,
    };

    private static readonly Dictionary<string, Func<IDiscFormat2RawCDEventArgs, object?>> Raw = new(StringComparer.Ordinal)
    {
        ["CurrentAction"] = static args => args.CurrentAction,
        ["ElapsedTime"] = static args => args.ElapsedTime,
        ["RemainingTime"] = static args => args.RemainingTime,
    };

    private static readonly Dictionary<string, Func<IWriteSpeedDescriptor, object?>> Speed = new(StringComparer.Ordinal)
    {
        ["MediaType"] = static speed => speed.MediaType,
        ["RotationTypeIsPureCAV"] = static speed => speed.RotationTypeIsPureCAV,
        ["WriteSpeed"] = static speed => speed.WriteSpeed,
    };

    [Fact]
    public void Track_at_once_reports_are_as_the_table_says()
    {
        Dictionary<string, IDiscFormat2TrackAtOnceEventArgs> seen = new(StringComparer.Ordinal);
        using (Rig rig = new())
        {
            using MsftDiscRecorder2 recorder = rig.NewRecorder();
            using MsftDiscFormat2TrackAtOnce writer = Rig.NewWriter(recorder, new VirtualTime());
            writer.BurnVerificationLevel = IMAPI_BURN_VERIFICATION_LEVEL.IMAPI_BURN_VERIFICATION_QUICK;
            writer.Update += (_, args) =>
            {
                IDiscFormat2TrackAtOnceEventArgs report = (IDiscFormat2TrackAtOnceEventArgs)args;
                seen.TryAdd(Phase(report.CurrentAction), report);
            };
            writer.PrepareMedia();
            writer.AddAudioTrack(Rig.Track(1, 300));
            writer.ReleaseMedia();
        }

        Compare(
            ImapiTables.TrackArgsStates,
            TrackPhases,
            [
                .. Base.SelectMany(member => TrackPhases.Select(phase => (member.Key, phase, Text(member.Value(seen[phase]))))),
                .. Track.SelectMany(member => TrackPhases.Select(phase => (member.Key, phase, Text(member.Value(seen[phase]))))),
            ],
            "IWriteEngine2EventArgs", "IDiscFormat2TrackAtOnceEventArgs");
    }

    [Fact]
    public void Raw_reports_are_as_the_table_says()
    {
        Dictionary<string, IDiscFormat2RawCDEventArgs> seen = new(StringComparer.Ordinal);
        using (RawRig rig = new())
        {
            rig.Prepare();
            rig.Writer.Update += (_, args) =>
            {
                IDiscFormat2RawCDEventArgs report = (IDiscFormat2RawCDEventArgs)args;
                seen.TryAdd(Phase(report.CurrentAction), report);
            };
            rig.Writer.WriteMedia(RawRig.Foreign());
        }

        Compare(
            ImapiTables.RawArgsStates,
            RawPhases,
            [
                .. Base.SelectMany(member => RawPhases.Select(phase => (member.Key, phase, Text(member.Value(seen[phase]))))),
                .. Raw.SelectMany(member => RawPhases.Select(phase => (member.Key, phase, Text(member.Value(seen[phase]))))),
            ],
            "IWriteEngine2EventArgs", "IDiscFormat2RawCDEventArgs");
    }

    [Fact]
    public void Reports_of_the_engine_are_as_the_table_says()
    {
        List<IWriteEngine2EventArgs> seen = [];
        using (Rig rig = new())
        {
            using MsftDiscRecorder2 recorder = rig.NewRecorder();
            using IScsiTransport transport = rig.Recorder.Connect();
            MmcDrive drive = new(transport);
            drive.TestUnitReady();
            Assert.True(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio).IsGood);
            MsftWriteEngine2 engine = new(new VirtualTime()) { Recorder = recorder, BytesPerSector = 2352 };
            engine.Update += (_, args) => seen.Add((IWriteEngine2EventArgs)args);
            engine.WriteSection(Rig.Track(1, 10), 0, 10);
        }

        IWriteEngine2EventArgs[] reports = [seen[0], seen[^1]];
        Compare(
            ImapiTables.EngineArgsStates,
            EnginePhases,
            [
                .. Base.SelectMany(member => EnginePhases.Select(
                    (phase, i) => (member.Key, phase, Text(member.Value(reports[i]))))),
            ],
            "IWriteEngine2EventArgs");
    }

    [Fact]
    public void Speeds_given_out_are_as_the_table_says()
    {
        IWriteSpeedDescriptor[] fastest =
        [
            .. Media.Select(static medium =>
            {
                using Rig rig = new(medium: new MediumOptions
                {
                    Type = medium == "cd-r" ? MediumType.CdR : MediumType.CdRw,
                });
                using MsftDiscRecorder2 recorder = rig.NewRecorder();
                using MsftDiscFormat2TrackAtOnce writer = new() { Recorder = recorder };
                return (IWriteSpeedDescriptor)writer.SupportedWriteSpeedDescriptors[0];
            }),
        ];
        Compare(
            ImapiTables.SpeedStates,
            Media,
            [.. Speed.SelectMany(member => Media.Select((medium, i) => (member.Key, medium, Text(member.Value(fastest[i])))))],
            "IWriteSpeedDescriptor");
    }

    private static void Compare(
        IReadOnlyList<(string Member, string State, string Outcome)> table,
        string[] states,
        (string Member, string State, string Outcome)[] actual,
        params IReadOnlyList<string> interfaces)
    {
        StateTable.AssertComplete(table, actual.Select(static row => row.Member).Distinct(), states, interfaces);
        Assert.Equal(table.Order(), actual.Order());
    }

    private static string Phase<T>(T action)
        where T : struct, Enum => action.ToString().Split('_')[^1].ToLowerInvariant();

    private static string Text(object? value) => FormattableString.Invariant($"{value}");
}
