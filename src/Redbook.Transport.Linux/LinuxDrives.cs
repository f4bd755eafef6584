using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

namespace Redbook.Transport.Linux;

/// <summary>The CD drives of a Linux machine.</summary>
/// <remarks>
/// A drive has two device nodes, <c>/dev/sr0</c> and <c>/dev/sg0</c>; it is listed once, by the first where both are
/// there, and either opens it. Listing sends nothing to any drive: it reads what the kernel learnt when the drive
/// appeared, so it is safe while another program records.
/// </remarks>
public sealed class LinuxDrives : ITransportEnumerator, ITransportWatcher, IMediaWatcher
{
    private readonly MachineRoots _roots;
    private readonly DriveNodes _nodes;
    private readonly MountTable _mounts;

    /// <summary>The drives of this machine.</summary>
    public LinuxDrives()
        : this(new MachineRoots())
    {
    }

    internal LinuxDrives(MachineRoots roots) =>
        (_roots, _nodes, _mounts) = (roots, new DriveNodes(roots), new MountTable(roots));

    /// <inheritdoc/>
    public bool Recognises(string deviceName)
    {
        ArgumentNullException.ThrowIfNull(deviceName);
        return deviceName.StartsWith("/dev/", StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<TransportInfo> List() =>
    [
        .. _nodes.Find().Select(node => new TransportInfo(node.Path, node.Id, _mounts.PlacesOf(node.DeviceNumber))),
    ];

    /// <inheritdoc/>
    public IScsiTransport Open(string deviceName)
    {
        ArgumentException.ThrowIfNullOrEmpty(deviceName);
        if (_nodes.Find(deviceName) is not { } node)
        {
            throw new ScsiTransportException(
                TransportFailure.DeviceGone,
                File.Exists(deviceName) ? $"{deviceName} is no CD drive." : $"There is no drive at {deviceName}.");
        }

        // A link such as /dev/cdrom stands for the block device.
        string path = node.IsNamed(deviceName) ? deviceName : node.Path;
        return new SgIoTransport(node, path, DeviceOpening.Open(node, path), _roots);
    }

    /// <inheritdoc/>
    public IDisposable? Watch(Action changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return NodeWatch.TryBegin(_roots.Dev, changed);
    }

    /// <inheritdoc/>
    public IDisposable? WatchMedia(Action<string, MediaEvent> noticed)
    {
        ArgumentNullException.ThrowIfNull(noticed);
        return DiscEvents.OfTheKernel((name, what) => noticed(Path.Combine(_roots.Dev, name), what));
    }
}
