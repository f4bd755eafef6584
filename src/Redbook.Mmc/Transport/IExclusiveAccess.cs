namespace Redbook.Mmc.Transport;

/// <summary>A transport whose drive can be taken for one owner, so that other programs are kept away.</summary>
/// <remarks>Counted: each successful <see cref="TryAcquire"/> needs its <see cref="Release"/>; disposing the transport
/// releases what is left.</remarks>
public interface IExclusiveAccess
{
    /// <summary>The name given by the present owner, ours or another's; <see langword="null"/> when free.</summary>
    string? Owner { get; }

    /// <summary>The folders at which the disc is mounted as a file system, which keeps the drive from being taken without
    /// force; empty where it is not, or where nobody can tell.</summary>
    IReadOnlyList<string> MountPoints => [];

    /// <summary>Takes the drive, or adds one to the count when this transport has it already.</summary>
    /// <param name="clientName">Shown to others as the owner.</param>
    /// <param name="force">Take it even if the disc is mounted: it is unmounted first.</param>
    /// <exception cref="ScsiTransportException">The drive is gone, may not be taken, or its disc cannot be unmounted.
    /// </exception>
    /// <returns><see langword="false"/> when another holds it; <see cref="Owner"/> tells who.</returns>
    bool TryAcquire(string clientName, bool force);

    /// <summary>Takes one from the count; the drive is free again at zero.</summary>
    void Release();
}
