using System.Security.Cryptography;
using System.Text;

namespace Redbook.Emulation;

/// <summary>The recorders of this process that belong to the folder of a disc: one for each folder, however many
/// connect to it.</summary>
/// <remarks>
/// This is the one piece of state that is shared by the whole process. A folder is a drive with its disc, as a device
/// node is; two objects of one program that name the same folder mean the same drive, as two programs that open the same
/// device node do. A recorder is made with the first connection and goes, its folder let go of, with the last.
/// </remarks>
public static class SharedRecorders
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, Entry> Entries = new(
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>Connects to the recorder with the disc in a folder, which is opened when nobody has it yet.</summary>
    /// <param name="path">The folder of an existing disc.</param>
    /// <param name="options">How the recorder behaves; only the first connection can say.</param>
    /// <param name="isDiscOut">Whether the disc lies beside the recorder, which is then empty; only the first connection can
    /// say.</param>
    /// <exception cref="VirtualDiscException">The disc cannot be opened.</exception>
    public static RecorderConnection Connect(string path, SoftwareRecorderOptions? options = null, bool isDiscOut = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        lock (Gate)
        {
            if (!Entries.TryGetValue(folder, out Entry? entry))
            {
                VirtualDisc disc = VirtualDisc.Open(folder);
                entry = new Entry(new SoftwareRecorder(Numbered(options ?? new(), folder)), disc);
                if (!isDiscOut)
                {
                    entry.Recorder.Insert(disc);
                }

                Entries.Add(folder, entry);
            }

            entry.Connections++;
            return entry.Recorder.Connect().WhenDisposed(() => Leave(folder, entry));
        }
    }

    // Programs tell drives apart by it, and know a drive again: so it is the same whenever the folder is opened.
    private static SoftwareRecorderOptions Numbered(SoftwareRecorderOptions options, string folder)
    {
        if (options.Profile.SerialNumber != DriveProfile.AnySerialNumber)
        {
            return options;
        }

        const int NumberBytes = 6;
        string place = OperatingSystem.IsWindows() ? folder.ToUpperInvariant() : folder;
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(place));
        return options with { Profile = options.Profile with { SerialNumber = Convert.ToHexString(hash, 0, NumberBytes) } };
    }

    private static void Leave(string folder, Entry entry)
    {
        lock (Gate)
        {
            if (--entry.Connections == 0)
            {
                Entries.Remove(folder);
                entry.Recorder.Dispose();
                entry.Disc.Dispose();
            }
        }
    }

    private sealed record Entry(SoftwareRecorder Recorder, VirtualDisc Disc)
    {
        public int Connections { get; set; }
    }
}
