using Redbook.Recording;
using Redbook.Recording.Quirks;

namespace Redbook;

/// <summary>What holds for everything that an open drive is told to do.</summary>
/// <param name="Clock">Clock and waiting.</param>
/// <param name="KeepAwake">Keeps the computer awake.</param>
/// <param name="TimeoutScale">What every time limit is multiplied by.</param>
/// <param name="UnmountsDisc">Whether a mounted disc is unmounted.</param>
/// <param name="Quirks">What is known of drives.</param>
/// <param name="Notify">Told of what is worth knowing and ends nothing.</param>
internal sealed record JobConditions(
    TimeProvider Clock, IKeepAwake KeepAwake, double TimeoutScale, bool UnmountsDisc, DriveQuirks Quirks,
    Action<string> Notify)
{
    /// <summary>Options of a recording with these conditions in them.</summary>
    public T Apply<T>(T options)
        where T : RecorderOptions => (T)(options with
        {
            TimeoutScale = TimeoutScale, ForceExclusiveAccess = UnmountsDisc, Quirks = Quirks, Notify = Notify,
        });
}
