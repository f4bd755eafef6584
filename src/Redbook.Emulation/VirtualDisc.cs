using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;
using Redbook.Mmc.Responses;

namespace Redbook.Emulation;

/// <summary>A recordable disc in a folder or in memory, to be put into a <see cref="SoftwareRecorder"/>.</summary>
/// <remarks>
/// A folder holds <c>disc.json</c> (what the disc remembers of itself), <c>disc.bin</c> (the main channel from LBA 0 on,
/// 2352 bytes a sector) and <c>disc.cue</c>, which other programs open as it lies there. A process may end at any
/// moment: the disc then opens with all that was recorded. The folder is held from making or opening to
/// <see cref="Dispose"/>; others are told who has it. Members may be used from any thread, also while a recorder
/// records.
/// </remarks>
public sealed class VirtualDisc : IDisposable
{
    private readonly Lock _gate = new();
    private SoftwareRecorder? _drive;
    private bool _isDisposed;

    internal VirtualDisc(DiscState state, IDiscStore store) => Contents = new DiscContents(state, store);

    /// <summary>What was pressed into the disc.</summary>
    public MediumOptions Medium => Contents.State.Medium;

    /// <summary>The folder's full path; null for a disc in memory.</summary>
    public string? Path => Contents.Store.Path;

    /// <summary>Whether the disc is blank, can be added to, or is complete.</summary>
    public DiscStatus Status
    {
        get
        {
            lock (_gate)
            {
                return Contents.Status;
            }
        }
    }

    /// <summary>Power calibrations made on this disc so far.</summary>
    public int PowerCalibrations
    {
        get
        {
            lock (_gate)
            {
                return Contents.State.PowerCalibrations;
            }
        }
    }

    /// <summary>What is recorded now: closed sessions, and an open one with the tracks it has so far.</summary>
    public DiscLayout Layout
    {
        get
        {
            lock (_gate)
            {
                return DiscLayouts.From(Contents.State, Contents.OpenDataEnd);
            }
        }
    }

    /// <summary>Held by the drive the disc lies in, while it works on it.</summary>
    internal Lock Gate => _gate;

    internal DiscContents Contents { get; }

    /// <summary>The recorder it lies in; set by that one.</summary>
    internal ref SoftwareRecorder? DriveField => ref _drive;

    /// <summary>Makes a blank disc in a folder.</summary>
    /// <param name="path">A folder that does not exist yet, or is empty.</param>
    /// <param name="medium">The disc; an 80-minute CD-R when left out.</param>
    /// <exception cref="ArgumentException">There is no such medium; see <see cref="MediumOptions.Validate"/>.</exception>
    /// <exception cref="VirtualDiscException">The folder is not empty or cannot be made.</exception>
    public static VirtualDisc Create(string path, MediumOptions? medium = null)
    {
        DiscState state = Blank(medium);
        return new VirtualDisc(state, FolderStore.Create(path, state));
    }

    /// <summary>Opens the disc in a folder.</summary>
    /// <exception cref="VirtualDiscException">There is no disc, something of it is missing or damaged, or another
    /// recorder has it. Nothing was changed.</exception>
    public static VirtualDisc Open(string path)
    {
        FolderStore store = FolderStore.Open(path, out DiscState state);
        return new VirtualDisc(state, store);
    }

    /// <summary>Makes a blank disc in memory.</summary>
    /// <param name="medium">The disc; an 80-minute CD-R when left out.</param>
    /// <exception cref="ArgumentException">There is no such medium; see <see cref="MediumOptions.Validate"/>.</exception>
    public static VirtualDisc InMemory(MediumOptions? medium = null) => new(Blank(medium), new MemoryStore());

    /// <summary>Reads main-channel sectors as they lie on the disc; what was never recorded reads as silence.</summary>
    /// <param name="start">The first sector, 0 or later.</param>
    /// <param name="sectors">A multiple of 2352 bytes.</param>
    /// <exception cref="ArgumentException">The span does not hold whole sectors.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is negative.</exception>
    /// <exception cref="IOException">The folder could not be read.</exception>
    public void ReadSectors(Lba start, Span<byte> sectors)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start.Value, nameof(start));
        if (sectors.Length % CdSector.AudioBytes != 0)
        {
            throw new ArgumentException($"{sectors.Length} bytes are not whole sectors of {CdSector.AudioBytes}.", nameof(sectors));
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            Contents.Store.Read(start, sectors);
        }
    }

    /// <summary>Says what is wrong, or only unusual, about what is recorded; nothing for most discs.</summary>
    /// <remarks>Of a disc recorded raw the whole sub-channel is read, as a drive would: wrong CRCs, a broken cycle of points, a
    /// missing lead-out, addresses that do not rise.</remarks>
    /// <exception cref="IOException">The folder could not be read.</exception>
    public IReadOnlyList<DiscFinding> Examine()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return DiscExaminer.Examine(Contents);
        }
    }

    /// <summary>Lets go of the folder, or of the memory. A disc in a drive is taken out of it.</summary>
    public void Dispose()
    {
        _drive?.Forget(this);
        lock (_gate)
        {
            if (!_isDisposed)
            {
                _isDisposed = true;
                Contents.Dispose();
            }
        }
    }

    private static DiscState Blank(MediumOptions? medium)
    {
        medium ??= new MediumOptions();
        return medium.Validate() is [var reason, ..]
            ? throw new ArgumentException(reason, nameof(medium))
            : new DiscState { Medium = medium };
    }
}
