using Redbook.Cli.Output;

namespace Redbook.Cli;

/// <summary>Runs a command and tells every failure in one way.</summary>
internal static class CommandRunner
{
    public static async Task<int> RunAsync(Shell shell, bool json, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
#pragma warning disable CA1031 // The last place before the user: everything becomes words and an exit code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            IReadOnlyList<Failure> failures = Failure.From(exception);
            Tell(shell, json, failures);
            return failures[0].ExitCode;
        }
    }

    public static void Tell(Shell shell, bool json, IReadOnlyList<Failure> failures)
    {
        if (json)
        {
            JsonOutput output = new(shell.Out);
            foreach (Failure failure in failures)
            {
                output.Write(
                    new JsonEvents.Problem(
                        "error", failure.Kind, failure.Reason, failure.Message, failure.Advice, failure.Sense,
                        failure.File, failure.ExitCode),
                    JsonEventsContext.Default.Problem);
            }

            return;
        }

        string? advice = null;
        foreach (Failure failure in failures)
        {
            if (advice is not null && advice != failure.Advice)
            {
                shell.Error.WriteLine($"  {Printable.Text(advice)}");
            }

            if (failure.Trace is not null)
            {
                shell.Error.WriteLine(failure.Trace);
            }

            string sense = failure.Sense is null ? "" : $" (sense {failure.Sense})";
            shell.Error.WriteLine($"redbook: {Printable.Text(failure.Message)}{sense}");
            advice = failure.Advice;
        }

        if (advice is not null)
        {
            shell.Error.WriteLine($"  {Printable.Text(advice)}");
        }
    }
}
