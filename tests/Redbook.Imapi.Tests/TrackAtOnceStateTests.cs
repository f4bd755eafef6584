using Redbook.Imapi.Tests.Tables;
using Redbook.Testing;
using static Redbook.Imapi.IMAPI_BURN_VERIFICATION_LEVEL;

namespace Redbook.Imapi.Tests;

/// <summary>Every member in every state answers as the table says.</summary>
public sealed class TrackAtOnceStateTests
{
    private static readonly string[] States =
        ["fresh", "recorder", "prepared", "recorded", "writing", "released", "changed", "gone", "empty"];

    private static readonly Dictionary<string, Func<Subject, object?>> Members = new(StringComparer.Ordinal)
    {
        ["PrepareMedia"] = static s => Call(s.Writer.PrepareMedia),
        ["AddAudioTrack"] = static s => Call(() => s.Writer.AddAudioTrack(Rig.Track(9, 300))),
        ["AddAudioTrack(null)"] = static s => Call(() => ((IDiscFormat2TrackAtOnce)s.Writer).AddAudioTrack(null!)),
        ["CancelAddTrack"] = static s => Call(s.Writer.CancelAddTrack),
        ["ReleaseMedia"] = static s => Call(s.Writer.ReleaseMedia),
        ["SetWriteSpeed(1200)"] = static s => SetSpeed(s, 1200),
        ["SetWriteSpeed(1199)"] = static s => SetSpeed(s, 1199),
        ["SetWriteSpeed(0)"] = static s => SetSpeed(s, 0),
        ["put_Recorder"] = static s => Call(() => s.Writer.Recorder = s.Recorder),
        ["put_Recorder(null)"] = static s => Call(() => s.Writer.Recorder = null),
        ["put_Recorder(uninitialised)"] = static s => Call(() => s.Writer.Recorder = new MsftDiscRecorder2()),
        ["get_Recorder"] = static s => s.Writer.Recorder is { } set
            ? ReferenceEquals(set, s.Recorder) ? "the recorder" : "another"
            : "null",
        ["put_BufferUnderrunFreeDisabled"] = static s => Call(() => s.Writer.BufferUnderrunFreeDisabled = true),
        ["get_BufferUnderrunFreeDisabled"] = static s => s.Writer.BufferUnderrunFreeDisabled,
        ["NumberOfExistingTracks"] = static s => s.Writer.NumberOfExistingTracks,
        ["TotalSectorsOnMedia"] = static s => s.Writer.TotalSectorsOnMedia,
        ["FreeSectorsOnMedia"] = static s => s.Writer.FreeSectorsOnMedia,
        ["UsedSectorsOnMedia"] = static s => s.Writer.UsedSectorsOnMedia,
        ["put_DoNotFinalizeMedia(TRUE)"] = static s => Call(() => s.Writer.DoNotFinalizeMedia = true),
        ["put_DoNotFinalizeMedia(FALSE)"] = static s => Call(() => s.Writer.DoNotFinalizeMedia = false),
        ["get_DoNotFinalizeMedia"] = static s => s.Writer.DoNotFinalizeMedia,
        ["ExpectedTableOfContents"] = static s =>
            Convert.ToHexString((byte[])Assert.Single(s.Writer.ExpectedTableOfContents)),
        ["CurrentPhysicalMediaType"] = static s => s.Writer.CurrentPhysicalMediaType,
        ["put_ClientName"] = static s => Call(() => s.Writer.ClientName = "Another"),
        ["put_ClientName(empty)"] = static s => Call(() => s.Writer.ClientName = ""),
        ["get_ClientName"] = static s => $"\"{s.Writer.ClientName}\"",
        ["RequestedWriteSpeed"] = static s => s.Writer.RequestedWriteSpeed,
        ["RequestedRotationTypeIsPureCAV"] = static s => s.Writer.RequestedRotationTypeIsPureCAV,
        ["CurrentWriteSpeed"] = static s => s.Writer.CurrentWriteSpeed,
        ["CurrentRotationTypeIsPureCAV"] = static s => s.Writer.CurrentRotationTypeIsPureCAV,
        ["SupportedWriteSpeeds"] = static s => string.Join(' ', s.Writer.SupportedWriteSpeeds.Cast<uint>()),
        ["SupportedWriteSpeedDescriptors"] = static s =>
            s.Writer.SupportedWriteSpeedDescriptors.Cast<IWriteSpeedDescriptor>().Count(),
        ["IsRecorderSupported"] = static s => s.Writer.IsRecorderSupported(s.Recorder),
        ["IsRecorderSupported(null)"] = static s => s.Writer.IsRecorderSupported(null!),
        ["IsCurrentMediaSupported"] = static s => s.Writer.IsCurrentMediaSupported(s.Recorder),
        ["IsCurrentMediaSupported(null)"] = static s => s.Writer.IsCurrentMediaSupported(null!),
        ["MediaPhysicallyBlank"] = static s => s.Writer.MediaPhysicallyBlank,
        ["MediaHeuristicallyBlank"] = static s => s.Writer.MediaHeuristicallyBlank,
        ["SupportedMediaTypes"] = static s => string.Join(' ', s.Writer.SupportedMediaTypes.Cast<int>()),
        ["put_BurnVerificationLevel(QUICK)"] = static s =>
            Call(() => s.Writer.BurnVerificationLevel = IMAPI_BURN_VERIFICATION_QUICK),
        ["put_BurnVerificationLevel(FULL)"] = static s =>
            Call(() => s.Writer.BurnVerificationLevel = IMAPI_BURN_VERIFICATION_FULL),
        ["put_BurnVerificationLevel(7)"] = static s =>
            Call(() => s.Writer.BurnVerificationLevel = (IMAPI_BURN_VERIFICATION_LEVEL)7),
        ["get_BurnVerificationLevel"] = static s => s.Writer.BurnVerificationLevel,
    };

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            TheoryData<string, string, string> rows = [];
            foreach ((string member, string state, string outcome) in ImapiTables.TrackAtOnceStates)
            {
                rows.Add(member, state, outcome);
            }

            return rows;
        }
    }

    [Fact]
    public void The_table_has_every_member_in_every_state_once()
    {
        Assert.Equal(
            Members.Keys.SelectMany(static member => States.Select(state => $"{member} {state}"))
                .Order(StringComparer.Ordinal),
            ImapiTables.TrackAtOnceStates.Select(static row => $"{row.Member} {row.State}").Order(StringComparer.Ordinal));

        string[] ofInterfaces =
        [
            .. ImapiTables.Interfaces
                .Where(static row =>
                    row.Name is "IDiscFormat2" or "IDiscFormat2TrackAtOnce" or "IBurnVerification")
                .SelectMany(static row => row.Members)
                .Select(static member => member.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        Assert.Equal(
            ofInterfaces,
            Members.Keys
                .Select(static key => key.Split('(')[0].Replace("put_", "", StringComparison.Ordinal)
                    .Replace("get_", "", StringComparison.Ordinal))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Member_in_state_answers_as_the_table_says(string member, string state, string outcome)
    {
        using Subject subject = new(state);
        string? actual = null;
        subject.Enter(state, () => actual ??= Outcome(subject, member));
        Assert.Equal(outcome, actual);
    }

    private static string Outcome(Subject subject, string member)
    {
        try
        {
            return FormattableString.Invariant($"{Members[member](subject)}");
        }
        catch (ImapiException failure)
        {
            string name = member.Split('(')[0].Split('_')[^1];
            Assert.Contains($".{name} (", failure.Message, StringComparison.Ordinal);
            Assert.StartsWith(failure.Symbol, failure.Message, StringComparison.Ordinal);
            return failure.Symbol;
        }
    }

    private static string Call(Action call)
    {
        call();
        return "ok";
    }

    private static string SetSpeed(Subject subject, int speed)
    {
        ImapiResult result = subject.Writer.TrySetWriteSpeed(speed, false);
        if (result.IsSuccess)
        {
            subject.Writer.SetWriteSpeed(speed, false);
            Assert.Equal(speed, subject.Writer.RequestedWriteSpeed);
        }
        else
        {
            Assert.Equal(
                result.HResult, Assert.ThrowsAny<ImapiException>(() => subject.Writer.SetWriteSpeed(speed, false)).HResult);
            Assert.Equal(-1, subject.Writer.RequestedWriteSpeed);
        }

        return result.Name;
    }

    /// <summary>A writer, and the ways into each state.</summary>
    private sealed class Subject : IDisposable
    {
        private readonly Rig _rig;

        public Subject(string state)
        {
            _rig = new Rig(empty: state == "empty");
            Recorder = _rig.NewRecorder();
            Writer = new MsftDiscFormat2TrackAtOnce(new VirtualTime());
        }

        public MsftDiscRecorder2 Recorder { get; }

        public MsftDiscFormat2TrackAtOnce Writer { get; }

        public void Enter(string state, Action then)
        {
            if (state != "fresh")
            {
                Writer.Recorder = Recorder;
                Writer.ClientName = Rig.ClientName;
            }

            if (state is not ("fresh" or "recorder" or "empty"))
            {
                Writer.PrepareMedia();
            }

            switch (state)
            {
                case "recorded":
                    Writer.AddAudioTrack(Rig.Track(1, 300));
                    break;
                case "released":
                    Writer.AddAudioTrack(Rig.Track(1, 300));
                    Writer.ReleaseMedia();
                    break;
                case "changed":
                    _rig.Recorder.Remove()!.Dispose();
                    _rig.Insert();
                    break;
                case "gone":
                    _rig.Recorder.Remove()!.Dispose();
                    break;
                case "writing":
                    Exception? failed = null;
                    Writer.Update += (_, _) => failed ??= Record.Exception(then);
                    Record.Exception(() => Writer.AddAudioTrack(Rig.Track(1, 300)));
                    Assert.Null(failed);
                    return;
            }

            then();
        }

        public void Dispose()
        {
            Writer.Dispose();
            Recorder.Dispose();
            _rig.Dispose();
        }
    }
}
