using System.CommandLine;
using Redbook.Cli.Serving;

namespace Redbook.Cli.Commands;

/// <summary><c>redbook serve</c>.</summary>
internal static class ServeCommand
{
    public static string[] Examples { get; } =
    [
        "redbook serve --drive virtual:my.disc --iscsi 127.0.0.1:3260",
        "redbook serve --drive virtual:my.disc --iscsi 0.0.0.0 --chap-user studio --chap-secret-file secret.txt",
        "redbook serve --drive /dev/sr0 --unmount",
    ];

    public static Command Create(Shell shell)
    {
        Option<string[]> drives = new("--drive", "-d")
        {
            Description = $"A drive, or several: virtual:PATH, /dev/sr0 or D: (else ${CommonOptions.DriveVariable}).",
            HelpName = "NAME",
        };
        Option<string?> address = new("--iscsi")
        {
            Description = "Where to listen. Only this machine can reach 127.0.0.1:3260, which is used when left out.",
            HelpName = "ADDRESS[:PORT]",
        };
        Option<string?> user = new("--chap-user") { Description = "Who may log in (CHAP).", HelpName = "NAME" };
        Option<string?> secret = new("--chap-secret-file")
        {
            Description = "A file whose first line is the secret, 12 to 16 characters for Windows.",
            HelpName = "FILE",
        };
        Option<bool> unmount = DriveHandling.Unmount();
        Option<bool> json = CommonOptions.Json();
        Option<bool> verbose = CommonOptions.Verbose();
        Command command = new("serve", "Offers drives to this machine or others by iSCSI, until Ctrl-C.")
        {
            drives, address, user, secret, unmount, json, verbose,
        };
        command.SetAction((parsed, _) => CommandRunner.RunAsync(
            shell,
            parsed.GetValue(json),
            () => new ServeJob(shell, new ServeRequest(
                parsed.GetValue(drives) ?? [],
                parsed.GetValue(address),
                parsed.GetValue(user),
                parsed.GetValue(secret),
                parsed.GetValue(unmount),
                parsed.GetValue(json),
                parsed.GetValue(verbose))).RunAsync()));
        return command;
    }
}
