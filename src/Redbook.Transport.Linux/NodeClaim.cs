using System.Collections.Concurrent;
using Redbook.Mmc.Transport;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux;

/// <summary>The claim on a drive: the block device opened exclusively (the generic one where there is no other).</summary>
internal sealed class NodeClaim(DriveNode node, MachineRoots roots) : IDisposable
{
    /// <summary>Who of this process has which drive; the kernel keeps no names.</summary>
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    private readonly MountTable _mounts = new(roots);

    /// <summary>How often it is held.</summary>
    public int Count { get; private set; }

    /// <summary>What holds the claim; commands may go through it too.</summary>
    public DescriptorHandle? Descriptor { get; private set; }

    /// <summary>Where the disc is mounted.</summary>
    public IReadOnlyList<string> MountPoints => _mounts.PlacesOf(node.DeviceNumber);

    /// <summary>Who holds the drive; <see langword="null"/> when it is free.</summary>
    public string? Owner
    {
        get
        {
            if (Names.TryGetValue(node.Path, out string? name))
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
        if (Count == 0)
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

            Names[node.Path] = clientName;
        }

        Count++;
        return true;
    }

    /// <summary>Counts one less; at zero the drive is free.</summary>
    public void Release()
    {
        if (Count > 0 && --Count == 0)
        {
            Names.TryRemove(node.Path, out _);
            Descriptor?.Dispose();
            Descriptor = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Count = Math.Min(Count, 1);
        Release();
    }

    private DescriptorHandle? OpenExclusive(out int error) =>
        DescriptorHandle.TryOpen(node.Path, LibC.ReadWrite | LibC.NonBlocking | LibC.Exclusive, out error);

    private string OtherProgram() => new NodeHolders(roots).FirstOf(node) ?? "another program";
}
