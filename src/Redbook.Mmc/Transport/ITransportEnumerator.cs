namespace Redbook.Mmc.Transport;

/// <summary>Finds the drives that one operating system (or network) offers, and opens them.</summary>
/// <remarks>Listing asks for nothing but the identity of a drive: it is safe while another program records.</remarks>
public interface ITransportEnumerator
{
    /// <summary>Whether names of this form are opened here, on this machine: <c>/dev/sr0</c>, <c>D:</c>.</summary>
    bool Recognises(string deviceName);

    /// <summary>The drives there are now.</summary>
    IReadOnlyList<TransportInfo> List();

    /// <summary>Opens one drive.</summary>
    /// <exception cref="ScsiTransportException">There is no such drive, or it cannot be had.</exception>
    IScsiTransport Open(string deviceName);
}
