using System.CommandLine;
using Redbook.Cli.Output;
using Redbook.Emulation.Faults;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook disc fault</c>.</summary>
internal static class DiscFaultCommand
{
    public static string[] Examples { get; } =
    [
        "redbook disc fault album.disc write-errors.json",
        "redbook disc fault album.disc --clear",
    ];

    public static Command Create(Shell shell)
    {
        Argument<string> path = new("PATH") { Description = "The folder that is the disc." };
        Argument<string?> plan = new("PLAN")
        {
            Description = "A JSON file that says what goes wrong and when (docs/faults.md); it is copied.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<bool> clear = new("--clear") { Description = "Let nothing go wrong any more." };
        Option<bool> json = CommonOptions.Json();
        Command command = new(
            "fault",
            "Lets a virtual disc, and the drive it lies in, fail on purpose: every program that opens it meets the faults.")
        {
            path, plan, clear, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(clear) == result.GetValue(plan) is not null)
            {
                result.AddError("Either PLAN or --clear is wanted.");
            }
        });
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => Task.FromResult(Run(
                shell, parsed.GetRequiredValue(path), parsed.GetValue(plan), parsed.GetValue(json)))));
        return command;
    }

    private static int Run(Shell shell, string path, string? planFile, bool json)
    {
        string folder = CommonOptions.DiscFolder(shell, path);
        FaultPlan plan = FaultPlan.None;
        if (planFile is null)
        {
            VirtualDiscFaults.Clear(folder);
        }
        else
        {
            plan = VirtualDiscFaults.Set(folder, Path.GetFullPath(planFile, shell.CurrentFolder));
        }

        if (json)
        {
            new JsonOutput(shell.Out).Write(
                new JsonEvents.FaultsSet(
                    "done", ExitCode.Done, folder, plan.Faults.Count, plan.BadSpots.Count, plan.RecordsNothing),
                JsonEventsContext.Default.FaultsSet);
            return ExitCode.Done;
        }

        string[] what =
        [
            .. plan.Faults.Count > 0 ? [Words.Count(plan.Faults.Count, "fault")] : (string[])[],
            .. plan.BadSpots.Count > 0 ? [Words.Count(plan.BadSpots.Count, "bad spot")] : (string[])[],
            .. plan.RecordsNothing ? ["a drive that records nothing"] : (string[])[],
        ];
        TextOutput.For(shell).Success(what.Length == 0
            ? $"Nothing goes wrong with {folder}."
            : $"{folder} now has {string.Join(", ", what)}.");
        return ExitCode.Done;
    }
}
