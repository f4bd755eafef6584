using Microsoft.Win32.SafeHandles;
using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>A disc in a folder: <c>disc.bin</c>, <c>disc.cue</c> and <c>disc.json</c>.</summary>
/// <remarks>
/// Safe against the end of the process at any instant: the main channel is only ever appended to, the state is replaced
/// as a whole and after the sectors it speaks of, and the sheet, which follows from the state, comes last. How long an
/// open track is follows from the length of <c>disc.bin</c>, so that no file but that one changes between the first
/// sector of a track and its end.
/// </remarks>
internal sealed class FolderStore : IDiscStore
{
    public const string StateName = "disc.json";
    public const string MainChannelName = "disc.bin";
    public const string SheetName = "disc.cue";
    public const string TextName = "disc.cdt";
    public const string SubChannelName = "disc.sub";
    public const string FirstPregapName = "disc.pre";

    private readonly FolderLock _lock;
    private SafeFileHandle? _mainChannel;

    private FolderStore(string path, Lba leadInStart, FolderLock folderLock)
    {
        Path = path;
        _lock = folderLock;
        SubChannel = new ChannelFile(System.IO.Path.Combine(path, SubChannelName), leadInStart, CdSector.SubchannelBytes);
        FirstPregap = new ChannelFile(System.IO.Path.Combine(path, FirstPregapName), Lba.FirstPregap, CdSector.AudioBytes);
    }

    public string Path { get; }

    public Lba End { get; private set; }

    public ISectorChannel SubChannel { get; }

    public ISectorChannel FirstPregap { get; }

    private string MainChannelPath => System.IO.Path.Combine(Path, MainChannelName);

    /// <summary>Makes the folder of a blank disc.</summary>
    /// <exception cref="VirtualDiscException">It exists and is not empty, or cannot be made.</exception>
    public static FolderStore Create(string path, DiscState state)
    {
        path = FullPath(path);
        FolderStore? store = null;
        try
        {
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            {
                throw new VirtualDiscException(VirtualDiscFailure.AlreadyExists, path,
                    $"A new virtual disc cannot be made at {path}: there is something already.");
            }

            Directory.CreateDirectory(path);
            store = new FolderStore(path, LeadInStart(state), FolderLock.Acquire(path));
            store.Save(state);
            return store;
        }
        catch (Exception failure) when (failure is (IOException or UnauthorizedAccessException) and not VirtualDiscException)
        {
            store?.Dispose();
            throw new VirtualDiscException(VirtualDiscFailure.Access, path,
                $"A new virtual disc cannot be made at {path}: {failure.Message}", failure);
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }

    /// <summary>Opens the folder of a disc; damage is reported before anything is changed.</summary>
    /// <exception cref="VirtualDiscException">There is no disc, it is damaged, or another recorder has it.</exception>
    public static FolderStore Open(string path, out DiscState state)
    {
        path = FullPath(path);
        FolderStore? store = null;
        try
        {
            // Once without the lock, so that a damaged or foreign folder is left exactly as it was; and once with it,
            // because the disc may have changed in between.
            (state, _) = Load(path);
            store = new FolderStore(path, LeadInStart(state), FolderLock.Acquire(path));
            (state, store.End) = Load(path);
            store.RefreshSheet(state);
            return store;
        }
        catch (Exception failure) when (failure is (IOException or UnauthorizedAccessException) and not VirtualDiscException)
        {
            store?.Dispose();
            throw new VirtualDiscException(VirtualDiscFailure.Access, path,
                $"The virtual disc at {path} cannot be read: {failure.Message}", failure);
        }
        catch
        {
            store?.Dispose();
            throw;
        }
    }

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        RandomAccess.Write(MainChannel(), sectors, Offset(start));
        End = new Lba(Math.Max(End.Value, start.Value + (sectors.Length / CdSector.AudioBytes)));
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        long offset = Offset(start);
        int kept = (int)Math.Clamp(Offset(End) - offset, 0, sectors.Length);
        for (Span<byte> rest = sectors[..kept]; !rest.IsEmpty;)
        {
            int count = RandomAccess.Read(MainChannel(), rest, offset);
            if (count == 0)
            {
                throw new EndOfStreamException($"{MainChannelPath} has become shorter than it was.");
            }

            offset += count;
            rest = rest[count..];
        }

        sectors[kept..].Clear();
    }

    public void SetEnd(Lba end)
    {
        if (end > End)
        {
            // Behind the last whole sector the file may hold half of one that was on its way when a process ended: what
            // is added must be silence.
            RandomAccess.SetLength(MainChannel(), Offset(End));
        }

        RandomAccess.SetLength(MainChannel(), Offset(end));
        End = end;
    }

    public void Flush()
    {
        if (_mainChannel is not null)
        {
            RandomAccess.FlushToDisk(_mainChannel);
        }

        SubChannel.Flush();
        FirstPregap.Flush();
    }

    public void Save(DiscState state)
    {
        AtomicFile.Replace(System.IO.Path.Combine(Path, StateName), DiscDocument.Write(state));
        RefreshSheet(state);
    }

    public void Dispose()
    {
        _mainChannel?.Dispose();
        _mainChannel = null;
        SubChannel.Dispose();
        FirstPregap.Dispose();
        _lock.Dispose();
    }

    private static string FullPath(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    }

    private static Lba LeadInStart(DiscState state) => Lba.FromAbsoluteMsf(state.Medium.LeadInStart);

    private static long Offset(Lba address) => (long)address.Value * CdSector.AudioBytes;

    private static (DiscState State, Lba End) Load(string path)
    {
        FileInfo stateFile = new(System.IO.Path.Combine(path, StateName));
        if (!stateFile.Exists)
        {
            bool isDisc = File.Exists(System.IO.Path.Combine(path, MainChannelName))
                || File.Exists(System.IO.Path.Combine(path, FolderLock.LockName));
            throw isDisc
                ? Damaged(path, $"{StateName} is missing.")
                : new VirtualDiscException(VirtualDiscFailure.NotFound, path, $"There is no virtual disc at {path}.");
        }

        if (stateFile.Length > DiscDocument.MaxBytes)
        {
            throw Damaged(path, $"{StateName} is too long: {stateFile.Length} bytes.");
        }

        DiscState state;
        try
        {
            state = DiscDocument.Read(File.ReadAllBytes(stateFile.FullName));
        }
        catch (DiscDocumentException unreadable)
        {
            throw unreadable.IsUnknownVersion
                ? new VirtualDiscException(VirtualDiscFailure.UnknownVersion, path,
                    $"The virtual disc at {path} was written by a later version: {unreadable.Message}", unreadable)
                : Damaged(path, $"{StateName}: {unreadable.Message}", unreadable);
        }

        FileInfo mainChannel = new(System.IO.Path.Combine(path, MainChannelName));
        Lba needed = NeededEnd(state);
        if (!mainChannel.Exists && state.LastTrack is not null)
        {
            throw Damaged(path, $"{MainChannelName} is missing.");
        }

        long bytes = mainChannel.Exists ? mainChannel.Length : 0;
        if (bytes < Offset(needed))
        {
            throw Damaged(path, $"{MainChannelName} is cut off: {bytes} bytes of at least {Offset(needed)}.");
        }

        FileInfo subChannel = new(System.IO.Path.Combine(path, SubChannelName));
        if (state.Sessions.Any(static session => session.SubChannel != KeptSubChannel.None)
            && (!subChannel.Exists || subChannel.Length < CdSector.SubchannelBytes))
        {
            throw Damaged(path, $"{SubChannelName} is {(subChannel.Exists ? "cut off" : "missing")}.");
        }

        // A last sector that is not whole was never recorded. What lies behind the state's last sector was being
        // written when the process ended, before the state could say so; it was never confirmed either.
        Lba end = state.OpenTrack is null ? needed : new Lba((int)Math.Min(bytes / CdSector.AudioBytes, Lba.MaxValue));
        return (state, end);
    }

    // The last sector that the state vouches for.
    private static Lba NeededEnd(DiscState state) => state.LastTrack switch
    {
        null => Lba.Zero,
        { End: { } end } => end,
        var open => open.Start,
    };

    private static VirtualDiscException Damaged(string path, string what, Exception? cause = null) => new(
        VirtualDiscFailure.Damaged, path, $"The virtual disc at {path} is damaged: {what} Nothing was changed.", cause);

    private SafeFileHandle MainChannel() => _mainChannel ??= OpenMainChannel();

    private SafeFileHandle OpenMainChannel()
    {
        try
        {
            return File.OpenHandle(
                MainChannelPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, FileOptions.None);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw new IOException(denied.Message, denied);
        }
    }

    // Sheet and text are a convenience for other programs and follow from the state: a disc is never refused for them.
    private void RefreshSheet(DiscState state)
    {
        byte[] text = DiscSheet.Text(state);
        Refresh(TextName, text);
        Refresh(SheetName, state.LastTrack is null
            ? []
            : DiscSheet.Write(state, End, MainChannelName, text.Length == 0 ? null : TextName));
    }

    // What is empty is not there.
    private void Refresh(string name, byte[] content)
    {
        string path = System.IO.Path.Combine(Path, name);
        try
        {
            if (content.Length == 0)
            {
                File.Delete(path);
            }
            else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                AtomicFile.Replace(path, content);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Written again with the next change of state, or when the disc is opened next.
        }
    }
}
