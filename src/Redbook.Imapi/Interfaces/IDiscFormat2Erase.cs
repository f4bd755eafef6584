using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>Erases a CD-RW.</summary>
/// <remarks>The order: <see cref="Recorder"/> and <see cref="ClientName"/>, <see cref="FullErase"/> where it is meant,
/// <see cref="EraseMedia"/>. Where an accessor is declared set before get, so it stands in the table of the interface.
/// </remarks>
[ComVisible(true)]
[Guid("27354156-8F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2Erase : IDiscFormat2
{
    /// <summary>The drive. Another one can be attached only after this one was detached by setting it to null.</summary>
    /// <exception cref="ImapiException">E_IMAPI_ERASE_RECORDER_IN_USE, E_IMAPI_ERASE_ONLY_ONE_RECORDER_SUPPORTED,
    /// E_IMAPI_ERASE_RECORDER_NOT_SUPPORTED.</exception>
    [DispId(256)]
    IDiscRecorder2? Recorder { set; get; }

    /// <summary>Whether the whole disc is overwritten; else only what says that there is something on it. False at
    /// first.</summary>
    [DispId(257)]
    bool FullErase { set; get; }

    /// <summary>The medium in the drive. A CD-RW that is closed counts as a CD-ROM, and can be erased all the same: ask
    /// <see cref="IDiscFormat2.IsCurrentMediaSupported"/>.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, or a device code.</exception>
    [DispId(258)]
    IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType { get; }

    /// <summary>The name under which the drive is taken: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _. Must be set
    /// before <see cref="EraseMedia"/>.</summary>
    /// <exception cref="ImapiException">E_INVALIDARG: empty. E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID: other characters,
    /// or too long. E_IMAPI_ERASE_RECORDER_IN_USE: now it is too late.</exception>
    [DispId(259)]
    string ClientName { set; get; }

    /// <summary>Erases the disc, and returns when the drive says that it is blank. Cannot be called off.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, E_IMAPI_ERASE_CLIENT_NAME_IS_NOT_VALID,
    /// …_RECORDER_IN_USE, …_RECORDER_NOT_SUPPORTED, …_MEDIA_IS_NOT_SUPPORTED, …_MEDIA_IS_NOT_ERASABLE,
    /// …_DRIVE_FAILED_SPINUP_COMMAND, …_DISC_INFORMATION_TOO_SMALL, …_MODE_PAGE_2A_TOO_SMALL,
    /// …_DRIVE_FAILED_ERASE_COMMAND, …_TOOK_LONGER_THAN_ONE_HOUR, …_UNEXPECTED_DRIVE_RESPONSE_DURING_ERASE, or a device
    /// code.</exception>
    [DispId(513)]
    void EraseMedia();
}
