using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>What a program implements to be told how far things are, and to stop them.</summary>
/// <remarks>Called on the thread of the call that is under way, several sinks in the order of their registration. What a
/// sink throws is ignored, E_NOTIMPL included. A sink may ask counts and states; <see cref="IDiscMaster.RecordDisc"/>,
/// <see cref="IDiscMaster.Close"/>, <see cref="IDiscMaster.ClearFormatContent"/> and the two <c>SetActive…</c> calls answer
/// IMAPI_E_DEVICE_STILL_IN_USE to it.</remarks>
[ComVisible(true)]
[Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IDiscMasterProgressEvents
{
    /// <summary>Asked at least once in every <see cref="IRedbookDiscMaster.AddAudioTrackBlocks"/>, and after every command of
    /// a recording until the disc is closed.</summary>
    /// <returns>Whether to stop.</returns>
    [return: MarshalAs(UnmanagedType.U1)]
    bool QueryCancel();

    /// <summary>The list of recorders has changed.</summary>
    void NotifyPnPActivity();

    /// <summary>Staging: at the beginning and the end of a call, and in between.</summary>
    /// <param name="nCompletedSteps">Blocks of this call so far.</param>
    /// <param name="nTotalSteps">Blocks of this call.</param>
    void NotifyAddProgress(int nCompletedSteps, int nTotalSteps);

    /// <summary>Recording: one rising series over the whole disc, at most ten a second.</summary>
    /// <param name="nCompleted">Blocks written, gaps included; 0 first, <paramref name="nTotal"/> last.</param>
    /// <param name="nTotal">Blocks in all.</param>
    void NotifyBlockProgress(int nCompleted, int nTotal);

    /// <summary>A track was written; 0: the first begins.</summary>
    /// <param name="nCurrentTrack">The track that is complete.</param>
    /// <param name="nTotalTracks">Tracks in all.</param>
    void NotifyTrackProgress(int nCurrentTrack, int nTotalTracks);

    /// <summary>The drive is made ready; nothing else is told until the first block.</summary>
    /// <param name="nEstimatedSeconds">About how long that takes.</param>
    void NotifyPreparingBurn(int nEstimatedSeconds);

    /// <summary>The disc is closed; nothing else is told until that is done, and it is too late to cancel.</summary>
    /// <param name="nEstimatedSeconds">About how long that takes.</param>
    void NotifyClosingDisc(int nEstimatedSeconds);

    /// <summary><see cref="IDiscMaster.RecordDisc"/> is about to return; always the last call.</summary>
    /// <param name="status">What it returns.</param>
    void NotifyBurnComplete(int status);

    /// <summary><see cref="IDiscRecorder.Erase"/> is about to return.</summary>
    /// <param name="status">What it returns.</param>
    void NotifyEraseComplete(int status);
}
