using System.Text;
using Redbook.Testing;

namespace Redbook.Transport.Linux.Tests;

/// <summary>A tree of files as sysfs, procfs and devtmpfs show drives.</summary>
internal sealed class FakeMachine : IDisposable
{
    private readonly TempFolder _folder = new();

    public FakeMachine()
    {
        Roots = new MachineRoots(Sub("sys"), Sub("proc"), Sub("dev"));
        Sub("sys/class/block");
        Sub("sys/class/scsi_generic");
        Sub("proc/self");
        Mounts("");
    }

    public MachineRoots Roots { get; }

    public LinuxDrives Drives => new(Roots);

    public string Dev(string name) => Path.Combine(Roots.Dev, name);

    /// <summary>A SCSI device at a place, with the names that its drivers give it.</summary>
    public void Device(
        string place, string? block = null, string? generic = null, string type = "5",
        string vendor = "MAKER   ", string model = "CD-RW 52X       ", string? serial = null)
    {
        string device = Sub($"sys/devices/{place}");
        File.WriteAllText(Path.Combine(device, "type"), type + "\n");
        File.WriteAllText(Path.Combine(device, "vendor"), vendor + "\n");
        File.WriteAllText(Path.Combine(device, "model"), model + "\n");
        if (serial is not null)
        {
            byte[] page = [5, 0x80, 0, (byte)serial.Length, .. Encoding.ASCII.GetBytes(serial)];
            File.WriteAllBytes(Path.Combine(device, "vpd_pg80"), page);
        }

        if (block is not null)
        {
            string own = Sub($"sys/devices/{place}/block/{block}");
            File.WriteAllText(Path.Combine(own, "dev"), $"11:{block[2..]}\n");
            File.CreateSymbolicLink(Path.Combine(own, "device"), device);
            Sub($"sys/devices/{place}/block/{block}/queue");
            File.CreateSymbolicLink(Path.Combine(Roots.Sys, "class/block", block), own);
        }

        if (generic is not null)
        {
            string own = Sub($"sys/devices/{place}/scsi_generic/{generic}");
            File.CreateSymbolicLink(Path.Combine(own, "device"), "../../../" + Path.GetFileName(place));
            File.CreateSymbolicLink(Path.Combine(Roots.Sys, "class/scsi_generic", generic), own);
        }
    }

    public void Queue(string place, string block, string file, string value) =>
        File.WriteAllText(Path.Combine(Roots.Sys, "devices", place, "block", block, "queue", file), value + "\n");

    public void Mounts(string text) => File.WriteAllText(Path.Combine(Roots.Proc, "self/mountinfo"), text);

    public void Dispose() => _folder.Dispose();

    private string Sub(string path)
    {
        string full = Path.Combine(_folder.Root, path);
        Directory.CreateDirectory(full);
        return full;
    }
}
