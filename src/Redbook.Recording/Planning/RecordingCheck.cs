using Redbook.Recording.Mastering;

namespace Redbook.Recording.Planning;

/// <summary>The one check before anything is recorded: every reason why a disc cannot be recorded, and everything that would
/// be lost. Sends nothing and touches nothing.</summary>
public static class RecordingCheck
{
    private static readonly RecordingMode[] s_order = [RecordingMode.SessionAtOnce, RecordingMode.Raw, RecordingMode.TrackAtOnce];

    /// <summary>Checks one way of recording.</summary>
    /// <param name="disc">What is to be recorded.</param>
    /// <param name="medium">Drive and medium, as <see cref="DiscInspector"/> found them.</param>
    /// <param name="mode">How.</param>
    /// <param name="options">Null for the defaults.</param>
    public static RecordingVerdict Check(
        MasterDisc disc, MediumReport medium, RecordingMode mode, RecordingCheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(disc);
        ArgumentNullException.ThrowIfNull(medium);
        options ??= new RecordingCheckOptions();
        return mode switch
        {
            RecordingMode.TrackAtOnce => new TrackAtOnceCheck(disc, medium, options).Run(),
            RecordingMode.SessionAtOnce => new SessionAtOnceCheck(disc, medium, options).Run(),
            RecordingMode.Raw => new RawCheck(disc, medium, options).Run(),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such way of recording."),
        };
    }

    /// <summary>Checks all ways of recording, in the order in which they are preferred where they do equally well: at once,
    /// raw, track by track.</summary>
    /// <inheritdoc cref="Check" path="/param"/>
    public static IReadOnlyList<RecordingVerdict> CheckAll(
        MasterDisc disc, MediumReport medium, RecordingCheckOptions? options = null) =>
        [.. s_order.Select(mode => Check(disc, medium, mode, options))];

    /// <summary>The best of several verdicts: one that is possible and loses least; the first of equals. Where none is
    /// possible, the one with the fewest problems.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static RecordingVerdict Choose(IReadOnlyList<RecordingVerdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return verdicts.MinBy(static verdict => (verdict.Problems.Count, verdict.Losses.Count))
            ?? throw new ArgumentException("There is nothing to choose from.", nameof(verdicts));
    }
}
