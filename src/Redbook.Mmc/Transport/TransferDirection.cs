namespace Redbook.Mmc.Transport;

/// <summary>Which way the data phase of a command goes.</summary>
public enum TransferDirection
{
    /// <summary>No data phase.</summary>
    None = 0,

    /// <summary>From the drive to the host.</summary>
    FromDevice = 1,

    /// <summary>From the host to the drive.</summary>
    ToDevice = 2,
}
