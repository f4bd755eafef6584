using System.Runtime.InteropServices;

namespace Redbook.Imapi;

/// <summary>A track of a <see cref="IRawCDImageCreator"/>.</summary>
/// <remarks>Once the image was made, changes answer E_IMAPI_RAW_IMAGE_IS_READ_ONLY. Offsets are sectors from the start of
/// the track, its index 1. Here get stands before set in the table of the interface.</remarks>
[ComVisible(true)]
[Guid("25983551-9D65-49CE-B335-40630D901227")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IRawCDImageTrackInfo
{
    /// <summary>The LBA of index 1.</summary>
    [DispId(256)]
    int StartingLba { get; }

    /// <summary>Sectors of the stream that was given, whatever part of them becomes the next track's pregap.</summary>
    [DispId(257)]
    int SectorCount { get; }

    /// <summary>The number of the track.</summary>
    [DispId(258)]
    int TrackNumber { get; }

    /// <summary>The kind of sectors: IMAPI_CD_SECTOR_AUDIO.</summary>
    [DispId(259)]
    IMAPI_CD_SECTOR_TYPE SectorType { get; }

    /// <summary>The recording code, with hyphens; set with all or none. Empty is none.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG.</exception>
    [DispId(260)]
    string ISRC { get; set; }

    /// <summary>What the copy bit says; permitted at first.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG.</exception>
    [DispId(261)]
    IMAPI_CD_TRACK_DIGITAL_COPY_SETTING DigitalAudioCopySetting { get; set; }

    /// <summary>Whether the sound has pre-emphasis. A mark only; nothing is filtered. False at first.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY.</exception>
    [DispId(262)]
    bool AudioHasPreemphasis { get; set; }

    /// <summary>The offsets of all indexes (<see cref="int"/>), ascending; the first is 0, which is index 1.</summary>
    [DispId(263)]
    object[] TrackIndexes { get; }

    /// <summary>Adds an index; those behind it get the next number. An offset that has one already is no failure.</summary>
    /// <param name="lbaOffset">At least 10 sectors from each other index and from the end.</param>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG: not in the track.
    /// E_IMAPI_RAW_IMAGE_TOO_MANY_TRACK_INDEXES, …_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX.</exception>
    [DispId(512)]
    void AddTrackIndex(int lbaOffset);

    /// <summary>Removes an index.</summary>
    /// <param name="lbaOffset">Its offset.</param>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG: negative.
    /// E_IMAPI_RAW_IMAGE_TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED, …_TRACK_INDEX_NOT_FOUND.</exception>
    [DispId(513)]
    void ClearTrackIndex(int lbaOffset);
}
