namespace Redbook.Mmc.Transport;

/// <summary>A transport whose drive can be taken for one owner, so that other programs are kept away.</summary>
/// <remarks>Counted: each successful <see cref="TryAcquire"/> needs its <see cref="Release"/>; disposing the transport
/// releases what is left.</remarks>
public interface IExclusiveAccess
{
    /// <summary>The name given by the present owner, ours or another's; <see langword="null"/> when free.</summary>
    string? Owner { get; }

    /// <summary>Takes the drive, or adds one to the count when this transport has it already.</summary>
    /// <param name="clientName">Shown to others as the owner.</param>
    /// <param name="force">Take it even if a mounted file system has to be left behind.</param>
    /// <returns><see langword="false"/> when another holds it; <see cref="Owner"/> tells who.</returns>
    bool TryAcquire(string clientName, bool force);

    /// <summary>Takes one from the count; the drive is free again at zero.</summary>
    void Release();
}
