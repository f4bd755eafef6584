using Redbook.Imapi.Version1;

namespace Redbook.Imapi.Tests.Version1;

/// <summary>A sink that keeps what it was told.</summary>
internal sealed class Sink : IDiscMasterProgressEvents
{
    public List<string> Told { get; } = [];

    public int Questions { get; private set; }

    /// <summary>Whether to stop, by how often that was asked.</summary>
    public Func<int, bool> Cancels { get; set; } = static _ => false;

    /// <summary>Run in every notification.</summary>
    public Action<string>? OnTold { get; set; }

    public bool QueryCancel()
    {
        Questions++;
        return Cancels(Questions);
    }

    public void NotifyPnPActivity() => Tell("PnPActivity");

    public void NotifyAddProgress(int nCompletedSteps, int nTotalSteps) => Tell($"Add {nCompletedSteps}/{nTotalSteps}");

    public void NotifyBlockProgress(int nCompleted, int nTotal) => Tell($"Block {nCompleted}/{nTotal}");

    public void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks) => Tell($"Track {nCurrentTrack}/{nTotalTracks}");

    public void NotifyPreparingBurn(int nEstimatedSeconds) => Tell("Preparing");

    public void NotifyClosingDisc(int nEstimatedSeconds) => Tell("Closing");

    public void NotifyBurnComplete(int status) => Tell($"Complete {DiscMasterResults.NameOf(status)}");

    public void NotifyEraseComplete(int status) => Tell($"Erased {DiscMasterResults.NameOf(status)}");

    private void Tell(string what)
    {
        Told.Add(what);
        OnTold?.Invoke(what);
    }
}
