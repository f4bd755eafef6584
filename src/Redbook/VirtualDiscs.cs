using Redbook.Emulation;

namespace Redbook;

/// <summary>Makes virtual discs: folders that the recorder in software records on.</summary>
public static class VirtualDiscs
{
    /// <summary>The length of a disc when nobody says otherwise.</summary>
    public const int DefaultMinutes = 80;

    /// <summary>Makes a blank CD-R.</summary>
    /// <param name="path">The folder; it must not exist, or be empty.</param>
    /// <param name="minutes">74, 80, 90 or 99.</param>
    /// <returns>The drive it lies in, to be opened by its name.</returns>
    /// <exception cref="ArgumentException">There are no discs of that length.</exception>
    /// <exception cref="DriveException">The folder is taken, or cannot be made.</exception>
    public static DriveEntry Create(string path, int minutes = DefaultMinutes)
    {
        DriveName name = DriveName.OfVirtualDisc(path);
        try
        {
            using VirtualDisc disc = VirtualDisc.Create(name.Value, new MediumOptions { Minutes = minutes });
        }
        catch (VirtualDiscException refused)
        {
            throw DriveErrors.VirtualDisc(refused);
        }

        return Drives.OfThisMachine.Find(name);
    }

    /// <summary>Sectors that a blank disc of so many minutes can take; addresses end at 89:59:74.</summary>
    /// <exception cref="ArgumentException">There are no discs of that length.</exception>
    public static int CapacitySectors(int minutes)
    {
        MediumOptions medium = new() { Minutes = minutes };
        return medium.Validate() is [var reason, ..]
            ? throw new ArgumentException(reason, nameof(minutes))
            : medium.CapacitySectors;
    }
}
