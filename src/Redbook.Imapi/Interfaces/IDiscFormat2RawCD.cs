using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Records the image of a whole disc, lead-in to lead-out with sub-channel, on a blank CD-R or CD-RW in one
/// go.</summary>
/// <remarks>The order: <see cref="Recorder"/> and <see cref="ClientName"/>, <see cref="PrepareMedia"/>,
/// <see cref="RequestedSectorType"/> to match the image, <see cref="WriteMedia"/>, <see cref="ReleaseMedia"/>, also
/// after a failure. Compare <see cref="IRawCDImageCreator.StartOfLeadout"/> with
/// <see cref="LastPossibleStartOfLeadout"/> before writing. Where an accessor is declared set before get, so it stands
/// in the table of the interface.</remarks>
[ComVisible(true)]
[Guid("27354155-8F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2RawCD : IDiscFormat2
{
    /// <summary>Takes the drive and checks the disc. Must be answered by <see cref="ReleaseMedia"/>.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_NO_RECORDER_SPECIFIED, …_CLIENT_NAME_IS_NOT_VALID,
    /// …_MEDIA_IS_PREPARED, …_MEDIA_IS_NOT_SUPPORTED, …_MEDIA_IS_NOT_BLANK, or a device code.</exception>
    [DispId(512)]
    void PrepareMedia();

    /// <summary>Records an image that begins at 95:00:00 (LBA −22,650), and returns when it is on the disc. What lies
    /// before <see cref="StartOfNextSession"/> is passed over.</summary>
    /// <param name="data">The image, sector after sector as <see cref="RequestedSectorType"/> says.</param>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED, …_WRITE_IN_PROGRESS,
    /// …_STREAM_NOT_SUPPORTED, …_STREAM_LEADIN_TOO_SHORT, …_NOT_ENOUGH_SPACE, …_MEDIA_IS_NOT_BLANK,
    /// E_IMAPI_REQUEST_CANCELLED, the error of the stream, or a device code.</exception>
    [DispId(513)]
    void WriteMedia(IStream data);

    /// <summary>Records an image that begins elsewhere.</summary>
    /// <param name="data">As for <see cref="WriteMedia"/>.</param>
    /// <param name="streamLeadInSectors">Sectors of the stream before LBA 0: 22,650 for one that begins at 95:00:00. It
    /// must reach back to <see cref="StartOfNextSession"/>.</param>
    /// <exception cref="ImapiException">As for <see cref="WriteMedia"/>. E_INVALIDARG: a negative number.</exception>
    [DispId(514)]
    void WriteMedia2(IStream data, int streamLeadInSectors);

    /// <summary>Ends the recording, from a handler of Update or from another thread. The disc is of no use then; a
    /// CD-RW can be erased.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_WRITE_NOT_IN_PROGRESS.</exception>
    [DispId(515)]
    void CancelWrite();

    /// <summary>Lets go of the drive.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED, …_WRITE_IN_PROGRESS.</exception>
    [DispId(516)]
    void ReleaseMedia();

    /// <summary>Asks for a speed. The nearest one that the drive has is taken: that is no failure.</summary>
    /// <param name="RequestedSectorsPerSecond">Sectors per second; -1 is the fastest.</param>
    /// <param name="RotationTypeIsPureCAV">Ask for constant angular velocity.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, E_INVALIDARG, or a device code.</exception>
    [DispId(517)]
    void SetWriteSpeed(int RequestedSectorsPerSecond, bool RotationTypeIsPureCAV);

    /// <summary>The drive. It cannot be changed while media is prepared.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_WRITE_IN_PROGRESS, …_MEDIA_IS_PREPARED,
    /// …_RECORDER_NOT_SUPPORTED: it cannot record raw, or there is no disc in it.</exception>
    [DispId(256)]
    IDiscRecorder2? Recorder { set; get; }

    /// <summary>Whether the protection against buffer underrun is off. Can be set while media is prepared.</summary>
    [DispId(258)]
    bool BufferUnderrunFreeDisabled { set; get; }

    /// <summary>The LBA at which the drive begins to write: the start of the lead-in of this disc; negative. Needs
    /// prepared media.</summary>
    [DispId(259)]
    int StartOfNextSession { get; }

    /// <summary>The highest LBA at which the lead-out may begin. Needs prepared media.</summary>
    [DispId(260)]
    int LastPossibleStartOfLeadout { get; }

    /// <summary>The medium in the drive.</summary>
    [DispId(261)]
    IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType { get; }

    /// <summary>The sub-channel forms that the drive can write (<see cref="uint"/>,
    /// <see cref="IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE"/>).</summary>
    /// <exception cref="ImapiException">E_POINTER: no recorder. Or a device code.</exception>
    [DispId(264)]
    object[] SupportedSectorTypes { get; }

    /// <summary>The sub-channel form of the image; IS_COOKED at first. Needs prepared media.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2RAW_MEDIA_IS_NOT_PREPARED, …_WRITE_IN_PROGRESS,
    /// …_DATA_BLOCK_TYPE_NOT_SUPPORTED.</exception>
    [DispId(265)]
    IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE RequestedSectorType { set; get; }

    /// <summary>The name under which the drive is taken: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _</summary>
    [DispId(266)]
    string ClientName { set; get; }

    /// <summary>The speed last asked for; -1 before any.</summary>
    [DispId(267)]
    int RequestedWriteSpeed { get; }

    /// <summary>The rotation last asked for.</summary>
    [DispId(268)]
    bool RequestedRotationTypeIsPureCAV { get; }

    /// <summary>The speed that the drive will use, in sectors per second.</summary>
    [DispId(269)]
    int CurrentWriteSpeed { get; }

    /// <summary>The rotation that the drive will use.</summary>
    [DispId(270)]
    bool CurrentRotationTypeIsPureCAV { get; }

    /// <summary>The speeds of drive and disc, fastest first (<see cref="uint"/>, sectors per second).</summary>
    [DispId(271)]
    object[] SupportedWriteSpeeds { get; }

    /// <summary>The same with rotation and medium (<see cref="IWriteSpeedDescriptor"/>).</summary>
    [DispId(272)]
    object[] SupportedWriteSpeedDescriptors { get; }
}
