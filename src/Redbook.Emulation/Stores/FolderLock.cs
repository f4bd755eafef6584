using System.Diagnostics;
using System.Text;

namespace Redbook.Emulation.Stores;

/// <summary>Keeps a disc's folder for one process. The operating system lets go when the process ends, however it ends.</summary>
/// <remarks>Two files, because a locked one cannot be read by others everywhere: the lock proper, which stays behind
/// empty, and who holds it.</remarks>
internal sealed class FolderLock : IDisposable
{
    public const string LockName = "disc.lock";
    public const string OwnerName = "disc.owner";

    private const int MaxOwnerBytes = 1024;
    private readonly FileStream _lock;
    private readonly string _ownerPath;

    private FolderLock(FileStream held, string ownerPath)
    {
        _lock = held;
        _ownerPath = ownerPath;
    }

    /// <summary>Takes the folder for this process.</summary>
    /// <exception cref="VirtualDiscException">Another recorder has the disc, in this process or another.</exception>
    /// <exception cref="IOException">The lock file cannot be made.</exception>
    public static FolderLock Acquire(string folder)
    {
        string lockPath = Path.Combine(folder, LockName);
        string ownerPath = Path.Combine(folder, OwnerName);
        FileStream? held = null;
        try
        {
            held = new FileStream(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            TellOwner(ownerPath);
            return new FolderLock(held, ownerPath);
        }
        catch (IOException) when (held is null && File.Exists(lockPath))
        {
            string owner = ReadOwner(ownerPath);
            throw new VirtualDiscException(VirtualDiscFailure.InUse, folder,
                $"The virtual disc at {folder} is in use by {owner}.") { Owner = owner };
        }
        catch
        {
            held?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        AtomicFile.TryDelete(_ownerPath);
        _lock.Dispose();
    }

    // Where there is no room for the name, others are told of another program: a disc opens on a full file system too.
    private static void TellOwner(string path)
    {
        try
        {
            AtomicFile.Replace(path, Encoding.UTF8.GetBytes(ThisProcess()));
        }
        catch (IOException)
        {
            AtomicFile.TryDelete(path);
        }
    }

    private static string ThisProcess()
    {
        string program = Path.GetFileNameWithoutExtension(Environment.ProcessPath) ?? "a program";
        if (string.Equals(program, "dotnet", StringComparison.OrdinalIgnoreCase))
        {
            program = Process.GetCurrentProcess().ProcessName is { Length: > 0 } and not "dotnet" and var name
                ? name
                : AppDomain.CurrentDomain.FriendlyName;
        }

        return $"{program} (process {Environment.ProcessId})";
    }

    private static string ReadOwner(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            byte[] text = new byte[MaxOwnerBytes];
            string owner = Encoding.UTF8.GetString(text, 0, file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false));
            return owner.Length == 0 ? "another program" : owner;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "another program";
        }
    }
}
