using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>A session of IMAPI version 1: stages a disc, chooses a recorder, records.</summary>
/// <remarks>The order: <see cref="Open"/>, <see cref="SetActiveDiscMasterFormat"/>, <see cref="EnumDiscRecorders"/>,
/// <see cref="SetActiveDiscRecorder"/>, the tracks by <see cref="IRedbookDiscMaster"/>, <see cref="RecordDisc"/>,
/// <see cref="Close"/>.</remarks>
[ComVisible(true)]
[Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IDiscMaster
{
    /// <summary>Begins a session. Everything else but <see cref="Close"/> needs it.</summary>
    /// <exception cref="ImapiException">IMAPI_E_ALREADYOPEN.</exception>
    void Open();

    /// <summary>The formats there are: Red Book audio and Joliet.</summary>
    /// <param name="ppEnum">Runs over their identifiers.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED.</exception>
    void EnumDiscMasterFormats(out IEnumDiscMasterFormats ppEnum);

    /// <summary>The format in use; Joliet until one was chosen.</summary>
    /// <param name="lpiid">Its identifier.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED.</exception>
    void GetActiveDiscMasterFormat(out Guid lpiid);

    /// <summary>Chooses a format and empties the stash, also when it is the one in use.</summary>
    /// <param name="riid">The identifier of <see cref="IRedbookDiscMaster"/>. Joliet is listed and not supported.</param>
    /// <param name="ppUnk">The interface of the format: an <see cref="IRedbookDiscMaster"/>.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED; E_NOINTERFACE: another identifier, nothing is changed;
    /// IMAPI_E_DEVICE_STILL_IN_USE: a disc is being recorded or a callback runs.</exception>
    void SetActiveDiscMasterFormat(in Guid riid, out object ppUnk);

    /// <summary>The recorders there are now. Drives that only read are left out.</summary>
    /// <param name="ppEnum">Runs over them.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED.</exception>
    void EnumDiscRecorders(out IEnumDiscRecorders ppEnum);

    /// <summary>The recorder that was chosen. There is none until one was.</summary>
    /// <param name="ppRecorder">It.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, IMAPI_E_NOACTIVERECORDER, IMAPI_E_DEVICE_NOTPRESENT: it is
    /// gone.</exception>
    void GetActiveDiscRecorder(out IDiscRecorder ppRecorder);

    /// <summary>Chooses the recorder. The stash stays as it is; how much fits is read from the disc, if there is one.
    /// </summary>
    /// <param name="pRecorder">One of <see cref="EnumDiscRecorders"/>.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, E_POINTER, E_INVALIDARG: an object of somebody else,
    /// IMAPI_E_DEVICE_NOTPRESENT, IMAPI_E_STASHINUSE: see <see cref="DiscMasterOptions.SingleStash"/>,
    /// IMAPI_E_DEVICE_STILL_IN_USE: a disc is being recorded or a callback runs.</exception>
    void SetActiveDiscRecorder(IDiscRecorder pRecorder);

    /// <summary>Empties the stash; a track that is open goes too.</summary>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, IMAPI_E_DEVICE_STILL_IN_USE: a disc is being recorded or a
    /// callback runs.</exception>
    void ClearFormatContent();

    /// <summary>Registers a sink.</summary>
    /// <param name="pEvents">Told from now on.</param>
    /// <returns>What <see cref="ProgressUnadvise"/> takes; below 2^31.</returns>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, E_POINTER.</exception>
    nuint ProgressAdvise(IDiscMasterProgressEvents pEvents);

    /// <summary>Ends a registration; from within a callback, with the next one.</summary>
    /// <param name="vCookie">The number of the registration.</param>
    /// <exception cref="ImapiException">IMAPI_E_NOTOPENED, E_INVALIDARG: no such registration.</exception>
    void ProgressUnadvise(nuint vCookie);

    /// <summary>Records what is staged, on a blank disc, and returns when that is done. A call that succeeds empties the
    /// stash, simulated or not; so does one that fails after writing began, or is cancelled.</summary>
    /// <param name="bSimulate">Whether the laser stays off.</param>
    /// <param name="bEjectAfterBurn">Whether the disc is ejected after success.</param>
    /// <exception cref="ImapiException">In the order of the checks: IMAPI_E_NOTOPENED, IMAPI_E_NOACTIVERECORDER,
    /// IMAPI_E_TRACKOPEN, IMAPI_E_INVALIDIMAGE: nothing is staged, IMAPI_E_DEVICE_NOTPRESENT,
    /// IMAPI_E_DEVICE_NOTACCESSIBLE: a recorder object holds the drive, IMAPI_E_DEVICE_STILL_IN_USE: another program
    /// does, IMAPI_E_MEDIUM_NOTPRESENT, IMAPI_E_MEDIUM_INVALIDTYPE, IMAPI_E_CANNOT_WRITE_TO_MEDIA: not blank,
    /// IMAPI_E_DISCFULL, IMAPI_E_DEVICE_INVALIDTYPE: the drive cannot simulate. Then IMAPI_E_INITIALIZE_WRITE,
    /// IMAPI_E_DISCINFO, IMAPI_E_USERABORT, IMAPI_E_LOSS_OF_STREAMING, IMAPI_E_INITIALIZE_ENDWRITE,
    /// IMAPI_E_GENERIC.</exception>
    void RecordDisc([MarshalAs(UnmanagedType.U1)] bool bSimulate, [MarshalAs(UnmanagedType.U1)] bool bEjectAfterBurn);

    /// <summary>Ends the session: drops the stash, the sinks, the recorder and the format. On a closed object it does
    /// nothing. <see cref="Open"/> may follow.</summary>
    /// <exception cref="ImapiException">IMAPI_E_DEVICE_STILL_IN_USE: a disc is being recorded or a callback runs.
    /// </exception>
    void Close();
}
