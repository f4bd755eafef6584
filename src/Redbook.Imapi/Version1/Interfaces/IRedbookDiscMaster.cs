using System.Runtime.InteropServices;

namespace Redbook.Imapi.Version1;

/// <summary>Stages an audio disc: one track at a time is open, all others are closed.</summary>
/// <remarks>All counts are sectors of 2352 bytes. Every track costs its sound and two sectors of run-out, and every one
/// but the first the gap before it. While a track is open, used and available add up to the total. Every member:
/// IMAPI_E_NOTOPENED without a session, IMAPI_E_WRONGFORMAT while another format is active.</remarks>
[ComVisible(true)]
[Guid("E3BC42CD-4E5C-11D3-9144-00104BA11C5E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IRedbookDiscMaster
{
    /// <summary>Tracks staged, the open one included.</summary>
    int GetTotalAudioTracks();

    /// <summary>What the disc offers. Without a disc, 79:59:74
    /// (<see cref="DiscMasterOptions.NominalBlocks"/>). Fixed when staging begins, read again by
    /// <see cref="IDiscMaster.SetActiveDiscRecorder"/>.</summary>
    int GetTotalAudioBlocks();

    /// <summary>What all tracks take, gaps and the open one included.</summary>
    int GetUsedAudioBlocks();

    /// <summary>What the open track can still take; without one, what a new one could.</summary>
    int GetAvailableAudioTrackBlocks();

    /// <summary>2352.</summary>
    int GetAudioBlockSize();

    /// <summary>Opens a track. The first one makes the stash file.</summary>
    /// <param name="nBlocks">About how long it will be: a hint that reserves nothing and limits nothing.</param>
    /// <exception cref="ImapiException">IMAPI_E_TRACKOPEN; IMAPI_E_DISCFULL: 99 tracks, or no room; E_INVALIDARG: a
    /// negative hint; IMAPI_E_FILEACCESS: the stash file cannot be made; IMAPI_E_STASHINUSE: see
    /// <see cref="DiscMasterOptions.SingleStash"/>; IMAPI_E_DEVICE_STILL_IN_USE: a disc is being recorded.</exception>
    void CreateAudioTrack(int nBlocks);

    /// <summary>Appends sound to the open track. Cheap however little it is.</summary>
    /// <param name="pby">44.1 kHz, 16-bit, stereo, little-endian samples without a header.</param>
    /// <param name="cb">Bytes of it: a multiple of 2352.</param>
    /// <exception cref="ImapiException">IMAPI_E_TRACKNOTOPEN; E_INVALIDARG: no whole blocks, or more than there are;
    /// E_POINTER; IMAPI_E_USERABORT: a sink said so; IMAPI_E_DISCFULL, IMAPI_E_NOTENOUGHDISKFORSTASH: what fitted is
    /// kept; IMAPI_E_FILEACCESS; IMAPI_E_DEVICE_STILL_IN_USE. The track stays open in every case.</exception>
    void AddAudioTrackBlocks(byte[] pby, int cb);

    /// <summary>Closes the open track.</summary>
    /// <exception cref="ImapiException">IMAPI_E_TRACKNOTOPEN; IMAPI_E_TRACK_NOT_BIG_ENOUGH: less than 300 blocks, it
    /// stays open (but see <see cref="DiscMasterOptions.PadShortTracks"/>); IMAPI_E_DEVICE_STILL_IN_USE.</exception>
    void CloseAudioTrack();
}
