using System.Net;
using System.Security;
using Redbook.Cli.Commands;
using Redbook.Mmc.Transport;
using Redbook.Remote.Iscsi;

namespace Redbook.Cli.Serving;

/// <summary>Serves drives until the user says stop.</summary>
internal sealed class ServeJob(Shell shell, ServeRequest request)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task<int> RunAsync()
    {
        IPEndPoint endPoint = EndPoint();
        ChapCredentials? chap = Chap();
        IServeOutput output = Output();
        IReadOnlyList<ServedDrive> drives = TargetNames.For(DriveNames());
        Func<IScsiTransport, IScsiTransport>? trace = CommandTrace.For(shell, request.Verbose);
        List<IScsiTransport> held = [];
        try
        {
            foreach (ServedDrive drive in drives)
            {
                // Held from the first to the last, so that the drive is the same one to all who come and go.
                held.Add(shell.Drives.Connect(drive.Drive));
            }

            using IscsiServer server = new(
                [.. drives.Select(drive => new IscsiTarget(drive.TargetName, _ => Open(drive.Drive, trace)))],
                new IscsiServerOptions { Chap = chap, Notices = output, TimeProvider = shell.Clock });
            IPEndPoint where = server.Start(endPoint);
            shell.Interrupts.IsAwaited = true;
            output.Listening(where, chap is not null, drives);
            if (!IPAddress.IsLoopback(where.Address) && chap is null)
            {
                output.Warn(
                    "Everybody who can reach this address can read, record and erase, and what they send is not encrypted. "
                    + "--chap-user and --chap-secret-file keep strangers out.");
            }

            await output.FollowAsync(() => server.Sessions, shell.Interrupts.Stop);
            output.Stopping(server.Sessions.Count);
            output.Ended(server.Stop(Grace));
            return ExitCode.Done;
        }
        finally
        {
            shell.Interrupts.IsAwaited = false;
            held.ForEach(static transport => transport.Dispose());
        }
    }

    private static IPEndPoint Parse(string text)
    {
        string address = text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase) ? "127.0.0.1" + text["localhost".Length..] : text;
        if (!IPEndPoint.TryParse(address, out IPEndPoint? endPoint))
        {
            throw new UsageException(
                $"'{text}' is no address to listen at.", "Give numbers, such as 127.0.0.1:3260, 0.0.0.0 or [::1]:3260.");
        }

        // Port 0 that was written means any; left out it means the usual one.
        return endPoint.Port != 0 || address.EndsWith(":0", StringComparison.Ordinal) && address is not "::0"
            ? endPoint
            : new IPEndPoint(endPoint.Address, IscsiServer.DefaultPort);
    }

    private IPEndPoint EndPoint() => request.Address is { } text ? Parse(text) : new(IPAddress.Loopback, IscsiServer.DefaultPort);

    private IEnumerable<DriveName> DriveNames() => request.Drives.Count == 0
        ? [CommonOptions.DriveRequired(shell, null)]
        : [.. request.Drives.Select(drive => CommonOptions.DriveRequired(shell, drive))];

    private ChapCredentials? Chap()
    {
        if (request.ChapUser is null && request.ChapSecretFile is null)
        {
            return null;
        }

        if (string.IsNullOrEmpty(request.ChapUser) || string.IsNullOrEmpty(request.ChapSecretFile))
        {
            throw new UsageException(
                "A user and a secret go together.", "Give both --chap-user NAME and --chap-secret-file FILE.");
        }

        string path = Path.GetFullPath(request.ChapSecretFile, shell.CurrentFolder);
        try
        {
            return new ChapCredentials(request.ChapUser, File.ReadLines(path).FirstOrDefault("").Trim());
        }
        catch (ArgumentException)
        {
            throw new UsageException(
                $"The secret in {path} is too short.",
                $"Its first line needs at least {ChapCredentials.MinSecretBytes} characters; the initiator of Windows takes 12 to 16.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or SecurityException)
        {
            throw new UsageException($"The secret cannot be read: {unreadable.Message}", "Name a file that you may read.");
        }
    }

    private IServeOutput Output()
    {
        if (request.Json)
        {
            return new JsonServeOutput(shell);
        }

        return shell.IsRich && !request.Verbose ? new RichServeOutput(shell) : new PlainServeOutput(shell);
    }

    private IScsiTransport Open(DriveName drive, Func<IScsiTransport, IScsiTransport>? trace)
    {
        try
        {
            IScsiTransport transport = shell.Drives.Connect(drive);
            return trace is null ? transport : trace(transport);
        }
        catch (DriveException refused)
        {
            throw refused.InnerException as ScsiTransportException
                ?? new ScsiTransportException(TransportFailure.DeviceGone, refused.Message, refused);
        }
    }
}
