using System.CommandLine;
using Redbook.Cli.Output;
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
        Option<bool> unmount = DriveHandling.Unmount();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new(
            "rscsi",
            "Offers a drive to wodim, icedax and their relatives, on standard input and output (RSCSI).")
        {
            drive, unmount, verbose,
        };
        TraceChoice trace = TraceChoice.For(command);
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            json: false,
            () => Task.FromResult(Run(
                shell, parsed.GetValue(drive), parsed.GetValue(unmount), parsed.GetValue(verbose), trace.Of(parsed, shell)))));
        return command;
    }

    private static int Run(Shell shell, string? named, bool unmount, bool verbose, TraceFile? file)
    {
        int exitCode = ExitCode.Done;
        Func<IScsiTransport, IScsiTransport>? trace = CommandTrace.For(shell, verbose, file);
        RscsiServer server = new(_ =>
        {
            try
            {
                IScsiTransport transport = Open(shell, CommonOptions.DriveRequired(shell, named), unmount);
                exitCode = ExitCode.Done;
                return trace is null ? transport : trace(transport);
            }
            catch (Exception refused) when (refused is DriveException or UsageException)
            {
                // Told twice: to the person here, with what to do about it, and to the client.
                IReadOnlyList<Failure> failures = Failure.From(refused);
                CommandRunner.Tell(shell, json: false, failures);
                exitCode = failures[0].ExitCode;
                throw refused.InnerException as ScsiTransportException ?? new ScsiTransportException(
                    refused is DriveException { Failure: DriveFailure.InUse } ? TransportFailure.Locked : TransportFailure.DeviceGone,
                    failures[0].Message,
                    refused);
            }
        });

        using TraceEnd end = new(file);
        shell.Interrupts.AreForTheClient = true;
        shell.Interrupts.OutlivesTerminal = true;
        using Stream requests = shell.OpenInput();
        using Stream answers = shell.OpenOutput();
        bool inOrder = server.Serve(requests, answers);
        return exitCode == ExitCode.Done && !inOrder ? ExitCode.Failed : exitCode;
    }

    // A drive of the machine is the client's alone while it has it open; a virtual one nobody else can have.
    private static IScsiTransport Open(Shell shell, DriveName name, bool unmount) => name.IsReal
        ? shell.Drives.Claim(name, new DriveClaimOptions
        {
            Reason = "Another program uses a drive.",
            UnmountsDisc = unmount,
            Notify = notice => shell.Error.WriteLine($"redbook: {Printable.Text(notice)}"),
        })
        : shell.Drives.Connect(name);
}
