using System.CommandLine;
using Redbook.Mmc.Transport;
using Redbook.Remote.Rscsi;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook rscsi</c>.</summary>
internal static class RscsiCommand
{
    public static string[] Examples { get; } =
    [
        "RSH=./redbook-rscsi REDBOOK_DRIVE=virtual:my.disc wodim dev=REMOTE:me@here:0,0,0 -checkdrive",
        "redbook rscsi --drive virtual:my.disc --verbose",
    ];

    public static Command Create(Shell shell)
    {
        Option<string?> drive = CommonOptions.Drive();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(
            "rscsi",
            "Offers a drive to wodim, icedax and their relatives, on standard input and output (RSCSI).")
        {
            drive, verbose,
        };
        TraceChoice trace = TraceChoice.For(command);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            json: false,
            () => Task.FromResult(Run(shell, parsed.GetValue(drive), parsed.GetValue(verbose), trace.Of(parsed, shell)))));
        return command;
    }

    private static int Run(Shell shell, string? named, bool verbose, TraceFile? file)
    {
        int exitCode = ExitCode.Done;
        Func<IScsiTransport, IScsiTransport>? trace = CommandTrace.For(shell, verbose, file);
        RscsiServer server = new(_ =>
        {
            try
            {
                IScsiTransport transport = shell.Drives.Connect(CommonOptions.DriveRequired(shell, named));
                exitCode = ExitCode.Done;
                return trace is null ? transport : trace(transport);
            }
            catch (Exception refused) when (refused is DriveException or UsageException)
            {
                // Told twice: to the person here, with what to do about it, and to the client.
                IReadOnlyList<Failure> failures = Failure.From(refused);
                CommandRunner.Tell(shell, json: false, failures);
                exitCode = failures[0].ExitCode;
                throw refused.InnerException as ScsiTransportException
                    ?? new ScsiTransportException(TransportFailure.DeviceGone, failures[0].Message, refused);
            }
        });

        using TraceEnd end = new(file);
        shell.Interrupts.AreForTheClient = true;
        using Stream requests = shell.OpenInput();
        using Stream answers = shell.OpenOutput();
        bool inOrder = server.Serve(requests, answers);
        return exitCode == ExitCode.Done && !inOrder ? ExitCode.Failed : exitCode;
    }
}
