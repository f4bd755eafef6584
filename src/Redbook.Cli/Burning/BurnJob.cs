using Redbook.Cli.Commands;
using Redbook.Cli.Input;
using Redbook.Cli.Output;
using Redbook.Cli.Settings;

namespace Redbook.Cli.Burning;

/// <summary>One <c>redbook burn</c>, from the names of files to the last line.</summary>
internal sealed class BurnJob(Shell shell, BurnRequest request)
{
    private readonly IBurnOutput _output = request.Json
        ? new JsonBurnOutput(shell)
        : shell.IsRich ? new RichBurnOutput(shell) : new PlainBurnOutput(shell);

    private readonly TraceFile? _trace = request.Trace;
    private readonly HashSet<string> _told = [];
    private volatile int _session;

    public async Task<int> RunAsync()
    {
        DriveName? name = CommonOptions.DriveNamed(shell, request.Drive);
        Drive? named = name is null ? null : Open(name);
        try
        {
            shell.Interrupts.IsAwaited = true;
            shell.Interrupts.OutlivesTerminal = true;
            Copies copies = new(shell, request, name);
            Album album = await LookThroughAsync();
            for (int i = 1; ; i++)
            {
                string? newDisc = null;
                if (request.Copies > 1)
                {
                    _output.Copy(i, request.Copies);
                }

                Drive drive = named ?? Open(copies.NewDisc(album, i, out newDisc));
                named = null;
                int exitCode = await RecordAsync(drive, album, newDisc, isLast: i == request.Copies);
                if (exitCode != ExitCode.Done || i == request.Copies)
                {
                    return exitCode;
                }

                if (shell.Interrupts.IsTerminated)
                {
                    return ExitCode.Cancelled;
                }

                if (copies.NeedsAnotherDisc)
                {
                    named = copies.WaitForDisc(i + 1, () => Open(name!));
                }
            }
        }
        finally
        {
            named?.Dispose();
            _trace?.TellFailure();
        }
    }

    private async Task<int> RecordAsync(Drive drive, Album album, string? newDisc, bool isLast)
    {
        try
        {
            return await RecordOnAsync(drive, album, newDisc, isLast);
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
        }
    }

    private async Task<int> RecordOnAsync(Drive drive, Album album, string? newDisc, bool isLast)
    {
        CancellationToken stop = shell.Interrupts.Stop;
        drive.RequireFree();
        BurnPlan plan = drive.Plan(album, WithOffset(drive));
        _output.Plan(drive.Entry, plan);
        foreach (string notice in plan.Notices)
        {
            _output.Notice(notice);
        }

        if (plan.Problems.Count > 0)
        {
            throw new AggregateException(plan.Problems);
        }

        if (drive.Entry.IsReal)
        {
            Confirmation.Require(shell, request.Yes, request.Json, PlanText.Fields(drive.Entry, plan));
        }

        stop.ThrowIfCancellationRequested();
        bool isAtOnce = plan.Mode != WriteMode.TrackAtOnce;
        shell.Interrupts.OnFirst = () => _output.Stopping(isAtOnce
            ? "Stopping. Ctrl-C again leaves at once."
            : "Stopping: what is recorded is being closed. Ctrl-C again leaves at once, with the disc open.");
        shell.Interrupts.OnSecond = () => Leaving(drive.Entry.Name);
        shell.Interrupts.OnPostponed = () => _output.Notice("The program was asked to end. It does when this disc is done.");
        try
        {
            BurnResult result = await _output.FollowAsync(plan, progress => drive.BurnAsync(
                plan, isAtOnce && !plan.Options.Simulate ? new Guarded(this, progress) : progress, stop));
            _output.Ended(new BurnEnd(drive.Entry, newDisc, ExitCode.Done) { IsMoreToCome = !isLast }, result);
            return ExitCode.Done;
        }
        catch (BurnCancelledException cancelled)
        {
            _output.Ended(new BurnEnd(drive.Entry, newDisc, ExitCode.Cancelled), cancelled.Result);
            return ExitCode.Cancelled;
        }
        finally
        {
            shell.Interrupts.Warn = null;
            shell.Interrupts.OnFirst = null;
            shell.Interrupts.OnSecond = null;
            shell.Interrupts.OnPostponed = null;
        }
    }

    /// <summary>The options with the write offset of this drive: as given, and then remembered, or as remembered.</summary>
    private BurnOptions WithOffset(Drive drive)
    {
        DriveSettingsFile settings = DriveSettingsFile.Of(shell);
        if (request.WriteOffsetSamples is not { } given)
        {
            return request.Options with { WriteOffsetSamples = settings.WriteOffsetOf(drive.Describe()) ?? 0 };
        }

        DriveDescription description = drive.Describe();
        if (settings.WriteOffsetOf(description) != given)
        {
            settings.Remember(description, given);
            _output.Notice($"The write offset of {Words.Of(description)} is remembered: {given} samples.");
        }

        return request.Options with { WriteOffsetSamples = given };
    }

    private void Leaving(DriveName drive) => shell.Error.WriteLine(
        $"redbook: left at once. The disc may be open: look with 'redbook info', close with 'redbook finalize' (--drive {drive}).");

    private Drive Open(DriveName name)
    {
        Drive drive = shell.Drives.Open(name, CommandTrace.For(shell, request.Verbose, _trace));
        request.Handle(drive);

        // Said once, however many discs are recorded.
        drive.Notify = notice =>
        {
            if (_told.Add(notice))
            {
                _output.Notice(notice);
            }
        };
        return drive;
    }

    private async Task<Album> LookThroughAsync()
    {
        if (request.Image is { } image)
        {
            Album raw = await _output.CheckAsync(1, progress => Album.FromRawImage(
                image, request.Options.RawForm, request.Album, progress, shell.Interrupts.Stop));
            Tell(raw.Notices);
            return raw;
        }

        AlbumInput input = new(shell, request.Files, request.Album);
        input.Find();
        Album album = await _output.CheckAsync(input.Files.Count, progress => input.Read(progress, shell.Interrupts.Stop));
        Tell(input.Notices);
        return album;
    }

    private void Tell(IEnumerable<string> notices)
    {
        foreach (string notice in notices)
        {
            _output.Notice(notice);
        }
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

    /// <summary>From the first sector on, stopping costs the disc: then the first interrupt only warns.</summary>
    private sealed class Guarded(BurnJob job, IProgress<BurnProgress> inner) : IProgress<BurnProgress>
    {
        public void Report(BurnProgress value)
        {
            Interrupts interrupts = job.Interrupts;
            job._session = value.Session;
            interrupts.Warn = value.Phase switch
            {
                BurnPhase.Preparing or BurnPhase.Done => null,

                // Behind a session that another follows nothing is lost.
                BurnPhase.Closing when value.Session < value.SessionCount => null,
                BurnPhase.Closing => interrupts.Warn ?? job.Warn,
                _ => job.Warn,
            };
            inner.Report(value);
        }
    }

    private Interrupts Interrupts => shell.Interrupts;

    private void Warn() => _output.Warning(
        $"{(_session > 1 ? $"Session {_session}" : "The disc")} will be lost if you stop now. Ctrl-C again within {Interrupts.WarningTime.TotalSeconds:0} s stops; else the recording goes on.");
}
