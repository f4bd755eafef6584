using Redbook.Awake;
using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Recording;
using Redbook.Transport.Linux;
using Redbook.Transport.Windows;

namespace Redbook;

/// <summary>The drives that a program can use: the real ones of the machine, then the virtual ones that the program or
/// the user registered.</summary>
/// <remarks>
/// Safe to use from several threads. Nothing here ever records: a drive is used only when it is opened by its name.
/// </remarks>
public sealed class Drives
{
    /// <summary>The variable of the environment that registers virtual drives: <c>virtual:PATH</c> or <c>PATH</c>,
    /// several separated as in <c>PATH</c> (a colon on Unix, a semicolon on Windows).</summary>
    public const string EnvironmentVariable = "REDBOOK_DRIVES";

    /// <summary>Every way to a real drive that this build has; one line each.</summary>
    private static readonly ITransportEnumerator[] RealTransports =
        OperatingSystem.IsLinux() ? [new LinuxDrives()] : OperatingSystem.IsWindows() ? [new WindowsDrives()] : [];

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ITransportEnumerator> _real;
    private readonly List<Registration> _registered = [];
    private EventHandler<DriveListChangedEventArgs>? _changed;
    private EventHandler<DiscChangedEventArgs>? _discChanged;
    private RealDriveWatch? _watch;
    private DiscWatch? _discWatch;

    /// <summary>A list of its own, apart from <see cref="OfThisMachine"/>.</summary>
    /// <param name="real">The ways to real drives; none for a list of virtual ones only.</param>
    /// <param name="registered">Virtual drives in the form of <see cref="EnvironmentVariable"/>.</param>
    public Drives(IReadOnlyList<ITransportEnumerator> real, string? registered = null)
    {
        ArgumentNullException.ThrowIfNull(real);
        _real = real;
        foreach (string path in SplitPaths(registered, Path.PathSeparator))
        {
            // An entry that names nothing must not take all the others with it.
            string name = path.StartsWith(DriveName.VirtualPrefix, StringComparison.OrdinalIgnoreCase)
                ? path
                : DriveName.VirtualPrefix + path;
            if (DriveName.TryParse(name, out DriveName? parsed))
            {
                Put(parsed, connect: null, volumePathName: null);
            }
        }
    }

    /// <summary>The list that <see cref="Drive.Open(string)"/> and the IMAPI objects use.</summary>
    public static Drives OfThisMachine { get; } =
        new(RealTransports, Environment.GetEnvironmentVariable(EnvironmentVariable));

    /// <summary>Whether <see cref="Drive.KeepsAwake"/> is on for the drives that are opened from this list, and the computer
    /// stays awake while a real one is taken by <see cref="Claim"/>.</summary>
    public bool KeepsAwake { get; init; } = true;

    /// <summary>The computer that is kept awake.</summary>
    internal IComputer Computer { get; init; } = ThisComputer.Instance;

    /// <summary>Raised after a drive came on the list or went from it: for a virtual one on the thread that registered
    /// it, for a real one on a thread of its own. Real drives are watched while a handler is attached.</summary>
    public event EventHandler<DriveListChangedEventArgs>? Changed
    {
        add
        {
            lock (_gate)
            {
                _changed += value;
                _watch ??= _changed is null ? null : new RealDriveWatch(_real, ListReal, Raise);
            }
        }

        remove
        {
            RealDriveWatch? unwatched = null;
            lock (_gate)
            {
                _changed -= value;
                if (_changed is null)
                {
                    (unwatched, _watch) = (_watch, null);
                }
            }

            unwatched?.Dispose();
        }
    }

    /// <summary>Raised, on a thread of its own, after something happened to the disc in a drive of the list: in a real one as
    /// far as the system tells of it by itself, in a virtual one when the disc was taken out of it or put back. No drive is
    /// asked, so that nobody's recording is disturbed. Discs are watched while a handler is attached.</summary>
    public event EventHandler<DiscChangedEventArgs>? DiscChanged
    {
        add
        {
            lock (_gate)
            {
                _discChanged += value;
                _discWatch ??= _discChanged is null ? null : new DiscWatch(
                    _real, [.. _registered.Select(static known => known.Entry)], Find, change => _discChanged?.Invoke(this, change));
            }
        }

        remove
        {
            DiscWatch? unwatched = null;
            lock (_gate)
            {
                _discChanged -= value;
                if (_discChanged is null)
                {
                    (unwatched, _discWatch) = (_discWatch, null);
                }
            }

            unwatched?.Dispose();
        }
    }

    /// <summary>The drives there are now: real ones first, then virtual ones in the order of their registration.</summary>
    /// <exception cref="DriveException">The operating system refuses to list its drives.</exception>
    public IReadOnlyList<DriveEntry> List()
    {
        List<DriveEntry> entries = [];
        foreach (ITransportEnumerator enumerator in _real)
        {
            entries.AddRange(ListReal(enumerator));
        }

        lock (_gate)
        {
            entries.AddRange(_registered.Select(static registration => registration.Entry));
        }

        return entries;
    }

    /// <summary>Adds the recorder in software with the virtual disc at <paramref name="path"/> to the list.</summary>
    /// <param name="path">The disc's folder, with or without <c>virtual:</c> before it. It is looked at when the drive
    /// is opened, not now.</param>
    /// <param name="volumePathName">Where programs shall believe its discs to appear, such as <c>D:\</c>.</param>
    /// <returns>The new entry; it takes the place of an earlier one of the same name.</returns>
    public DriveEntry Register(string path, string? volumePathName = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Put(NameOf(path), connect: null, volumePathName);
    }

    /// <summary>Adds a recorder that the program holds itself.</summary>
    /// <param name="name">A virtual name: <c>virtual:</c> and anything.</param>
    /// <param name="connect">Gives a new connection each time it is called; the caller disposes it.</param>
    /// <param name="volumePathName">Where programs shall believe its discs to appear, such as <c>D:\</c>.</param>
    /// <exception cref="ArgumentException">The name is one of a real drive.</exception>
    public DriveEntry Register(DriveName name, Func<IScsiTransport> connect, string? volumePathName = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(connect);
        if (name.IsReal)
        {
            throw new ArgumentException($"{name} names a real drive; only virtual ones are registered.", nameof(name));
        }

        return Put(name, connect, volumePathName);
    }

    /// <summary>Takes a virtual drive off the list; what is open stays open.</summary>
    /// <returns><see langword="false"/> when it was not there.</returns>
    public bool Unregister(DriveName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Registration? removed;
        lock (_gate)
        {
            removed = _registered.Find(registration => registration.Entry.Name == name);
            if (removed is not null)
            {
                _registered.Remove(removed);
                _discWatch?.Remove(name);
            }
        }

        if (removed is not null)
        {
            Raise(new DriveListChangedEventArgs(removed.Entry, isAdded: false));
        }

        return removed is not null;
    }

    /// <summary>The entry of a name. A virtual disc need not be registered to be named.</summary>
    /// <exception cref="DriveException">There is no real drive of that name.</exception>
    public DriveEntry Find(DriveName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.IsReal)
        {
            return Registered(name)?.Entry ?? EntryOfVirtual(name, volumePathName: null);
        }

        ITransportEnumerator enumerator = EnumeratorFor(name);
        return ListReal(enumerator).FirstOrDefault(entry => entry.Name == name)
            ?? new DriveEntry { Name = name, Id = name.Value, IsReal = true };
    }

    /// <summary>Opens the way to a drive, below everything this library knows of recording.</summary>
    /// <returns>The caller disposes it. Connections to the same virtual disc reach the same recorder, so that one can
    /// keep the other out with <see cref="IExclusiveAccess"/>.</returns>
    /// <exception cref="DriveException">There is no such drive, or it cannot be had.</exception>
    public IScsiTransport Connect(DriveName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        try
        {
            return name.IsReal
                ? EnumeratorFor(name).Open(name.Value)
                : Registered(name)?.Connect?.Invoke() ?? SharedRecorders.Connect(
                    name.Value, VirtualDiscDrive.OptionsOf(name), VirtualDiscDrive.IsOut(name.Value));
        }
        catch (ScsiTransportException refused)
        {
            throw DriveErrors.Transport($"opening {name}", refused);
        }
        catch (VirtualDiscException refused)
        {
            throw DriveErrors.VirtualDisc(refused);
        }
    }

    /// <summary>Opens the way to a drive and takes it, as a recording does: other programs are kept out, and the computer is
    /// asked to stay awake where the drive is a real one, until the result is disposed.</summary>
    /// <param name="name">The name.</param>
    /// <param name="options">How it is taken; the defaults when left out.</param>
    /// <returns>The caller disposes it, which gives everything back.</returns>
    /// <exception cref="DriveException">There is no such drive, or it cannot be had: another program holds it, or its disc is
    /// mounted. The message says which, or where.</exception>
    public IScsiTransport Claim(DriveName name, DriveClaimOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new DriveClaimOptions();
        try
        {
            return new ClaimedTransport(
                Connect(name), name.ToString(), options,
                KeepsAwake && name.IsReal ? new StayAwake(Computer, options.Notify) : null);
        }
        catch (RecordingException refused)
        {
            throw DriveErrors.Recording(refused);
        }
    }

    /// <summary>Opens a drive by its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="decorate">Puts something between the drive and what is sent to it, such as a
    /// <see cref="Mmc.Tracing.TracingTransport"/>; it disposes what it is given.</param>
    /// <exception cref="DriveException">There is no such drive, or it cannot be had.</exception>
    public Drive Open(DriveName name, Func<IScsiTransport, IScsiTransport>? decorate = null)
    {
        DriveEntry entry = Find(name);
        IScsiTransport transport = Connect(name);
        return new Drive(entry, decorate is null ? transport : decorate(transport), computer: Computer)
        {
            KeepsAwake = KeepsAwake,
            IsTimed = transport is RecorderConnection { Recorder.Options.Timing: not null },
        };
    }

    /// <summary>Splits a list of paths in which some may bear <c>virtual:</c>, whose colon separates nothing.</summary>
    internal static IEnumerable<string> SplitPaths(string? list, char separator)
    {
        string bare = DriveName.VirtualPrefix[..^1];
        bool afterPrefix = false;
        foreach (string part in (list ?? "").Split(separator, StringSplitOptions.TrimEntries))
        {
            if (separator == ':' && !afterPrefix && part.Equals(bare, StringComparison.OrdinalIgnoreCase))
            {
                afterPrefix = true;
                continue;
            }

            afterPrefix = false;
            if (part.Length > 0)
            {
                yield return part;
            }
        }
    }

    private static DriveName NameOf(string path) =>
        path.StartsWith(DriveName.VirtualPrefix, StringComparison.OrdinalIgnoreCase)
            ? DriveName.Parse(path)
            : DriveName.OfVirtualDisc(path);

    private static DriveEntry EntryOfVirtual(DriveName name, string? volumePathName) => new()
    {
        Name = name,
        Id = name.ToString(),
        VolumePathNames = volumePathName is null ? [] : [volumePathName],
        IsReal = false,
    };

    private static DriveEntry[] ListReal(ITransportEnumerator enumerator)
    {
        try
        {
            return
            [
                .. enumerator.List().Select(static found => new DriveEntry
                {
                    Name = DriveName.Parse(found.DeviceName),
                    Id = found.Id,
                    VolumePathNames = found.VolumePathNames,
                    IsReal = true,
                }),
            ];
        }
        catch (ScsiTransportException refused)
        {
            throw DriveErrors.Transport("listing the drives of this machine", refused);
        }
    }

    private DriveEntry Put(DriveName name, Func<IScsiTransport>? connect, string? volumePathName)
    {
        DriveEntry entry = EntryOfVirtual(name, volumePathName);
        int known;
        lock (_gate)
        {
            known = _registered.FindIndex(registration => registration.Entry.Name == name);
            if (known < 0)
            {
                _registered.Add(new Registration(entry, connect));
                _discWatch?.Add(entry);
            }
            else
            {
                _registered[known] = new Registration(entry, connect);
            }
        }

        if (known < 0)
        {
            Raise(new DriveListChangedEventArgs(entry, isAdded: true));
        }

        return entry;
    }

    private void Raise(DriveListChangedEventArgs change) => _changed?.Invoke(this, change);

    private Registration? Registered(DriveName name)
    {
        lock (_gate)
        {
            return _registered.Find(registration => registration.Entry.Name == name);
        }
    }

    private ITransportEnumerator EnumeratorFor(DriveName name) =>
        _real.FirstOrDefault(enumerator => enumerator.Recognises(name.Value))
        ?? throw new DriveException(
            DriveFailure.NotSupported,
            $"{name} cannot be opened: this build has no way to real drives on {Platform} yet.",
            $"Record on a virtual disc instead: {DriveName.VirtualPrefix}PATH.");

    private static string Platform =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsLinux() ? "Linux" : "this system";

    private sealed record Registration(DriveEntry Entry, Func<IScsiTransport>? Connect);
}
