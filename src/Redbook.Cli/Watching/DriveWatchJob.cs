using System.Globalization;
using System.Threading.Channels;
using Redbook.Cli.Commands;
using Redbook.Cli.Output;

namespace Redbook.Cli.Watching;

/// <summary>Tells of drives and discs that come and go, until the user says stop.</summary>
internal sealed class DriveWatchJob(Shell shell, bool json)
{
    private readonly HashSet<(DriveName Name, string Id)> _known = [];
    private readonly JsonOutput _events = new(shell.Out);

    public async Task<int> RunAsync()
    {
        Channel<EventArgs> happened = Channel.CreateUnbounded<EventArgs>(new UnboundedChannelOptions { SingleReader = true });
        EventHandler<DriveListChangedEventArgs> onDrive = (_, change) => happened.Writer.TryWrite(change);
        EventHandler<DiscChangedEventArgs> onDisc = (_, change) => happened.Writer.TryWrite(change);
        shell.Interrupts.IsAwaited = true;
        shell.Drives.Changed += onDrive;
        shell.Drives.DiscChanged += onDisc;
        try
        {
            // Listed only now: what comes from here on is told, and nothing is told twice.
            IReadOnlyList<DriveEntry> drives = shell.Drives.List();
            _known.UnionWith(drives.Select(KeyOf));
            DrivesCommand.Run(shell, drives, json);
            Begin(drives.Count);
            await foreach (EventArgs change in happened.Reader.ReadAllAsync(shell.Interrupts.Stop))
            {
                Tell(change);
            }
        }
        catch (OperationCanceledException)
        {
            // The one way to end.
        }
        finally
        {
            shell.Drives.Changed -= onDrive;
            shell.Drives.DiscChanged -= onDisc;
            shell.Interrupts.IsAwaited = false;
        }

        if (json)
        {
            _events.Write(new JsonEvents.WatchDone("done", ExitCode.Done), JsonEventsContext.Default.WatchDone);
        }

        return ExitCode.Done;
    }

    private static (DriveName Name, string Id) KeyOf(DriveEntry drive) => (drive.Name, drive.Id);

    private void Begin(int count)
    {
        if (json)
        {
            _events.Write(new JsonEvents.Watching("watching", count), JsonEventsContext.Default.Watching);
        }
        else
        {
            TextOutput.For(shell).Note("Watching for drives and discs. Ctrl-C ends it.");
        }
    }

    private void Tell(EventArgs change)
    {
        switch (change)
        {
            case DriveListChangedEventArgs { IsAdded: true } drive when _known.Add(KeyOf(drive.Entry)):
                Tell(drive.Entry, "driveAdded", "A drive came");
                break;
            case DriveListChangedEventArgs { IsAdded: false } drive when _known.Remove(KeyOf(drive.Entry)):
                Tell(drive.Entry, "driveRemoved", "A drive went");
                break;
            // What a new drive holds is told of before the drive itself: it comes with its disc.
            case DiscChangedEventArgs disc when _known.Any(drive => drive.Name == disc.Entry.Name):
                Tell(disc);
                break;
        }
    }

    private void Tell(DriveEntry drive, string name, string words)
    {
        if (json)
        {
            _events.Write(
                new JsonEvents.DriveListed(name, drive.Name.ToString(), drive.Id, drive.IsReal, drive.VolumePathNames),
                JsonEventsContext.Default.DriveListed);
        }
        else
        {
            Line($"{words}: {drive.Name}{(drive.IsReal ? $" ({drive.Id})" : "")}");
        }
    }

    private void Tell(DiscChangedEventArgs disc)
    {
        (string name, string words) = disc.Change switch
        {
            DiscChange.Inserted => ("inserted", "A disc was put in"),
            DiscChange.Removed => ("removed", "The disc was taken out"),
            DiscChange.EjectRequested => ("ejectRequested", "The eject button was pressed"),
            _ => ("changed", "A disc was put in or taken out"),
        };
        if (json)
        {
            _events.Write(
                new JsonEvents.DiscChanged("discChanged", disc.Entry.Name.ToString(), disc.Entry.IsReal, name),
                JsonEventsContext.Default.DiscChanged);
        }
        else
        {
            Line($"{words}: {disc.Entry.Name}");
        }
    }

    private void Line(string text) => TextOutput.For(shell).Line(
        $"{shell.Clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture)}  {text}");
}
