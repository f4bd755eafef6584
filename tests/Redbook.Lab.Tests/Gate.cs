using System.Diagnostics;
using Redbook.Mmc;
using Redbook.Mmc.Transport;

namespace Redbook.Lab.Tests;

/// <summary>Stops a drive in the middle of its work until the guest has done what it wants to do then.</summary>
/// <remarks>The guest finds a file <c>reached</c> in the job's folder, and makes a file <c>go</c>. It lists the folder to see
/// the former: that there is no such file it would remember.</remarks>
/// <param name="folder">The job's folder.</param>
/// <param name="opcode">The command at which it stops.</param>
/// <param name="occurrence">The how manieth of that kind, from 1.</param>
internal sealed class Gate(string folder, byte opcode, int occurrence)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>What a slow drive takes for a command: it is in no hurry, and never long enough for anybody to give it up.
    /// </summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private int _seen;

    /// <summary>What is done when the drive stops, besides telling the guest.</summary>
    public Action? OnReached { get; init; }

    /// <summary>A file of the guest's until which the drive is slow once it has been let go on; none when null.</summary>
    public string? SlowUntil { get; init; }

    /// <summary>Whether the drive says meanwhile that it is busy with what it was sent before. A command that waits keeps all
    /// others from opening the drive: the kernel has it so.</summary>
    public bool SaysBusy { get; init; }

    /// <summary>A command is about to be carried out.</summary>
    /// <returns>What the drive answers instead.</returns>
    public ScsiResult? Pass(byte command)
    {
        if (command != opcode)
        {
            return null;
        }

        int seen = Interlocked.Increment(ref _seen);
        if (seen == occurrence)
        {
            OnReached?.Invoke();
            File.WriteAllText(Path.Combine(folder, "reached"), "");
        }

        if (SaysBusy)
        {
            return seen < occurrence || IsThere("go")
                ? null
                : new ScsiResult(ScsiStatus.CheckCondition, 0, new SenseData(SenseKey.NotReady, 0x04, 0x08), TimeSpan.Zero);
        }

        if (seen == occurrence)
        {
            WaitFor("go", Longest);
        }
        else if (seen > occurrence && SlowUntil is not null)
        {
            WaitFor(SlowUntil, Slow);
        }

        return null;
    }

    private bool IsThere(string file) => File.Exists(Path.Combine(folder, file));

    private void WaitFor(string file, TimeSpan longest)
    {
        long began = Stopwatch.GetTimestamp();
        while (!IsThere(file) && Stopwatch.GetElapsedTime(began) < longest)
        {
            Thread.Sleep(Look);
        }
    }
}
