using Redbook.Mmc;

namespace Redbook.Emulation.Drive;

/// <summary>The speeds in force, and which there are for a disc.</summary>
internal sealed class SpeedSettings
{
    private readonly DriveProfile _profile;
    private DriveSpeed? _chosenWrite;

    public SpeedSettings(DriveProfile profile)
    {
        _profile = profile;
        Read = MaximumRead;
    }

    public DriveSpeed Read { get; private set; }

    public DriveSpeed MaximumRead => DriveSpeed.NominalForFactor(_profile.ReadSpeed);

    public DriveSpeed MaximumWrite => DriveSpeed.NominalForFactor(_profile.WriteSpeeds.Count == 0 ? 0 : _profile.WriteSpeeds.Max());

    /// <summary>The write speed in force for a disc: the one chosen, as far as the disc allows.</summary>
    public DriveSpeed Write(MediumOptions? medium)
    {
        DriveSpeed[] speeds = Available(medium);
        DriveSpeed fastest = speeds.Length == 0 ? default : speeds[0];
        return _chosenWrite is { } chosen && chosen < fastest ? chosen : fastest;
    }

    /// <summary>The speeds at which the drive can write a disc, the fastest first; all it has when there is no disc.</summary>
    public DriveSpeed[] Available(MediumOptions? medium) =>
    [
        .. _profile.WriteSpeeds
            .Where(factor => medium is null || (factor >= medium.MinimumSpeed && factor <= medium.MaximumSpeed))
            .OrderDescending()
            .Select(DriveSpeed.NominalForFactor),
    ];

    /// <summary>Chooses the fastest speeds that are not above those asked for; FFFFh asks for the fastest there are.</summary>
    /// <returns>False when the drive cannot write this disc as slowly as that, or not at all.</returns>
    public bool TryChoose(int readKilobytesPerSecond, int writeKilobytesPerSecond, MediumOptions? medium)
    {
        DriveSpeed? write = null;
        foreach (DriveSpeed speed in Available(medium))
        {
            if (writeKilobytesPerSecond == 0xFFFF || speed.KilobytesPerSecond <= writeKilobytesPerSecond)
            {
                write = speed;
                break;
            }
        }

        // Zero means that the host does not care about this direction.
        if (write is null && writeKilobytesPerSecond != 0)
        {
            return false;
        }

        _chosenWrite = write ?? _chosenWrite;
        if (readKilobytesPerSecond != 0)
        {
            Read = readKilobytesPerSecond < MaximumRead.KilobytesPerSecond
                ? new DriveSpeed(readKilobytesPerSecond)
                : MaximumRead;
        }

        return true;
    }

    public void ForgetChoice() => _chosenWrite = null;
}
