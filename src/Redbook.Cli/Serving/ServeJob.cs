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
    private static readonly TimeSpan EndPeriod = TimeSpan.FromMilliseconds(500);

    private readonly HashSet<string> _told = [];
    private IReadOnlyList<DriveShare> _shares = [];

    public async Task<int> RunAsync()
    {
        IPEndPoint endPoint = EndPoint();
        ChapCredentials? chap = Chap();
        IServeOutput output = Output();
        IReadOnlyList<ServedDrive> drives = TargetNames.For(DriveNames());
        Func<IScsiTransport, IScsiTransport>? trace = CommandTrace.For(shell, request.Verbose);
        DriveClaimOptions claim = new()
        {
            Reason = "A drive is shared with another machine.",
            UnmountsDisc = request.Unmount,
            Notify = text => TellOnce(output, text),
        };
        _shares = [.. drives.Select(drive => new DriveShare(shell, drive, claim, trace, output.Warn))];
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(shell.Interrupts.Stop);
        Task ending = Task.CompletedTask;
        try
        {
            foreach (DriveShare share in _shares)
            {
                share.Begin();
            }

            using IscsiServer server = new(
                [.. _shares.Select(share => new IscsiTarget(share.Served.TargetName, _ => Open(share)))],
                new IscsiServerOptions { Chap = chap, Notices = output, TimeProvider = shell.Clock });
            IPEndPoint where = server.Start(endPoint);
            shell.Interrupts.CostsDisc = IsAnythingRecorded;
            shell.Interrupts.Warn = () => output.Warn(
                $"{Recorded()} will be lost if you stop now. Ctrl-C again within {Interrupts.WarningTime.TotalSeconds:0} s stops; else all goes on.");
            shell.Interrupts.OnPostponed = () =>
            {
                output.Warn($"Asked to end. {Recorded()} is done first; nobody else can log in.");
                ending = EndWhenDoneAsync(end);
            };
            shell.Interrupts.EndsWithTerminal = true;
            shell.Interrupts.IsAwaited = true;
            output.Listening(where, chap is not null, drives);
            if (!IPAddress.IsLoopback(where.Address) && chap is null)
            {
                output.Warn(
                    "Everybody who can reach this address can read, record and erase, and what they send is not encrypted. "
                    + "--chap-user and --chap-secret-file keep strangers out.");
            }

            await output.FollowAsync(() => server.Sessions, end.Token);
            output.Stopping(server.Sessions.Count);
            output.Ended(server.Stop(Grace));
            return ExitCode.Done;
        }
        finally
        {
            Interrupts interrupts = shell.Interrupts;
            (interrupts.IsAwaited, interrupts.EndsWithTerminal) = (false, false);
            (interrupts.Warn, interrupts.CostsDisc, interrupts.OnPostponed) = (null, null, null);
            await end.CancelAsync();
            await ending;
            foreach (DriveShare share in _shares)
            {
                share.Dispose();
            }
        }
    }

    private bool IsAnythingRecorded() => _shares.Any(static share => share.IsBeingRecorded);

    private string Recorded() => "What is being recorded in "
        + string.Join(" and ", _shares.Where(static share => share.IsBeingRecorded).Select(static share => share.Served.Drive));

    private async Task EndWhenDoneAsync(CancellationTokenSource end)
    {
        while (IsAnythingRecorded() && !end.IsCancellationRequested)
        {
            await Task.Delay(EndPeriod, shell.Clock, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await end.CancelAsync();
    }

    private IScsiTransport Open(DriveShare share) => shell.Interrupts.IsTerminated
        ? throw new ScsiTransportException(TransportFailure.DeviceGone, "the server is about to end")
        : share.Open();

    private void TellOnce(IServeOutput output, string text)
    {
        lock (_told)
        {
            if (!_told.Add(text))
            {
                return;
            }
        }

        output.Warn(text);
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
}
