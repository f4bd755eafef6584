using Redbook.Mmc;

namespace Redbook.Recording;

/// <summary>A speed at which a drive writes the disc in it.</summary>
/// <param name="Speed">The speed.</param>
/// <param name="IsCav">Whether the disc turns at constant angular velocity.</param>
public readonly record struct SupportedWriteSpeed(DriveSpeed Speed, bool IsCav);
