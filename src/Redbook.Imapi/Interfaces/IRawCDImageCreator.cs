using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Builds the image of a whole audio disc, lead-in to lead-out, to be recorded in one go.</summary>
/// <remarks>
/// The order: <see cref="DisableGaplessAudio"/>, <see cref="StartingTrackNumber"/> and <see cref="AddSpecialPregap"/> where
/// they are meant, <see cref="AddTrack"/> for each track, properties of tracks by <see cref="get_TrackInfo"/>,
/// <see cref="CreateResultImage"/>, which can be called once and makes the object read-only: every further change answers
/// E_IMAPI_RAW_IMAGE_IS_READ_ONLY. Streams are kept, not copied: they must stay readable and unchanged until the image has
/// been read. Where an accessor is declared set before get, so it stands in the table of the interface.
/// </remarks>
[ComVisible(true)]
[Guid("25983550-9D65-49CE-B335-40630D901227")]
[InterfaceType(ComInterfaceType.InterfaceIsDual)]
public interface IRawCDImageCreator
{
    /// <summary>Makes the image. Its first sector is 95:00:00. It is made while it is read, and holds what it needs: the
    /// creator and the caller's own references to streams may go.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_NO_TRACKS,
    /// …_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX: an index lies in the last 150 sectors of a track that become the next one's
    /// pregap. E_INVALIDARG: the R-W generator has another length than the image.</exception>
    [DispId(512)]
    IStream CreateResultImage();

    /// <summary>Adds a track.</summary>
    /// <param name="dataType">IMAPI_CD_SECTOR_AUDIO; nothing else is possible.</param>
    /// <param name="data">44.1 kHz, 16-bit, stereo, little-endian samples without a header: a multiple of 2352 bytes, 300
    /// sectors or more. Read from its start. One stream may serve several tracks.</param>
    /// <returns>The place of the track in the image, 1 to 99: not its number.</returns>
    /// <exception cref="ImapiException">E_POINTER, E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_SECTOR_TYPE_NOT_SUPPORTED,
    /// E_INVALIDARG: too short, no whole sectors, or of unknown length. E_IMAPI_RAW_IMAGE_TOO_MANY_TRACKS,
    /// …_INSUFFICIENT_SPACE: it would end behind LBA 398,099 or <see cref="StartOfLeadoutLimit"/>.</exception>
    [DispId(513)]
    int AddTrack(IMAPI_CD_SECTOR_TYPE dataType, IStream data);

    /// <summary>Puts sound before index 1 of the first track, in place of silence: a hidden track. It lies from LBA −150; the
    /// first track moves outwards when it is longer than 150 sectors.</summary>
    /// <param name="data">Samples as for <see cref="AddTrack"/>; 150 sectors or more.</param>
    /// <exception cref="ImapiException">E_POINTER, E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_TRACKS_ALREADY_ADDED, E_INVALIDARG,
    /// E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE: it would end behind LBA 397,799.</exception>
    [DispId(514)]
    void AddSpecialPregap(IStream data);

    /// <summary>Gives the R to W sub-channels of the whole image.</summary>
    /// <param name="subcode">96 bytes to a sector of the image, lead-in and lead-out included: four packs without interleave,
    /// bits 7 and 6 zero. Parity and interleave of the disc are made for the type IS_RAW; the lead-in passes unchanged. Null
    /// takes the generator off.</param>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_SECTOR_TYPE_NOT_SUPPORTED: the image has P and Q
    /// only. E_INVALIDARG: no whole sectors, or of unknown length.</exception>
    [DispId(515)]
    void AddSubcodeRWGenerator(IStream? subcode);

    /// <summary>What follows the main bytes of each sector; IS_RAW at first. The writer's RequestedSectorType must be the
    /// same.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_SECTOR_TYPE_NOT_SUPPORTED: no such type, or
    /// PQ_ONLY with R-W attached.</exception>
    [DispId(256)]
    IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE ResultingImageType { set; get; }

    /// <summary>Where the lead-out starts: the sector behind the last track.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_NO_TRACKS.</exception>
    [DispId(257)]
    int StartOfLeadout { get; }

    /// <summary>The LBA that the lead-out may start at, at the latest: 300 to 398,099. 398,099 at first, and then the limit is
    /// that no track reaches behind it.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG, E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE:
    /// the image is longer already.</exception>
    [DispId(258)]
    int StartOfLeadoutLimit { set; get; }

    /// <summary>Whether tracks are kept apart by 150 silent sectors. False at first: no silence, and the last 150 sectors of
    /// each track are marked as the pregap of the next. Means what its name says; the published text says the
    /// opposite.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE: no room for
    /// the silence.</exception>
    [DispId(259)]
    bool DisableGaplessAudio { set; get; }

    /// <summary>The catalogue number: 13 digits, the last the check digit of the others. Zeros at the front may be left out
    /// when it is set; empty or zero is none.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG.</exception>
    [DispId(260)]
    string MediaCatalogNumber { set; get; }

    /// <summary>The number of the first track, 1 to 99. 1 at first.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_TRACKS_ALREADY_ADDED, E_INVALIDARG.</exception>
    [DispId(261)]
    int StartingTrackNumber { set; get; }

    /// <summary>A track of the image; shows and takes changes as they happen.</summary>
    /// <param name="trackIndex">Its place, from 1.</param>
    /// <exception cref="ImapiException">E_INVALIDARG.</exception>
    [DispId(262)]
    IRawCDImageTrackInfo get_TrackInfo(int trackIndex);

    /// <summary>Tracks in the image.</summary>
    [DispId(263)]
    int NumberOfExistingTracks { get; }

    /// <summary>The LBA of the last sector of the last track.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_NO_TRACKS.</exception>
    [DispId(264)]
    int LastUsedUserSectorInImage { get; }

    /// <summary>The table of contents as things are: one element, the bytes of READ TOC format 0 with addresses as
    /// LBA.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_NO_TRACKS.</exception>
    [DispId(265)]
    object[] ExpectedTableOfContents { get; }
}
