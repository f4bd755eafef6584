using Redbook.Mmc.Transport;

namespace Redbook;

/// <summary>An open drive.</summary>
public sealed class Drive : IDisposable
{
    private readonly IScsiTransport _transport;

    internal Drive(DriveEntry entry, IScsiTransport transport) => (Entry, _transport) = (entry, transport);

    /// <summary>What the list of drives says of it.</summary>
    public DriveEntry Entry { get; }

    /// <summary>Opens a drive of <see cref="Drives.OfThisMachine"/>.</summary>
    /// <param name="name"><c>virtual:PATH</c>, <c>/dev/sr0</c> or <c>D:</c>.</param>
    /// <exception cref="DriveException">The name is none, there is no such drive, or it cannot be had.</exception>
    public static Drive Open(string name) => Drives.OfThisMachine.Open(DriveName.Parse(name));

    /// <summary>Lets go of the drive.</summary>
    public void Dispose() => _transport.Dispose();
}
