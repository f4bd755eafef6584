using System.Runtime.InteropServices;
using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <summary>A track of a <see cref="MsftRawCDImageCreator"/>; made by its AddTrack.</summary>
[ComVisible(true)]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IRawCDImageTrackInfo))]
public sealed class RawCDImageTrackInfo : IRawCDImageTrackInfo
{
    private const string Interface = nameof(IRawCDImageTrackInfo);
    internal const int MinIndexSectors = 10;

    private readonly MsftRawCDImageCreator _creator;
    private readonly int _place;
    private readonly List<int> _offsets = [0];
    private IMAPI_CD_TRACK_DIGITAL_COPY_SETTING _copy =
        IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_PERMITTED;

    private Isrc _isrc;
    private bool _hasPreemphasis;

    internal RawCDImageTrackInfo(MsftRawCDImageCreator creator, int place, SectorSource source) =>
        (_creator, _place, Source, SectorCount) = (creator, place, source, source.LengthSectors);

    /// <inheritdoc/>
    public int StartingLba => _creator.StartOf(_place);

    /// <inheritdoc/>
    public int SectorCount { get; }

    /// <inheritdoc/>
    public int TrackNumber => _creator.StartingTrackNumber + _place;

    /// <inheritdoc/>
    public IMAPI_CD_SECTOR_TYPE SectorType => IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO;

    /// <inheritdoc/>
    public string ISRC
    {
        get => _isrc.ToHyphenated();
        set
        {
            CallPlace site = Site(nameof(ISRC));
            lock (_creator.Gate)
            {
                _creator.RequireOpen(site);
                Isrc code = default;
                if (!string.IsNullOrEmpty(value) && !Isrc.TryParse(value, out code))
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG,
                        site,
                        $"'{value}' is no recording code: two letters, three letters or digits, seven digits, as "
                        + "US-K7Y-98-12345 or USK7Y9812345.");
                }

                _isrc = code;
            }
        }
    }

    /// <inheritdoc/>
    public IMAPI_CD_TRACK_DIGITAL_COPY_SETTING DigitalAudioCopySetting
    {
        get => _copy;
        set
        {
            CallPlace site = Site(nameof(DigitalAudioCopySetting));
            lock (_creator.Gate)
            {
                _creator.RequireOpen(site);
                _copy = Enum.IsDefined(value)
                    ? value
                    : throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"There is no setting {(int)value}.");
            }
        }
    }

    /// <inheritdoc/>
    public bool AudioHasPreemphasis
    {
        get => _hasPreemphasis;
        set
        {
            CallPlace site = Site(nameof(AudioHasPreemphasis));
            lock (_creator.Gate)
            {
                _creator.RequireOpen(site);
                _hasPreemphasis = value;
            }
        }
    }

    /// <inheritdoc/>
    public object[] TrackIndexes
    {
        get
        {
            lock (_creator.Gate)
            {
                return [.. _offsets];
            }
        }
    }

    internal SectorSource? Source { get; set; }

    internal int LastOffset => _offsets[^1];

    internal Control Control =>
        (_copy == IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_PERMITTED
            ? Control.CopyPermitted
            : Control.None)
        | (_hasPreemphasis ? Control.PreEmphasis : Control.None);

    /// <inheritdoc/>
    public void AddTrackIndex(int lbaOffset) => Add(lbaOffset);

    /// <inheritdoc cref="AddTrackIndex"/>
    /// <returns>S_OK, S_IMAPI_RAW_IMAGE_TRACK_INDEX_ALREADY_EXISTS, or the code that
    /// <see cref="AddTrackIndex"/> throws.</returns>
    public ImapiResult TryAddTrackIndex(int lbaOffset)
    {
        try
        {
            return new ImapiResult(Add(lbaOffset));
        }
        catch (ImapiException failure)
        {
            return new ImapiResult(failure.HResult);
        }
    }

    /// <inheritdoc/>
    public void ClearTrackIndex(int lbaOffset)
    {
        CallPlace site = Site(nameof(ClearTrackIndex));
        lock (_creator.Gate)
        {
            _creator.RequireOpen(site);
            if (lbaOffset < 0)
            {
                throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"Offset {lbaOffset} is negative.");
            }

            if (lbaOffset == 0)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_OFFSET_ZERO_CANNOT_BE_CLEARED,
                    site,
                    "Every track has index 1.");
            }

            if (!_offsets.Remove(lbaOffset))
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_NOT_FOUND,
                    site,
                    $"There is no index at offset {lbaOffset}. There are: {string.Join(", ", _offsets)}.");
            }
        }
    }

    internal MasterTrack ToMaster(SectorSource? pregap, int silentSectors, int sharedSectors) => new()
    {
        Source = Source!,
        PregapSource = pregap,
        PregapSectors = silentSectors,
        PregapInPreviousSectors = sharedSectors,
        IndexOffsets = [.. _offsets.Skip(1)],
        Control = Control,
        IsCopyAlternating = _copy == IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_SCMS,
        Isrc = _isrc,
    };

    private int Add(int offset)
    {
        CallPlace site = Site(nameof(AddTrackIndex));
        lock (_creator.Gate)
        {
            _creator.RequireOpen(site);
            if (offset < 0 || offset >= SectorCount)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, site, $"Offset {offset} is not in a track of {SectorCount} sectors.");
            }

            int place = _offsets.BinarySearch(offset);
            if (place >= 0)
            {
                return ImapiResults.S_IMAPI_RAW_IMAGE_TRACK_INDEX_ALREADY_EXISTS;
            }

            place = ~place;
            if (_offsets.Count == RedBookLimits.MaxIndexNumber)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TOO_MANY_TRACK_INDEXES,
                    site,
                    $"The track has {RedBookLimits.MaxIndexNumber} indexes already.");
            }

            int next = place < _offsets.Count ? _offsets[place] : SectorCount;
            int distance = Math.Min(offset - _offsets[place - 1], next - offset);
            if (distance < MinIndexSectors)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX,
                    site,
                    $"Offset {offset} is {distance} sectors from another index or the end of the track; "
                    + $"{MinIndexSectors} are the least.");
            }

            _offsets.Insert(place, offset);
            return ImapiResults.S_OK;
        }
    }

    private CallPlace Site(string member) => new($"{Interface}.{member}", _creator.State);
}
