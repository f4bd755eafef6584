using Redbook.Awake;
using Redbook.Recording;

namespace Redbook;

/// <summary>Keeps the computer awake, and the garbage collector brief, while a disc is recorded: on Linux by the login
/// manager, on Windows by its execution state. The thread that writes comes before others, where the system allows that.
/// </summary>
/// <remarks>What is refused does not stop a recording; it is told once. Safe to use from several threads.</remarks>
public sealed class StayAwake : IKeepAwake
{
    private readonly IComputer _computer;
    private readonly Action<string>? _notify;

    /// <summary>Keeps this computer awake.</summary>
    /// <param name="notify">Told, on the thread that asks for it, of each thing that the system refused.</param>
    public StayAwake(Action<string>? notify = null)
        : this(ThisComputer.Instance, notify)
    {
    }

    /// <summary>As told.</summary>
    /// <param name="computer">What is asked.</param>
    /// <param name="notify">Told what was refused.</param>
    internal StayAwake(IComputer computer, Action<string>? notify) => (_computer, _notify) = (computer, notify);

    /// <summary>Leaves the computer alone: it may sleep whenever it likes. That it did is noticed all the same.</summary>
    public static IKeepAwake Never { get; } = NeverOn(ThisComputer.Instance);

    /// <summary>As <see cref="Never"/>, for a computer.</summary>
    internal static IKeepAwake NeverOn(IComputer computer) => new Nothing(computer);

    /// <inheritdoc/>
    public TimeSpan TimeAsleep => _computer.TimeAsleep;

    /// <summary>Lets the computer sleep, and has the thread that writes come first all the same: for a recorder in software
    /// that wants its data in time.</summary>
    internal static IKeepAwake InTime(IComputer computer) => new Punctual(computer);

    /// <inheritdoc/>
    public IDisposable Hold(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        CollectorPauses pauses = CollectorPauses.Hold();
        IDisposable? sleep = _computer.TakeSleep(reason, out string? refusal);
        if (refusal is not null)
        {
            _notify?.Invoke($"The computer may go to sleep or be shut down meanwhile. {refusal}");
        }

        return new Held(sleep, pauses);
    }

    /// <inheritdoc/>
    public IDisposable? PutFirst()
    {
        IDisposable? thread = _computer.RaiseThread(out string? refusal);
        if (refusal is not null)
        {
            _notify?.Invoke(refusal);
        }

        return thread;
    }

    private sealed class Held(IDisposable? sleep, CollectorPauses pauses) : IDisposable
    {
        private int _isReleased;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReleased, 1) == 0)
            {
                sleep?.Dispose();
                pauses.Dispose();
            }
        }
    }

    private sealed class Punctual(IComputer computer) : IKeepAwake
    {
        public TimeSpan TimeAsleep => computer.TimeAsleep;

        public IDisposable Hold(string reason) => CollectorPauses.Hold();

        public IDisposable? PutFirst() => computer.RaiseThread(out _);
    }

    private sealed class Nothing(IComputer computer) : IKeepAwake, IDisposable
    {
        public TimeSpan TimeAsleep => computer.TimeAsleep;

        public IDisposable Hold(string reason) => this;

        public void Dispose()
        {
            // Nothing was held.
        }
    }
}
