using Redbook.Discs;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.AtOnce;

/// <summary>What a drive takes of recording in one go, as it shows by accepting write parameters: drives say less of
/// themselves than they can do.</summary>
/// <param name="TakesCueSheets">Whether sessions at once are accepted.</param>
/// <param name="RawForms">The forms of raw sectors that are accepted.</param>
public sealed record AtOnceAbilities(bool TakesCueSheets, IReadOnlyList<RawImageForm> RawForms)
{
    internal static readonly RawImageForm[] AllForms = [RawImageForm.Pq, RawImageForm.Cooked, RawImageForm.Raw];

    /// <summary>Whether sessions that others may follow are accepted.</summary>
    public bool TakesNextSession { get; init; } = true;

    /// <summary>Finds out by setting write parameters, and sets them back to what they were. Nothing else is touched; most
    /// drives need no disc for it.</summary>
    /// <param name="transport">The seam to the drive.</param>
    /// <param name="testWrite">Whether with the laser off.</param>
    /// <param name="time">Clock and waiting.</param>
    /// <param name="timeoutScale">What every time limit is multiplied by.</param>
    /// <exception cref="RecordingException">No answer came.</exception>
    public static AtOnceAbilities Find(IScsiTransport transport, bool testWrite = false, TimeProvider? time = null, double timeoutScale = 1)
    {
        ArgumentNullException.ThrowIfNull(transport);
        using var link = new DriveLink(transport, time ?? TimeProvider.System, timeoutScale);
        WriteParametersPage? before = link.AskOptional(
            (out WriteParametersPage? page) => link.Drive.ReadModePage(out page), RecordingStep.SetWriteParameters);
        if (before is not WriteParametersPage found)
        {
            return new AtOnceAbilities(TakesCueSheets: false, []);
        }

        bool takesCueSheets = Takes(WriteType.SessionAtOnce, DataBlockType.Raw);
        WriteType usual = takesCueSheets ? WriteType.SessionAtOnce : WriteType.TrackAtOnce;
        var abilities = new AtOnceAbilities(
            takesCueSheets, [.. AllForms.Where(form => Takes(WriteType.Raw, (DataBlockType)form))])
        {
            TakesNextSession = Takes(usual, DataBlockType.Raw, MultiSession.NextAllowed) || !Takes(usual, DataBlockType.Raw),
        };
        _ = link.Select(found, RecordingStep.SetWriteParameters);
        return abilities;

        bool Takes(WriteType type, DataBlockType block, MultiSession following = MultiSession.None) => link.Select(
            new WriteParametersPage
            {
                WriteType = type, MultiSession = following, DataBlockType = block, IsTestWrite = testWrite, AudioPauseSectors = RedBookLimits.PauseSectors,
            },
            RecordingStep.SetWriteParameters).IsGood;
    }
}
