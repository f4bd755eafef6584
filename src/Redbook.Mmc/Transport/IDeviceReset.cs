namespace Redbook.Mmc.Transport;

/// <summary>A transport that can have its drive reset: settings as after power-on, the tray unlocked, and every host told
/// so.</summary>
public interface IDeviceReset
{
    /// <summary>Resets the drive.</summary>
    /// <returns><see langword="false"/> when this drive cannot be reset from here.</returns>
    bool TryReset();
}
