using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>The claim on a drive: the block device opened exclusively (the generic one where there is no other).</summary>
internal sealed class NodeClaim(DriveNode node, MachineRoots roots) : IDisposable
{
    private readonly MountTable _mounts = new(roots);
    private readonly ClaimCount _count = new(node.Path);

    /// <summary>Whether it is held.</summary>
    public bool IsHeld => _count.IsHeld;

    /// <summary>What holds the claim; commands may go through it too.</summary>
    public DescriptorHandle? Descriptor { get; private set; }

    /// <summary>Where the disc is mounted.</summary>
    public IReadOnlyList<string> MountPoints => _mounts.PlacesOf(node.DeviceNumber);

    /// <summary>Who holds the drive; <see langword="null"/> when it is free.</summary>
    public string? Owner
    {
        get
        {
            if (_count.Owner is { } name)
            {
                return name;
            }

            if (MountPoints is [var place, ..])
            {
                return $"a file system mounted at {place}";
            }

            // Claiming a block device for a moment disturbs nobody; on a generic one it would.
            if (node.BlockPath is null)
            {
                return null;
            }

            using DescriptorHandle? probe = OpenExclusive(out int error);
            return probe is null && error == LibC.Busy ? OtherProgram() : null;
        }
    }

    /// <summary>Takes the drive, or counts once more.</summary>
    /// <exception cref="ScsiTransportException">It is gone, this user may not, or its disc cannot be unmounted.</exception>
    public bool TryTake(string clientName, bool force)
    {
        if (!_count.IsHeld)
        {
            if (MountPoints.Count > 0)
            {
                if (!force)
                {
                    return false;
                }

                new Unmounting(roots).Unmount(node);
            }

            Descriptor = OpenExclusive(out int error);
            if (Descriptor is null)
            {
                return error == LibC.Busy ? false : throw DeviceOpening.Refusal(node, node.Path, error);
            }
        }

        _count.Add(clientName);
        return true;
    }

    /// <summary>Counts one less; at zero the drive is free.</summary>
    public void Release()
    {
        if (_count.Remove())
        {
            Close();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_count.RemoveAll())
        {
            Close();
        }
    }

    private void Close()
    {
        Descriptor?.Dispose();
        Descriptor = null;
    }

    private DescriptorHandle? OpenExclusive(out int error) =>
        DeviceOpening.TryOpen(node, node.Path, exclusively: true, out error);

    private string OtherProgram() => new NodeHolders(roots).FirstOf(node) ?? "another program";
}
