using Redbook.Emulation;
using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>A sink is asked and told in every phase what the table says, and nothing else.</summary>
public sealed class ProgressStateTests
{
    private static readonly IReadOnlyList<(string Member, string State, string Outcome)> Table =
        StateTables.Read("progress-states.txt");

    private static readonly string[] Phases =
        ["staging", "preparing", "writing", "closing", "done", "erased", "drives"];

    [Fact]
    public void The_table_has_every_member_in_every_phase_once() => StateTables.AssertWhole(
        Table, typeof(IDiscMasterProgressEvents).GetMethods().Select(static method => method.Name), Phases,
        typeof(IDiscMasterProgressEvents));

    [Theory]
    [InlineData(150)]
    [InlineData(10)]
    public void A_sink_is_asked_and_told_in_every_phase_as_the_table_says(int gap)
    {
        using StagingRig rig = new(medium: new MediumOptions { Type = MediumType.CdRw });
        PhaseSink sink = new();
        rig.Master.ProgressAdvise(sink);
        rig.Chosen();
        rig.Master.GetActiveDiscRecorder(out IDiscRecorder recorder);
        recorder.SetRecorderProperties(new RecorderPropertyStorage { ["AudioGapSize"] = gap });
        sink.Phase = "drives";
        rig.Rig.Drives.Register(DriveName.OfVirtualDisc("/discs/another"), rig.Rig.Recorder.Connect);
        sink.Phase = "staging";
        rig.Stage(1, 300);
        rig.Stage(2, 300);
        sink.Phase = "preparing";
        rig.Master.RecordDisc(bSimulate: false, bEjectAfterBurn: false);
        recorder.OpenExclusive();
        sink.Phase = "erased";
        recorder.Erase(bFullErase: false);

        Assert.Equal(
            Table.Where(static row => row.Outcome != "-").Select(static row => $"{row.Member} {row.State}")
                .Order(StringComparer.Ordinal),
            sink.Heard.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    /// <summary>Keeps what it heard, with the phase: the notifications that begin a phase belong to it.</summary>
    private sealed class PhaseSink : IDiscMasterProgressEvents
    {
        public string Phase { get; set; } = "";

        public List<string> Heard { get; } = [];

        public bool QueryCancel()
        {
            Hear(nameof(QueryCancel));
            return false;
        }

        public void NotifyPnPActivity() => Hear(nameof(NotifyPnPActivity));

        public void NotifyAddProgress(int nCompletedSteps, int nTotalSteps) => Hear(nameof(NotifyAddProgress));

        public void NotifyBlockProgress(int nCompleted, int nTotal) => Hear(nameof(NotifyBlockProgress), "writing");

        public void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks) => Hear(nameof(NotifyTrackProgress), "writing");

        public void NotifyPreparingBurn(int nEstimatedSeconds) => Hear(nameof(NotifyPreparingBurn), "preparing");

        public void NotifyClosingDisc(int nEstimatedSeconds) => Hear(nameof(NotifyClosingDisc), "closing");

        public void NotifyBurnComplete(int status) => Hear(nameof(NotifyBurnComplete), "done");

        public void NotifyEraseComplete(int status) => Hear(nameof(NotifyEraseComplete));

        private void Hear(string member, string? begins = null)
        {
            Phase = begins ?? Phase;
            Heard.Add($"{member} {Phase}");
        }
    }
}
