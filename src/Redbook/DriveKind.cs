namespace Redbook;

/// <summary>What a drive's name names.</summary>
public enum DriveKind
{
    /// <summary>The recorder in software with a virtual disc in it.</summary>
    Virtual = 0,

    /// <summary>A device file of Linux, such as <c>/dev/sr0</c>.</summary>
    DeviceFile = 1,

    /// <summary>A drive letter of Windows, such as <c>D:</c>.</summary>
    DriveLetter = 2,
}
