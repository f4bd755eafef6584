namespace Redbook.Mmc.Transport;

/// <summary>A drive as its operating system names it, before anything was sent to record.</summary>
/// <param name="DeviceName">What <see cref="ITransportEnumerator.Open"/> takes.</param>
/// <param name="Id">A name that stays the same over restarts and unplugging, unique on this machine.</param>
/// <param name="VolumePathNames">Where its discs appear, such as <c>D:\</c>; empty when nowhere.</param>
public sealed record TransportInfo(string DeviceName, string Id, IReadOnlyList<string> VolumePathNames);
