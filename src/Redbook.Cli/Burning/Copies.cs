using Redbook.Cli.Output;

namespace Redbook.Cli.Burning;

/// <summary>Where each of several discs is recorded: on new virtual ones, or in a drive that somebody feeds.</summary>
internal sealed class Copies
{
    private readonly Shell _shell;
    private readonly DriveName? _named;
    private readonly bool _isFolder;
    private readonly string _stem;

    /// <summary>Looks whether the discs can be had.</summary>
    /// <exception cref="UsageException">Somebody must change discs, and nobody is there.</exception>
    public Copies(Shell shell, BurnRequest request, DriveName? named)
    {
        (_shell, _named) = (shell, named);
        _isFolder = named is { IsReal: false } && Directory.Exists(named.Value);
        _stem = $"redbook-{shell.Clock.GetLocalNow():yyyyMMdd-HHmmss}";
        if (request.Copies > 1 && NeedsAnotherDisc && (request.Json || !shell.IsInTerminal || !shell.IsOutTerminal))
        {
            throw new UsageException(
                $"{request.Copies} copies in {named} need somebody who changes the discs, and nobody is there to be asked.",
                "Run it in a terminal, or once for each disc.");
        }
    }

    /// <summary>Whether the drive must be given another disc after each.</summary>
    public bool NeedsAnotherDisc => _named is not null && !_isFolder;

    /// <summary>Makes the virtual disc for a copy.</summary>
    /// <param name="album">What is to go on it.</param>
    /// <param name="copy">The number of the copy, from 1.</param>
    /// <param name="path">The folder of the disc.</param>
    public DriveName NewDisc(Album album, int copy, out string path)
    {
        BurnPlan.RequireFits(album, VirtualDiscs.CapacitySectors(VirtualDiscs.DefaultMinutes));
        path = _isFolder
            ? Free(Path.GetDirectoryName(_named!.Value)!, Path.GetFileNameWithoutExtension(_named.Value), copy)
            : Free(_shell.CurrentFolder, _stem, 1);
        return VirtualDiscs.Create(path).Name;
    }

    /// <summary>Asks for the next disc, and opens the drive again.</summary>
    /// <exception cref="OperationCanceledException">There is none.</exception>
    public Drive WaitForDisc(int copy, Func<Drive> open)
    {
        for (; ; )
        {
            Drive drive = open();
            try
            {
                if (drive.DescribeDisc() is { State: DiscState.Blank, Kind: DiscKind.CdR or DiscKind.CdRw })
                {
                    return drive;
                }

                drive.Eject();
            }
            catch (DriveException)
            {
                // Without a disc there is nothing to say: the next one is asked for.
            }

            drive.Dispose();
            _shell.Out.Write($"Put blank disc {copy} into {_named} and press Enter, or type stop: ");
            _shell.Out.Flush();
            bool wasAwaited = _shell.Interrupts.IsAwaited;
            _shell.Interrupts.IsAwaited = false;
            string? answer = _shell.In.ReadLine();
            _shell.Interrupts.IsAwaited = wasAwaited;
            if (answer is null || Words.IsStop(answer))
            {
                throw new OperationCanceledException($"Stopped before disc {copy}.");
            }
        }
    }

    private static string Free(string folder, string stem, int from)
    {
        string path = Path.Combine(folder, from <= 1 ? $"{stem}.disc" : $"{stem}-{from}.disc");
        for (int i = Math.Max(from, 1) + 1; Path.Exists(path); i++)
        {
            path = Path.Combine(folder, $"{stem}-{i}.disc");
        }

        return path;
    }
}
