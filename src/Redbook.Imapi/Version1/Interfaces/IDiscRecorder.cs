using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>One recorder. It answers whether or not it is the active one, and while tracks are staged.</summary>
/// <remarks>Every member: IMAPI_E_NOTINITIALIZED on an object that does not come from an enumeration.</remarks>
[ComVisible(true)]
[Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IDiscRecorder
{
    /// <summary>For the system's own use.</summary>
    /// <param name="pbyUniqueID">An identifier.</param>
    /// <param name="nulIDSize">Its size.</param>
    /// <param name="nulDriveNumber">A number.</param>
    /// <exception cref="ImapiException">E_NOTIMPL, always.</exception>
    void Init(byte[] pbyUniqueID, uint nulIDSize, uint nulDriveNumber);

    /// <summary>The identifier of the device: 16 bytes, the same over restarts.</summary>
    /// <param name="pbyUniqueID">Takes it; null with size 0 asks for the size.</param>
    /// <param name="ulBufferSize">Bytes there is room for.</param>
    /// <param name="pulReturnSizeRequired">16.</param>
    /// <returns>S_OK; IMAPI_S_BUFFER_TO_SMALL, a code of success: nothing was stored.</returns>
    [PreserveSig]
    int GetRecorderGUID(byte[]? pbyUniqueID, uint ulBufferSize, out uint pulReturnSizeRequired);

    /// <summary>What the drive can do.</summary>
    /// <param name="fTypeCode">One of <see cref="RECORDER_TYPES"/>.</param>
    void GetRecorderType(out int fTypeCode);

    /// <summary>Names to be shown.</summary>
    /// <param name="pbstrVendorID">The maker.</param>
    /// <param name="pbstrProductID">The model.</param>
    /// <param name="pbstrRevision">The firmware.</param>
    void GetDisplayNames(ref string? pbstrVendorID, ref string? pbstrProductID, ref string? pbstrRevision);

    /// <summary>Maker, model and firmware in one word; equal for all drives of a model.</summary>
    /// <param name="pbstrBasePnPID">It.</param>
    void GetBasePnPID(out string pbstrBasePnPID);

    /// <summary>The device: <c>/dev/sr0</c>, <c>D:</c> or <c>virtual:PATH</c>.</summary>
    /// <param name="pbstrPath">It.</param>
    void GetPath(out string pbstrPath);

    /// <summary>A copy of the properties. What is changed in it has no effect before
    /// <see cref="SetRecorderProperties"/>.</summary>
    /// <param name="ppPropStg">A <see cref="RecorderPropertyStorage"/>.</param>
    void GetRecorderProperties(out IPropertyStorage ppPropStg);

    /// <summary>Applies properties, until the session ends. Not all need be given; values out of range become the nearest
    /// in it.</summary>
    /// <param name="pPropStg">The properties.</param>
    /// <returns>S_OK; IMAPI_S_PROPERTIESIGNORED, a code of success: some are unknown, read-only or no numbers.</returns>
    /// <exception cref="ImapiException">E_POINTER.</exception>
    [PreserveSig]
    int SetRecorderProperties(IPropertyStorage pPropStg);

    /// <summary>What it is doing.</summary>
    /// <param name="pulDevStateFlags">One of the states of <see cref="DiscMasterConstants"/>.</param>
    void GetRecorderState(out uint pulDevStateFlags);

    /// <summary>Takes the drive away from other programs and from <see cref="IDiscMaster.RecordDisc"/>. Not counted.
    /// </summary>
    /// <exception cref="ImapiException">IMAPI_E_DEVICE_NOTPRESENT, IMAPI_E_DEVICE_NOTACCESSIBLE: somebody has it.
    /// </exception>
    void OpenExclusive();

    /// <summary>The disc in the drive.</summary>
    /// <param name="fMediaType">One of <see cref="MEDIA_TYPES"/>; 0: none.</param>
    /// <param name="fMediaFlags"><see cref="MEDIA_FLAGS"/>.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED: call <see cref="OpenExclusive"/> first;
    /// IMAPI_E_DEVICE_NOTPRESENT.</exception>
    void QueryMediaType(out int fMediaType, out int fMediaFlags);

    /// <summary>What is on the disc. Needs no exclusive access.</summary>
    /// <param name="pbSessions">Complete sessions.</param>
    /// <param name="pbLastTrack">The last track of the last complete session; 0 on a blank disc.</param>
    /// <param name="ulStartAddress">Where that track starts.</param>
    /// <param name="ulNextWritable">Where writing would go on.</param>
    /// <param name="ulFreeBlocks">Sectors from there on.</param>
    /// <exception cref="ImapiException">IMAPI_E_MEDIUM_NOTPRESENT, IMAPI_E_DEVICE_NOTPRESENT,
    /// IMAPI_E_DEVICE_NOTACCESSIBLE.</exception>
    void QueryMediaInfo(
        out byte pbSessions, out byte pbLastTrack, out uint ulStartAddress, out uint ulNextWritable, out uint ulFreeBlocks);

    /// <summary>Unlocks the tray and ejects the disc.</summary>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, IMAPI_E_DEVICE_NOTPRESENT.</exception>
    void Eject();

    /// <summary>Erases a CD-RW and returns when that is done. Sinks hear of the end.</summary>
    /// <param name="bFullErase">Whether all of it; else only what says that there is something on it.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, IMAPI_E_MEDIUM_NOTPRESENT, IMAPI_E_MEDIUM_INVALIDTYPE: no
    /// CD-RW, IMAPI_E_DEVICE_INVALIDTYPE: the drive writes none, IMAPI_E_DEVICE_NOTPRESENT, IMAPI_E_GENERIC.</exception>
    void Erase([MarshalAs(UnmanagedType.U1)] bool bFullErase);

    /// <summary>Gives exclusive access back.</summary>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED.</exception>
    void Close();
}
