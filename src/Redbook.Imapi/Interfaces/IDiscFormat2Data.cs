using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>State, sizes and speeds of a disc as one for data. Writing data images is outside the audio and raw part:
/// <see cref="Write"/> answers E_NOTIMPL.</summary>
/// <remarks>Needs no preparation. Sizes are sectors of 2048 bytes.</remarks>
[ComVisible(true)]
[Guid("27354153-9F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IDiscFormat2Data : IDiscFormat2
{
    /// <summary>The drive.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2DATA_RECORDER_NOT_SUPPORTED.</exception>
    [DispId(256)]
    IDiscRecorder2? Recorder { set; get; }

    /// <summary>Whether the protection against buffer underrun would be off.</summary>
    [DispId(257)]
    bool BufferUnderrunFreeDisabled { set; get; }

    /// <summary>Whether the image ends with its own 150 sectors after the data.</summary>
    [DispId(260)]
    bool PostgapAlreadyInImage { set; get; }

    /// <summary>What can be done with the disc.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, or a device code.</exception>
    [DispId(262)]
    IMAPI_FORMAT2_DATA_MEDIA_STATE CurrentMediaStatus { get; }

    /// <summary>Why the disc cannot be written; 0: it can.</summary>
    [DispId(263)]
    IMAPI_MEDIA_WRITE_PROTECT_STATE WriteProtectStatus { get; }

    /// <summary>Sectors of the disc, used and free.</summary>
    [DispId(264)]
    int TotalSectorsOnMedia { get; }

    /// <summary>Sectors left.</summary>
    [DispId(265)]
    int FreeSectorsOnMedia { get; }

    /// <summary>The LBA at which the next session would begin.</summary>
    [DispId(266)]
    int NextWritableAddress { get; }

    /// <summary>The LBA of the first track of the last complete session. On a blank disc
    /// E_IMAPI_DF2DATA_INVALID_MEDIA_STATE.</summary>
    [DispId(267)]
    int StartAddressOfPreviousSession { get; }

    /// <summary>The last LBA of the last complete session. On a blank disc
    /// E_IMAPI_DF2DATA_INVALID_MEDIA_STATE.</summary>
    [DispId(268)]
    int LastWrittenAddressOfPreviousSession { get; }

    /// <summary>Whether nothing could be added afterwards.</summary>
    [DispId(269)]
    bool ForceMediaToBeClosed { set; get; }

    /// <summary>Whether steps for old DVD players would be left out.</summary>
    [DispId(270)]
    bool DisableConsumerDvdCompatibilityMode { set; get; }

    /// <summary>The medium in the drive.</summary>
    [DispId(271)]
    IMAPI_MEDIA_PHYSICAL_TYPE CurrentPhysicalMediaType { get; }

    /// <summary>The name under which the drive is taken: 1 to 63 characters of A-Z a-z 0-9 space . , : ; - _</summary>
    [DispId(272)]
    string ClientName { set; get; }

    /// <summary>The speed last asked for; -1 before any.</summary>
    [DispId(273)]
    int RequestedWriteSpeed { get; }

    /// <summary>The rotation last asked for.</summary>
    [DispId(274)]
    bool RequestedRotationTypeIsPureCAV { get; }

    /// <summary>The speed that the drive will use, in sectors per second.</summary>
    [DispId(275)]
    int CurrentWriteSpeed { get; }

    /// <summary>The rotation that the drive will use.</summary>
    [DispId(276)]
    bool CurrentRotationTypeIsPureCAV { get; }

    /// <summary>The speeds of drive and disc, fastest first (<see cref="uint"/>, sectors per second).</summary>
    [DispId(277)]
    object[] SupportedWriteSpeeds { get; }

    /// <summary>The same with rotation and medium (<see cref="IWriteSpeedDescriptor"/>).</summary>
    [DispId(278)]
    object[] SupportedWriteSpeedDescriptors { get; }

    /// <summary>Whether a disc that is not blank would be overwritten.</summary>
    [DispId(279)]
    bool ForceOverwrite { set; get; }

    /// <summary>The ways of adding to the disc (<see cref="IMultisession"/>); never empty.</summary>
    [DispId(280)]
    object[] MultisessionInterfaces { get; }

    /// <summary>Outside this part.</summary>
    /// <param name="data">A data image.</param>
    /// <exception cref="ImapiException">E_NOTIMPL, after the checks that come before: E_POINTER,
    /// E_IMAPI_RECORDER_REQUIRED.</exception>
    [DispId(512)]
    void Write(IStream data);

    /// <summary>Ends a write: there is none.</summary>
    /// <exception cref="ImapiException">E_IMAPI_DF2DATA_WRITE_NOT_IN_PROGRESS.</exception>
    [DispId(513)]
    void CancelWrite();

    /// <summary>Asks for a speed. The nearest one that the drive has is taken: that is no failure.</summary>
    /// <param name="RequestedSectorsPerSecond">Sectors per second; -1 is the fastest.</param>
    /// <param name="RotationTypeIsPureCAV">Ask for constant angular velocity.</param>
    /// <exception cref="ImapiException">E_IMAPI_RECORDER_REQUIRED, E_INVALIDARG, or a device code.</exception>
    [DispId(514)]
    void SetWriteSpeed(int RequestedSectorsPerSecond, bool RotationTypeIsPureCAV);
}
