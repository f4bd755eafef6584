using Redbook.Cli.Commands;
using Redbook.Cli.Input;
using Redbook.Cli.Output;

namespace Redbook.Cli.Burning;

/// <summary>One <c>redbook burn</c>, from the names of files to the last line.</summary>
internal sealed class BurnJob(Shell shell, BurnRequest request)
{
    private readonly IBurnOutput _output = request.Json
        ? new JsonBurnOutput(shell)
        : shell.IsRich ? new RichBurnOutput(shell) : new PlainBurnOutput(shell);

    private readonly TraceFile? _trace = request.Trace is { } path ? new TraceFile(shell, path, request.TraceHashes) : null;

    public async Task<int> RunAsync()
    {
        DriveName? name = CommonOptions.DriveNamed(shell, request.Drive);
        using Drive? named = name is null ? null : Open(name);
        shell.Interrupts.IsAwaited = true;
        Album album = await LookThroughAsync(Files());
        string? newDisc = null;
        Drive drive = named ?? Open(NewDisc(album, out newDisc));
        try
        {
            return await RecordAsync(drive, album, newDisc);
        }
        catch when (newDisc is not null && IsUntouched(drive))
        {
            drive.Dispose();
            Directory.Delete(newDisc, recursive: true);
            throw;
        }
        finally
        {
            drive.Dispose();
            _trace?.TellFailure();
        }
    }

    private async Task<int> RecordAsync(Drive drive, Album album, string? newDisc)
    {
        CancellationToken stop = shell.Interrupts.Stop;
        BurnPlan plan = drive.Plan(album, request.Options);
        _output.Plan(drive.Entry, plan);
        if (plan.Problems.Count > 0)
        {
            throw new AggregateException(plan.Problems);
        }

        if (drive.Entry.IsReal)
        {
            Confirmation.Require(shell, request.Yes, request.Json, PlanText.Fields(drive.Entry, plan));
        }

        stop.ThrowIfCancellationRequested();
        shell.Interrupts.OnFirst = () => _output.Stopping(
            "Stopping: what is recorded is being closed. Ctrl-C again leaves at once, with the disc open.");
        shell.Interrupts.OnSecond = () => Leaving(drive.Entry.Name);
        try
        {
            BurnResult result = await _output.FollowAsync(plan, progress => drive.BurnAsync(plan, progress, stop));
            _output.Ended(new BurnEnd(drive.Entry, newDisc, ExitCode.Done), result);
            return ExitCode.Done;
        }
        catch (BurnCancelledException cancelled)
        {
            _output.Ended(new BurnEnd(drive.Entry, newDisc, ExitCode.Cancelled), cancelled.Result);
            return ExitCode.Cancelled;
        }
        finally
        {
            shell.Interrupts.OnFirst = null;
            shell.Interrupts.OnSecond = null;
        }
    }

    private void Leaving(DriveName drive)
    {
        if (shell.IsRich)
        {
            // The moving bars had hidden the cursor.
            shell.Out.Write("\u001b[?25h\n");
        }

        shell.Error.WriteLine(
            $"redbook: left at once. The disc may be open: look with 'redbook info', close with 'redbook finalize' (--drive {drive}).");
    }

    private Drive Open(DriveName name) => shell.Drives.Open(name, CommandTrace.For(shell, request.Verbose, _trace));

    private IReadOnlyList<string> Files()
    {
        IReadOnlyList<string> files = Wildcards.Expand(request.Files, shell.CurrentFolder);
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int i = 0; i < files.Count; i++)
        {
            string full = Path.GetFullPath(files[i], shell.CurrentFolder);
            if (Directory.Exists(full))
            {
                throw new InputException(
                    files[i], $"{files[i]} is a folder.", $"Name the files in it: {Path.Combine(files[i], "*")}");
            }

            if (!seen.TryAdd(full, i + 1))
            {
                _output.Notice($"{files[i]} is given more than once: tracks {seen[full]} and {i + 1}.");
            }
        }

        return files;
    }

    private async Task<Album> LookThroughAsync(IReadOnlyList<string> files)
    {
        AlbumOptions options = request.Album with { BaseFolder = shell.CurrentFolder };
        Album album = await _output.CheckAsync(
            files.Count, progress => Album.FromFiles(files, options, progress, shell.Interrupts.Stop));
        foreach (AlbumTrack track in album.Tracks)
        {
            foreach (string notice in track.Notices)
            {
                _output.Notice($"{track.Path}: {notice}");
            }
        }

        return album;
    }

    /// <summary>Makes the disc that is recorded when nobody named a drive.</summary>
    private DriveName NewDisc(Album album, out string path)
    {
        BurnPlan.RequireFits(album, VirtualDiscs.CapacitySectors(VirtualDiscs.DefaultMinutes));
        string stem = $"redbook-{shell.Clock.GetLocalNow():yyyyMMdd-HHmmss}";
        path = Path.Combine(shell.CurrentFolder, $"{stem}.disc");
        for (int i = 2; Path.Exists(path); i++)
        {
            path = Path.Combine(shell.CurrentFolder, $"{stem}-{i}.disc");
        }

        return VirtualDiscs.Create(path).Name;
    }

    private static bool IsUntouched(Drive drive)
    {
        try
        {
            return drive.DescribeDisc().State == DiscState.Blank;
        }
        catch (DriveException)
        {
            return false;
        }
    }
}
