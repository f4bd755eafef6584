using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>One drive. <see cref="InitializeDiscRecorder"/> comes before everything else.</summary>
/// <remarks>Any member that talks to the drive can fail with the device codes of <see cref="ImapiResults"/>
/// (E_IMAPI_RECORDER_…); the exception carries the answer of the drive.</remarks>
[ComVisible(true)]
[Guid("27354133-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscRecorder2
{
    /// <summary>Opens the tray or ejects the disc.</summary>
    /// <exception cref="ImapiException">The drive is locked, refuses, or is gone.</exception>
    [DispId(256)]
    void EjectMedia();

    /// <summary>Closes the tray. Ask <see cref="DeviceCanLoadMedia"/> first: a slot loader cannot.</summary>
    /// <exception cref="ImapiException">The drive is locked, refuses, or is gone.</exception>
    [DispId(257)]
    void CloseTray();

    /// <summary>Takes the drive for this program, or adds one to the count when this object has it already.</summary>
    /// <param name="force">Take it even if a mounted file system cannot be dismounted.</param>
    /// <param name="clientName">Shown to others as the owner: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _
    /// </param>
    /// <exception cref="ImapiException">E_INVALIDARG: no name. E_IMAPI_RECORDER_CLIENT_NAME_IS_NOT_VALID: a name that
    /// breaks the rule. E_IMAPI_RECORDER_LOCKED: another has it.</exception>
    [DispId(258)]
    void AcquireExclusiveAccess(bool force, string clientName);

    /// <summary>Takes one from the count; the drive is free again at zero.</summary>
    /// <exception cref="ImapiException">E_FAIL: this object does not have the drive.</exception>
    [DispId(259)]
    void ReleaseExclusiveAccess();

    /// <summary>Switches media change notification off. Counted.</summary>
    [DispId(260)]
    void DisableMcn();

    /// <summary>Takes one <see cref="DisableMcn"/> back; notification is on again at zero.</summary>
    /// <exception cref="ImapiException">E_FAIL: it is on.</exception>
    [DispId(261)]
    void EnableMcn();

    /// <summary>Ties the object to a drive. A drive that is locked by another is no reason to fail.</summary>
    /// <param name="recorderUniqueId">An id of <see cref="IDiscMaster2"/>, or <c>virtual:PATH</c>.</param>
    /// <exception cref="ImapiException">E_INVALIDARG: no drive has that id.</exception>
    [DispId(262)]
    void InitializeDiscRecorder(string recorderUniqueId);

    /// <summary>The id given to <see cref="InitializeDiscRecorder"/>.</summary>
    [DispId(0)]
    string ActiveDiscRecorder { get; }

    /// <summary>The maker, as the drive says it.</summary>
    [DispId(513)]
    string VendorId { get; }

    /// <summary>The model, as the drive says it.</summary>
    [DispId(514)]
    string ProductId { get; }

    /// <summary>The firmware revision, as the drive says it.</summary>
    [DispId(515)]
    string ProductRevision { get; }

    /// <summary>A name of the volume that is unique on this machine; no drive letter.</summary>
    [DispId(516)]
    string VolumeName { get; }

    /// <summary>Drive letters and mount points (strings), such as <c>D:\</c>.</summary>
    [DispId(517)]
    object[] VolumePathNames { get; }

    /// <summary>Whether the drive can load a disc by itself.</summary>
    [DispId(518)]
    bool DeviceCanLoadMedia { get; }

    /// <summary>A number in the order of installation, from 0. It may change; it identifies nothing.</summary>
    [DispId(519)]
    int LegacyDeviceNumber { get; }

    /// <summary>All features (<see cref="int"/>, <see cref="IMAPI_FEATURE_PAGE_TYPE"/>).</summary>
    [DispId(520)]
    object[] SupportedFeaturePages { get; }

    /// <summary>The features that are current with the disc in the drive.</summary>
    [DispId(521)]
    object[] CurrentFeaturePages { get; }

    /// <summary>All profiles (<see cref="int"/>, <see cref="IMAPI_PROFILE_TYPE"/>).</summary>
    [DispId(522)]
    object[] SupportedProfiles { get; }

    /// <summary>The profiles that are current with the disc in the drive.</summary>
    [DispId(523)]
    object[] CurrentProfiles { get; }

    /// <summary>The mode pages (<see cref="int"/>, <see cref="IMAPI_MODE_PAGE_TYPE"/>).</summary>
    [DispId(524)]
    object[] SupportedModePages { get; }

    /// <summary>The name that the owner of the lock gave; empty when the drive is free.</summary>
    [DispId(525)]
    string ExclusiveAccessOwner { get; }
}
