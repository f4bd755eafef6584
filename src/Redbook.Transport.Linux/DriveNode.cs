namespace Redbook.Transport.Linux;

/// <summary>One CD drive as the kernel knows it: the same device under one or two names.</summary>
/// <param name="Id">A name that stays the same over restarts, unique on this machine.</param>
/// <param name="BlockPath">The block device, <c>/dev/sr0</c>; <see langword="null"/> where its driver is not
/// loaded.</param>
/// <param name="GenericPath">The generic SCSI device, <c>/dev/sg0</c>; <see langword="null"/> where its driver is not
/// loaded.</param>
/// <param name="DeviceNumber">Major and minor of the block device, <c>11:0</c>.</param>
/// <param name="MaxTransferBytes">The most bytes that one command may move.</param>
internal sealed record DriveNode(
    string Id, string? BlockPath, string? GenericPath, string? DeviceNumber, int MaxTransferBytes)
{
    /// <summary>The name to show: the block device's where there is one.</summary>
    public string Path => BlockPath ?? GenericPath!;

    /// <summary>Whether this is a name of the drive.</summary>
    public bool IsNamed(string path) =>
        string.Equals(path, BlockPath, StringComparison.Ordinal) || string.Equals(path, GenericPath, StringComparison.Ordinal);

    /// <summary>Whether this name of the drive is that of the generic device.</summary>
    public bool IsGeneric(string path) => !string.Equals(path, BlockPath, StringComparison.Ordinal);
}
