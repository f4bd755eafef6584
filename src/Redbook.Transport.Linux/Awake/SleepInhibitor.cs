using System.ComponentModel;
using System.Diagnostics;

namespace Redbook.Transport.Linux.Awake;

/// <summary>Asks the login manager (logind) not to sleep, shut down or act on a closed lid while it is held.</summary>
/// <remarks>
/// The lock is held by the system's own <c>systemd-inhibit</c>, which waits on a pipe from this process: however this
/// process ends, the pipe closes and the lock is gone. It is out of reach of a Ctrl-C at the terminal.
/// </remarks>
public sealed class SleepInhibitor : IDisposable
{
    private const string Everything = "shutdown:sleep:idle:handle-lid-switch";

    /// <summary>What a user without rights may still hold off.</summary>
    private const string Least = "idle";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Process _holder;

    private SleepInhibitor(Process holder, bool isWhole) => (_holder, IsWhole) = (holder, isWhole);

    /// <summary>Whether everything is held off; else only that the machine goes to sleep because nobody uses it.</summary>
    public bool IsWhole { get; }

    /// <summary>Takes the lock.</summary>
    /// <param name="program">The name of the program, shown to who wants to shut down.</param>
    /// <param name="reason">Why, shown too.</param>
    /// <param name="refusal">Why it was refused in whole or in part, a sentence; <see langword="null"/> when it was
    /// not.</param>
    /// <returns>Dispose it to let the machine sleep again; <see langword="null"/> when nothing is held.</returns>
    public static SleepInhibitor? TryTake(string program, string reason, out string? refusal)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(program);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (Start(Everything, program, reason, out refusal) is { } whole)
        {
            return new SleepInhibitor(whole, isWhole: true);
        }

        Process? part = Start(Least, program, reason, out _);
        return part is null ? null : new SleepInhibitor(part, isWhole: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _holder.StandardInput.Close();
            if (!_holder.WaitForExit(Patience))
            {
                _holder.Kill(entireProcessTree: true);
            }
        }
        catch (IOException)
        {
            // The holder was ended by somebody else: so was the lock.
        }
        catch (InvalidOperationException)
        {
            // The same.
        }

        _holder.Dispose();
    }

    private static Process? Start(string what, string program, string reason, out string? refusal)
    {
        // A session of its own: the signals of the terminal are for the recording program alone.
        ProcessStartInfo start = new("setsid")
        {
            ArgumentList =
            {
                "systemd-inhibit", $"--what={what}", $"--who={program}", $"--why={reason}", "--mode=block",
                "sh", "-c", "echo held; exec cat",
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        Process? holder;
        try
        {
            holder = Process.Start(start);
        }
        catch (Win32Exception)
        {
            holder = null;
        }

        if (holder is null)
        {
            refusal = "There is no systemd-inhibit on this machine to ask the login manager with.";
            return null;
        }

        Task<string?> answer = holder.StandardOutput.ReadLineAsync();
        if (answer.Wait(Patience) && answer.Result == "held")
        {
            refusal = null;
            return holder;
        }

        refusal = Refusal(holder);
        return null;
    }

    private static string Refusal(Process holder)
    {
        using (holder)
        {
            if (!holder.WaitForExit(TimeSpan.FromSeconds(1)))
            {
                holder.Kill(entireProcessTree: true);
                return "The login manager did not answer.";
            }

            string words = holder.StandardError.ReadToEnd().Trim();
            return words.Length == 0
                ? "The login manager refused."
                : $"The login manager refused: {words.Split('\n')[^1].Trim().TrimEnd('.')}.";
        }
    }
}
