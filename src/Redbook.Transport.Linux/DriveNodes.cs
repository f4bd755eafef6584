using System.Globalization;

namespace Redbook.Transport.Linux;

/// <summary>Finds the CD drives of the machine in sysfs. Not one command is sent: the kernel asked each drive for its
/// identity when it appeared, and shows the answer.</summary>
internal sealed class DriveNodes(MachineRoots roots)
{
    /// <summary>SCSI peripheral device type of a CD or DVD drive.</summary>
    private const string CdDeviceType = "5";

    /// <summary>Taken where the kernel tells no limit: what every adapter takes.</summary>
    private const int SmallestLimitBytes = 64 * 1024;

    /// <summary>More than this in one command gains nothing and makes a cancelled burn wait.</summary>
    private const int LargestUsefulBytes = 512 * 1024;

    /// <summary>All drives, in the order of their names.</summary>
    public IReadOnlyList<DriveNode> Find()
    {
        Dictionary<string, string> generic = Devices("class/scsi_generic", "sg");
        Dictionary<string, string> block = Devices("class/block", "sr");
        List<(string Device, string? Block, string? Generic)> found = [];
        foreach ((string device, string name) in block)
        {
            found.Add((device, name, generic.GetValueOrDefault(device)));
        }

        foreach ((string device, string name) in generic)
        {
            if (!block.ContainsKey(device) && Read(Path.Combine(device, "type")) == CdDeviceType)
            {
                found.Add((device, null, name));
            }
        }

        DriveNode[] nodes =
        [
            .. found
                .Select(entry => Describe(entry.Device, entry.Block, entry.Generic))
                .OrderBy(static node => node.BlockPath is null)
                .ThenBy(static node => node.Path.Length)
                .ThenBy(static node => node.Path, StringComparer.Ordinal),
        ];
        return Distinct(nodes);
    }

    /// <summary>The drive of a name, links such as <c>/dev/cdrom</c> followed.</summary>
    public DriveNode? Find(string deviceName)
    {
        string path = deviceName;
        try
        {
            path = File.ResolveLinkTarget(deviceName, returnFinalTarget: true)?.FullName ?? deviceName;
        }
        catch (IOException)
        {
            // No such file, or a link that leads nowhere: the name itself is looked up.
        }
        catch (UnauthorizedAccessException)
        {
            // A folder on the way may not be read; the name itself is looked up.
        }

        return Find().FirstOrDefault(node => node.IsNamed(path));
    }

    /// <summary>Two drives of one make that tell no serial number are told apart by where they are.</summary>
    private static DriveNode[] Distinct(DriveNode[] nodes) =>
    [
        .. nodes.GroupBy(static node => node.Id, StringComparer.Ordinal).SelectMany(static same => same.Count() == 1
            ? same
            : same.Select(static node => node with { Id = $"{node.Id} at {node.Path}" })),
    ];

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Where a drive hangs, without the numbers that change each time it is plugged in.</summary>
    private static string PlaceOf(string device)
    {
        int devices = device.IndexOf("/devices/", StringComparison.Ordinal);
        string place = devices < 0 ? Path.GetFileName(device) : device[(devices + "/devices/".Length)..];
        IEnumerable<string> steps = place.Split('/').Where(static step =>
            !step.StartsWith("host", StringComparison.Ordinal) && !step.StartsWith("session", StringComparison.Ordinal)
            && !step.StartsWith("target", StringComparison.Ordinal));
        place = string.Join('/', steps);

        // Last comes host:channel:target:unit, and hosts are counted anew at each plugging.
        int last = place.LastIndexOf('/') + 1;
        int host = place.IndexOf(':', last);
        return host < 0 ? place : place[..last] + place[(host + 1)..];
    }

    /// <summary>Device folders by their real path, which is the same for both names of one drive.</summary>
    private Dictionary<string, string> Devices(string folder, string prefix)
    {
        Dictionary<string, string> devices = new(StringComparer.Ordinal);
        string parent = Path.Combine(roots.Sys, folder);
        if (!Directory.Exists(parent))
        {
            return devices;
        }

        foreach (string entry in Directory.EnumerateFileSystemEntries(parent, prefix + "*"))
        {
            string name = Path.GetFileName(entry);
            if (name.Length > prefix.Length && name.AsSpan(prefix.Length).IndexOfAnyExceptInRange('0', '9') < 0
                && RealFolder(Path.Combine(entry, "device")) is { } device)
            {
                devices[device] = name;
            }
        }

        return devices;
    }

    /// <summary>The folder behind all links; <see langword="null"/> when it went while it was looked at.</summary>
    private static string? RealFolder(string path)
    {
        try
        {
            string current = path, resolved = "/";
            foreach (string step in Path.GetFullPath(current).Split('/', StringSplitOptions.RemoveEmptyEntries))
            {
                resolved = Path.Combine(resolved, step);
                resolved = Directory.ResolveLinkTarget(resolved, returnFinalTarget: true)?.FullName ?? resolved;
            }

            return Directory.Exists(resolved) ? resolved : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private DriveNode Describe(string device, string? block, string? generic)
    {
        string make = string.Join(' ', new[] { Read(Path.Combine(device, "vendor")), Read(Path.Combine(device, "model")) }
            .Where(static part => !string.IsNullOrEmpty(part)));
        string identity = Serial(device) ?? PlaceOf(device);
        return new DriveNode(
            make.Length == 0 ? identity : $"{make} {identity}",
            block is null ? null : Path.Combine(roots.Dev, block),
            generic is null ? null : Path.Combine(roots.Dev, generic),
            block is null ? null : Read(Path.Combine(roots.Sys, "class/block", block, "dev")),
            block is null ? SmallestLimitBytes : Limit(Path.Combine(roots.Sys, "class/block", block, "queue")));
    }

    /// <summary>What the kernel keeps of the drive's unit serial number page (80h).</summary>
    private static string? Serial(string device)
    {
        try
        {
            byte[] page = File.ReadAllBytes(Path.Combine(device, "vpd_pg80"));
            string serial = page.Length > 4 ? System.Text.Encoding.ASCII.GetString(page.AsSpan(4)).Trim(' ', '\0') : "";
            return serial.Length > 0 && !serial.Any(char.IsControl) ? serial : null;
        }
        catch (IOException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A command's data is limited by bytes and by the pages that a list can name; one page is lost where it
    /// does not begin on a page.</summary>
    private static int Limit(string queue)
    {
        long bytes = Number(Path.Combine(queue, "max_sectors_kb")) * 1024 ?? SmallestLimitBytes;
        if (Number(Path.Combine(queue, "max_segments")) is { } segments)
        {
            bytes = Math.Min(bytes, Math.Max(segments - 1, 1) * Environment.SystemPageSize);
        }

        return (int)Math.Clamp(bytes, 2048, LargestUsefulBytes);
    }

    private static long? Number(string file) =>
        long.TryParse(Read(file), NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
}
