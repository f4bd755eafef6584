using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Records audio tracks one after the other on a blank CD-R or CD-RW.</summary>
/// <remarks>
/// The order: <see cref="Recorder"/> and <see cref="ClientName"/>, <see cref="PrepareMedia"/>,
/// <see cref="AddAudioTrack"/> for each track, <see cref="ReleaseMedia"/>, also after a failure. Speeds are sectors per
/// second (75 is 1x), sizes are sectors of 2352 bytes. Where an accessor is declared set before get, so it stands in the
/// table of the interface.
/// </remarks>
[ComVisible(true)]
[Guid("27354154-8F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2TrackAtOnce : IDiscFormat2
{
    /// <summary>Takes the drive and checks the disc. Must be answered by <see cref="ReleaseMedia"/>.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2TAO_NO_RECORDER_SPECIFIED, …_CLIENT_NAME_IS_NOT_VALID,
    /// …_MEDIA_IS_PREPARED, …_MEDIA_IS_NOT_SUPPORTED, …_MEDIA_IS_NOT_BLANK, or a device code.</exception>
    [DispId(512)]
    void PrepareMedia();

    /// <summary>Records one track now and returns when it is on the disc.</summary>
    /// <param name="data">44.1 kHz, 16-bit, stereo, little-endian samples without a header; a multiple of 2352 bytes. A
    /// track shorter than 4 seconds is filled up with silence.</param>
    /// <exception cref="ImapiException">E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED, …_WRITE_IN_PROGRESS,
    /// …_TRACK_LIMIT_REACHED, …_STREAM_NOT_SUPPORTED, …_NOT_ENOUGH_SPACE, E_IMAPI_REQUEST_CANCELLED, the error of the
    /// stream, or a device code.</exception>
    [DispId(513)]
    void AddAudioTrack(IStream data);

    /// <summary>Ends the track that is being recorded, from a handler of Update or from another thread. The track stays
    /// on the disc, shorter.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2TAO_WRITE_NOT_IN_PROGRESS.</exception>
    [DispId(514)]
    void CancelAddTrack();

    /// <summary>Closes the session when a track was recorded, and lets go of the drive.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2TAO_MEDIA_IS_NOT_PREPARED, …_WRITE_IN_PROGRESS, or a device code.
    /// </exception>
    [DispId(515)]
    void ReleaseMedia();

    /// <summary>Asks for a speed. The nearest one that the drive has is taken: that is no failure.</summary>
    /// <param name="RequestedSectorsPerSecond">Sectors per second; -1 is the fastest.</param>
    /// <param name="RotationTypeIsPureCAV">Ask for constant angular velocity.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, E_INVALIDARG, or a device code.</exception>
    [DispId(516)]
    void SetWriteSpeed(int RequestedSectorsPerSecond, bool RotationTypeIsPureCAV);

    /// <summary>The drive. It cannot be changed while media is prepared.</summary>
    [DispId(256)]
    IDiscRecorder2? Recorder { set; get; }

    /// <summary>Whether the protection against buffer underrun is off. Can be set while media is prepared.</summary>
    [DispId(258)]
    bool BufferUnderrunFreeDisabled { set; get; }

    /// <summary>Tracks on the disc, without one in progress. Needs prepared media.</summary>
    [DispId(259)]
    int NumberOfExistingTracks { get; }

    /// <summary>Sectors for one track that fills the disc. Needs prepared media.</summary>
    [DispId(260)]
    int TotalSectorsOnMedia { get; }

    /// <summary>Sectors left for a new track, the gap before it already taken off. Needs prepared media.</summary>
    [DispId(261)]
    int FreeSectorsOnMedia { get; }

    /// <summary>Sectors in use, with the gaps between tracks. Needs prepared media.</summary>
    [DispId(262)]
    int UsedSectorsOnMedia { get; }

    /// <summary>Whether the disc stays open for a further session. Cannot be changed while media is prepared.</summary>
    [DispId(263)]
    bool DoNotFinalizeMedia { set; get; }

    /// <summary>The table of contents of the tracks so far: one element, the bytes of READ TOC format 0 with addresses
    /// as LBA. Needs prepared media and a track.</summary>
    [DispId(266)]
    object[] ExpectedTableOfContents { get; }

    /// <summary>The medium in the drive.</summary>
    [DispId(267)]
    IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType { get; }

    /// <summary>The name under which the drive is taken: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _</summary>
    [DispId(270)]
    string ClientName { set; get; }

    /// <summary>The speed last asked for; -1 before any.</summary>
    [DispId(271)]
    int RequestedWriteSpeed { get; }

    /// <summary>The rotation last asked for.</summary>
    [DispId(272)]
    bool RequestedRotationTypeIsPureCAV { get; }

    /// <summary>The speed that the drive will use, in sectors per second.</summary>
    [DispId(273)]
    int CurrentWriteSpeed { get; }

    /// <summary>The rotation that the drive will use.</summary>
    [DispId(274)]
    bool CurrentRotationTypeIsPureCAV { get; }

    /// <summary>The speeds of drive and disc, fastest first (<see cref="uint"/>, sectors per second).</summary>
    [DispId(275)]
    object[] SupportedWriteSpeeds { get; }

    /// <summary>The same with rotation and medium (<see cref="IWriteSpeedDescriptor"/>).</summary>
    [DispId(276)]
    object[] SupportedWriteSpeedDescriptors { get; }
}
