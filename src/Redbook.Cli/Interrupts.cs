using System.Runtime.InteropServices;

namespace Redbook.Cli;

/// <summary>Ctrl-C, once to stop in good order, twice to leave at once; the wish of the system to end the program; and the
/// loss of its terminal.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Lock _gate = new();
    private int _count;
    private long? _warned;

    /// <summary>Set by the first signal.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Whether somebody looks at <see cref="Stop"/>; while nobody does, the first signal ends the program.</summary>
    public bool IsAwaited { get; set; }

    /// <summary>Set while a program at the same terminal is served: what Ctrl-C means is for that program to say, and it
    /// goes on asking. Only being asked to terminate ends this one, at once.</summary>
    public bool AreForTheClient { get; set; }

    /// <summary>Set while a disc is recorded, closed or erased: the loss of the terminal does not end that.</summary>
    public bool OutlivesTerminal { get; set; }

    /// <summary>Set while drives are served: the loss of the terminal is the wish to end, in good order.</summary>
    public bool EndsWithTerminal { get; set; }

    /// <summary>Whether the program was asked to end while stopping cost a disc: it ends after this disc.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>How soon a second signal must follow where the first only warns.</summary>
    public static TimeSpan WarningTime { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Set while stopping costs a disc: the first signal is only told here, and a second one that follows in
    /// <see cref="WarningTime"/> is the first to stop.</summary>
    public Action? Warn { get; set; }

    /// <summary>Whether stopping costs a disc at this moment, where that changes without notice; as long as there is a
    /// <see cref="Warn"/> when left out.</summary>
    public Func<bool>? CostsDisc { get; set; }

    /// <summary>The clock that signals are timed by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told, on a thread of its own, that the program was asked to end and does so after this disc.</summary>
    public Action? OnPostponed { get; set; }

    /// <summary>Told of the first signal, on a thread of its own.</summary>
    public Action? OnFirst { get; set; }

    /// <summary>Told that the program is left at once, before anything else is said about it.</summary>
    public Action? OnLeaving { get; set; }

    /// <summary>Told of the second signal, before the program is left.</summary>
    public Action? OnSecond { get; set; }

    public static Interrupts OfThisProcess()
    {
        Interrupts interrupts = new();
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM])
        {
            interrupts._registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                bool isLast = interrupts.AreForTheClient
                    ? context.Signal == PosixSignal.SIGTERM
                    : !(context.Signal == PosixSignal.SIGTERM ? interrupts.Terminate() : interrupts.Signal());
                if (isLast)
                {
                    Environment.Exit(ExitCode.Cancelled);
                }
            }));
        }

        // On Windows this is the console's window being closed.
        interrupts._registrations.Add(PosixSignalRegistration.Create(
            PosixSignal.SIGHUP, context => context.Cancel = interrupts.HangUp()));
        return interrupts;
    }

    /// <summary>The system asks the program to end. Where stopping costs a disc, the end of that disc is the next safe
    /// point; elsewhere it is the end of the track.</summary>
    /// <returns><see langword="false"/> when the program is to be left at once.</returns>
    public bool Terminate()
    {
        bool isPostponed, isFirst;
        lock (_gate)
        {
            isPostponed = IsCostly && _count == 0;
            isFirst = isPostponed && !IsTerminated;
            IsTerminated |= isPostponed;
        }

        if (isFirst)
        {
            OnPostponed?.Invoke();
        }

        return isPostponed || Signal();
    }

    /// <summary>The terminal is lost. It may be told twice: by the system and by a shell that ends.</summary>
    /// <returns><see langword="false"/> when the program is to be left at once.</returns>
    public bool HangUp()
    {
        if (!EndsWithTerminal || OutlivesTerminal)
        {
            return OutlivesTerminal;
        }

        OutlivesTerminal = true;
        return Terminate();
    }

    /// <summary>One signal has come.</summary>
    /// <returns><see langword="false"/> when it is not the first and the program is to be left at once.</returns>
    public bool Signal()
    {
        if (IsOnlyWarned())
        {
            return true;
        }

        if (Interlocked.Increment(ref _count) > 1 || !IsAwaited)
        {
            OnLeaving?.Invoke();
            OnSecond?.Invoke();
            return false;
        }

        OnFirst?.Invoke();
        _stop.Cancel();
        return true;
    }

    private bool IsCostly => Warn is not null && CostsDisc?.Invoke() is not false;

    private bool IsOnlyWarned()
    {
        Action? warn;
        lock (_gate)
        {
            warn = Warn;
            if (warn is null || !IsCostly || _count > 0 || (_warned is { } before && Clock.GetElapsedTime(before) <= WarningTime))
            {
                return false;
            }

            _warned = Clock.GetTimestamp();
        }

        warn();
        return true;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _stop.Dispose();
    }
}
