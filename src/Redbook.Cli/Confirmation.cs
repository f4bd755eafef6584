using Redbook.Cli.Output;

namespace Redbook.Cli;

/// <summary>The laser cannot be undone: a real disc is changed only after a person has seen what will happen.</summary>
internal static class Confirmation
{
    /// <summary>Shows drive, disc and plan and asks for them, unless <paramref name="yes"/> was said in advance.</summary>
    /// <exception cref="UsageException">Nobody is there to be asked.</exception>
    /// <exception cref="OperationCanceledException">The answer is no.</exception>
    public static void Require(
        Shell shell, bool yes, bool json, IReadOnlyList<(string Label, string Value)> plan)
    {
        if (yes)
        {
            return;
        }

        if (json || !shell.IsInTerminal || !shell.IsOutTerminal)
        {
            throw new UsageException(
                "A real disc would be changed, and there is nobody to ask. Nothing was recorded.",
                "Say --yes when drive, disc and plan are certain.");
        }

        TextOutput text = TextOutput.For(shell);
        text.Heading("This cannot be undone:");
        text.Fields(plan);
        shell.Out.Write("Go on? Type yes: ");
        shell.Out.Flush();

        // Nothing has been done yet: Ctrl-C is as good an answer as any.
        bool wasAwaited = shell.Interrupts.IsAwaited;
        shell.Interrupts.IsAwaited = false;
        string answer = shell.In.ReadLine()?.Trim() ?? "";
        shell.Interrupts.IsAwaited = wasAwaited;
        if (!answer.Equals("yes", StringComparison.OrdinalIgnoreCase) && !answer.Equals("y", StringComparison.OrdinalIgnoreCase))
        {
            throw new OperationCanceledException("Not confirmed.");
        }
    }
}
