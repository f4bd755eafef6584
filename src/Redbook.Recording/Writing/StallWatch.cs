using System.Globalization;
using Redbook.Discs;

namespace Redbook.Recording.Writing;

/// <summary>Notices that the computer slept, or that nothing was sent for long, while a disc is being written. What the drive
/// made of that shows only on the disc.</summary>
internal sealed class StallWatch(DriveLink link, IKeepAwake keepAwake, Action<string>? notify)
{
    /// <summary>The longest time between two commands that passes without notice: no drive's buffer lasts as long at any
    /// speed that is worth it.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(5);

    /// <summary>Clocks differ by less than this when nobody slept.</summary>
    private static readonly TimeSpan s_leastSleep = TimeSpan.FromSeconds(1);

    /// <summary>A drive that was asleep too takes a while.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>A source that stalls all the time need not be looked at everywhere.</summary>
    private const int MaxPlaces = 32;

    private readonly List<Lba> _places = [];
    private TimeSpan _asleep = keepAwake.TimeAsleep;
    private long _sent;
    private TimeSpan _late;

    /// <summary>Whether that happened: nothing on the disc is taken for granted then.</summary>
    public bool HasStalled { get; private set; }

    /// <summary>Writing begins; what was before it has spoilt nothing.</summary>
    public void Begin()
    {
        _asleep = keepAwake.TimeAsleep;
        Sent();
    }

    /// <summary>A command that carries data has come back.</summary>
    /// <param name="late">How long it lay there before that was noticed.</param>
    public void Sent(TimeSpan late = default) => (_sent, _late) = (link.Clock.Timestamp, late);

    /// <summary>Looks before a WRITE. If it happened, the drive is asked whether it is still there, with the same disc and the
    /// same settings: a reset shows now and not in a disc full of noise.</summary>
    /// <exception cref="RecordingException">It is not.</exception>
    public void LookBeforeWriting(Lba position, RecordingStep step)
    {
        TimeSpan gap = link.Clock.Since(_sent) + _late;
        TimeSpan slept = Slept();
        if (gap < LongestGap && slept < s_leastSleep)
        {
            return;
        }

        Note(position, gap, slept);
        link.WaitReady(step, s_patience, CancellationToken.None);
        Sent();
    }

    /// <summary>Looks behind something that took its time, such as finishing a track.</summary>
    public void LookAfter(Lba position)
    {
        if (Slept() is var slept && slept >= s_leastSleep)
        {
            Note(position, TimeSpan.Zero, slept);
        }
    }

    /// <summary>The places of a stretch that are to be looked at on the disc; they count as looked at from now on.</summary>
    public IReadOnlyList<Lba> TakePlaces()
    {
        Lba[] places = [.. _places];
        _places.Clear();
        return places;
    }

    /// <summary>A place could not be looked at yet.</summary>
    public void PutBack(Lba place) => _places.Add(place);

    private TimeSpan Slept() => keepAwake.TimeAsleep - _asleep;

    private void Note(Lba position, TimeSpan gap, TimeSpan slept)
    {
        HasStalled = true;
        if (_places.Count < MaxPlaces)
        {
            _places.Add(position);
        }

        string what = slept >= s_leastSleep
            ? $"The computer slept for {Seconds(slept)} s in the middle of it"
            : $"Nothing was sent to the drive for {Seconds(gap)} s";
        _asleep += slept;
        notify?.Invoke($"{what}, at LBA {position}: the disc is looked at there when it can be.");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
