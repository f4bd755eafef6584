using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <summary>Builds the image of a whole audio disc, lead-in to lead-out, to be recorded in one go.</summary>
/// <remarks>Every refusal is an <see cref="ImapiException"/> whose message names the code, the member, the state and the
/// rule; a call that fails changes nothing. Streams are kept until the image made from them is dropped, and are never
/// closed: a <see cref="Stream"/> that its owner closes too early makes reading the image fail, with a message that names
/// the track. Members that IMAPI does not have say so.</remarks>
[ComVisible(true)]
[Guid("25983561-9D65-49CE-B335-40630D901227")]
[ProgId("IMAPI2.MsftRawCDImageCreator")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IRawCDImageCreator))]
public partial class MsftRawCDImageCreator : IRawCDImageCreator
{
    private const string Interface = nameof(IRawCDImageCreator);

    /// <summary>The whole of the decision what <see cref="DisableGaplessAudio"/> means: see docs/decisions.</summary>
    private const bool TrueMeansGaps = true;

    private const int LastUserLba = 398_099;
    private const int LastPregapLba = 397_799;

    private readonly List<RawCDImageTrackInfo> _tracks = [];
    private readonly Dictionary<IStream, ComStreamSource> _streams = new(ReferenceEqualityComparer.Instance);
    private SectorSource? _specialPregap;
    private int _specialPregapSectors;
    private SectorSource? _generator;
    private IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE _type =
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW;

    private int? _limit;
    private int _firstNumber = 1;
    private Mcn? _mcn;
    private bool _isGapless = true;
    private bool _isReadOnly;

    /// <inheritdoc/>
    public IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE ResultingImageType
    {
        set
        {
            CallPlace site = Site(nameof(ResultingImageType));
            lock (Gate)
            {
                RequireOpen(site);
                if (!Enum.IsDefined(value))
                {
                    throw TypeNotSupported(site, $"There is no image type {(int)value}.");
                }

                if (value == IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY && HasRw)
                {
                    throw TypeNotSupported(site, "An image with P and Q only cannot carry the R-W that is attached.");
                }

                _type = value;
            }
        }

        get => _type;
    }

    /// <inheritdoc/>
    public int StartOfLeadout
    {
        get
        {
            CallPlace site = Site(nameof(StartOfLeadout));
            lock (Gate)
            {
                RequireTracks(site);
                return LeadOut(_isGapless);
            }
        }
    }

    /// <inheritdoc/>
    public int StartOfLeadoutLimit
    {
        set
        {
            CallPlace site = Site(nameof(StartOfLeadoutLimit));
            lock (Gate)
            {
                RequireOpen(site);
                if (value is < RedBookLimits.MinTrackSectors or > LastUserLba)
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG,
                        site,
                        $"{value} is not within {RedBookLimits.MinTrackSectors} to {LastUserLba}.");
                }

                RequireRoom(site, Needed(_isGapless), value);
                _limit = value;
            }
        }

        get => _limit ?? LastUserLba;
    }

    /// <inheritdoc/>
    /// <remarks><see cref="GaplessAudio"/> is the same, the other way round and without doubt.</remarks>
    public bool DisableGaplessAudio
    {
        set => SetGapless(Site(nameof(DisableGaplessAudio)), value != TrueMeansGaps);
        get => _isGapless != TrueMeansGaps;
    }

    /// <inheritdoc/>
    public string MediaCatalogNumber
    {
        set
        {
            CallPlace site = Site(nameof(MediaCatalogNumber));
            lock (Gate)
            {
                RequireOpen(site);
                if (!Mcn.TryParse((value ?? "").PadLeft(Mcn.Length, '0'), out Mcn mcn))
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG, site, $"'{value}' is no catalogue number: up to {Mcn.Length} digits.");
                }

                if (!mcn.IsCheckDigitValid)
                {
                    throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG,
                        site,
                        $"{mcn} ends in the wrong check digit; {Mcn.CheckDigit(mcn.Digits)} would be right.");
                }

                _mcn = mcn.Digits.AsSpan().ContainsAnyExcept('0') ? mcn : null;
            }
        }

        get => _mcn?.Digits ?? "";
    }

    /// <inheritdoc/>
    public int StartingTrackNumber
    {
        set
        {
            CallPlace site = Site(nameof(StartingTrackNumber));
            lock (Gate)
            {
                RequireOpen(site);
                RequireNoTracks(site);
                _firstNumber = value is >= 1 and <= RedBookLimits.MaxTrackNumber
                    ? value
                    : throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"{value} is not within 1 to 99.");
            }
        }

        get => _firstNumber;
    }

    /// <inheritdoc/>
    public int NumberOfExistingTracks => _tracks.Count;

    /// <inheritdoc/>
    public int LastUsedUserSectorInImage
    {
        get
        {
            CallPlace site = Site(nameof(LastUsedUserSectorInImage));
            lock (Gate)
            {
                RequireTracks(site);
                return LeadOut(_isGapless) - 1;
            }
        }
    }

    /// <inheritdoc/>
    public object[] ExpectedTableOfContents => [ExpectedToc.ToArray(msf: false)];

    /// <summary>The table of contents as things are, as an object. Not a member of IMAPI.</summary>
    /// <exception cref="ImapiException">As <see cref="ExpectedTableOfContents"/>.</exception>
    public TocResponse ExpectedToc
    {
        get
        {
            CallPlace site = Site(nameof(ExpectedTableOfContents));
            lock (Gate)
            {
                RequireTracks(site);
                TocEntry[] entries =
                [
                    .. _tracks.Select((track, i) => new TocEntry(
                        (byte)(_firstNumber + i), track.Control, new Lba(StartOf(i, _isGapless)))),
                    new TocEntry(TocEntry.LeadOutTrack, _tracks[^1].Control, new Lba(LeadOut(_isGapless))),
                ];
                return new TocResponse(entries[0].Track, entries[^2].Track, entries);
            }
        }
    }

    /// <summary>The tracks, as <c>TrackInfo[1]</c>.</summary>
    public RawCDImageTracks TrackInfo => new(this);

    internal Lock Gate { get; } = new();

    internal string State => _isReadOnly
        ? "the image was made"
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_tracks.Count} tracks added");

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]                      // for streams that are both
    public int AddTrack(IMAPI_CD_SECTOR_TYPE dataType, IStream data)
    {
        CallPlace site = Site(nameof(AddTrack));
        RequireArgument(site, data);
        return Add(site, dataType, () => Open(data));
    }

    /// <summary>Adds a track from a stream's present position to its end.</summary>
    /// <param name="dataType">IMAPI_CD_SECTOR_AUDIO; nothing else is possible.</param>
    /// <param name="data">Samples as for <see cref="AddTrack(IMAPI_CD_SECTOR_TYPE, IStream)"/>; can be positioned. Must stay
    /// open until the image has been read. Not closed.</param>
    /// <returns>The place of the track in the image, 1 to 99.</returns>
    /// <exception cref="ImapiException">As for <see cref="AddTrack(IMAPI_CD_SECTOR_TYPE, IStream)"/>.</exception>
    public int AddTrack(IMAPI_CD_SECTOR_TYPE dataType, Stream data)
    {
        CallPlace site = Site(nameof(AddTrack));
        RequireArgument(site, data);
        return Add(site, dataType, () => data);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]
    public void AddSpecialPregap(IStream data)
    {
        CallPlace site = Site(nameof(AddSpecialPregap));
        RequireArgument(site, data);
        AddPregap(site, () => Open(data));
    }

    /// <summary>Puts sound before index 1 of the first track, from a stream's present position to its end.</summary>
    /// <param name="data">Samples as for <see cref="AddSpecialPregap(IStream)"/>; can be positioned. Must stay open until the
    /// image has been read. Not closed.</param>
    /// <exception cref="ImapiException">As for <see cref="AddSpecialPregap(IStream)"/>.</exception>
    public void AddSpecialPregap(Stream data)
    {
        CallPlace site = Site(nameof(AddSpecialPregap));
        RequireArgument(site, data);
        AddPregap(site, () => data);
    }

    /// <inheritdoc/>
    [OverloadResolutionPriority(1)]
    public void AddSubcodeRWGenerator(IStream? subcode) =>
        Attach(Site(nameof(AddSubcodeRWGenerator)), subcode is null ? null : () => Open(subcode));

    /// <summary>Gives the R to W sub-channels of the whole image, from a stream's present position to its end.</summary>
    /// <param name="subcode">As for <see cref="AddSubcodeRWGenerator(IStream)"/>; can be positioned. Must stay open until the
    /// image has been read. Not closed.</param>
    /// <exception cref="ImapiException">As for <see cref="AddSubcodeRWGenerator(IStream)"/>.</exception>
    public void AddSubcodeRWGenerator(Stream? subcode) =>
        Attach(Site(nameof(AddSubcodeRWGenerator)), subcode is null ? null : () => subcode);

    /// <inheritdoc cref="IRawCDImageCreator.get_TrackInfo"/>
    public RawCDImageTrackInfo get_TrackInfo(int trackIndex)
    {
        CallPlace site = Site(nameof(TrackInfo));
        lock (Gate)
        {
            return Find(site, trackIndex);
        }
    }

    IRawCDImageTrackInfo IRawCDImageCreator.get_TrackInfo(int trackIndex) => get_TrackInfo(trackIndex);

    internal int StartOf(int place)
    {
        lock (Gate)
        {
            return StartOf(place, _isGapless);
        }
    }

    internal void RequireOpen(in CallPlace site)
    {
        if (_isReadOnly)
        {
            throw ImapiFault.Of(
                ImapiResults.E_IMAPI_RAW_IMAGE_IS_READ_ONLY,
                site,
                $"{nameof(CreateResultImage)} was called; make a new {nameof(MsftRawCDImageCreator)} for another image.");
        }
    }

    private RawCDImageTrackInfo Find(in CallPlace site, int trackIndex) =>
        trackIndex >= 1 && trackIndex <= _tracks.Count
            ? _tracks[trackIndex - 1]
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"There is no track {trackIndex} among {_tracks.Count}.");

    private int Add(in CallPlace site, IMAPI_CD_SECTOR_TYPE dataType, Func<Stream> open)
    {
        lock (Gate)
        {
            RequireOpen(site);
            if (dataType != IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO)
            {
                throw TypeNotSupported(site, $"A track of {dataType} is not possible, only IMAPI_CD_SECTOR_AUDIO.");
            }

            (Stream stream, long sectors) =
                Measure(site, open(), CdSector.AudioBytes, RedBookLimits.MinTrackSectors);
            if (_firstNumber + _tracks.Count > RedBookLimits.MaxTrackNumber)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TOO_MANY_TRACKS,
                    site,
                    $"There are {_tracks.Count} tracks from number {_firstNumber}; numbers end at 99.");
            }

            RequireRoom(site, StartOf(_tracks.Count, _isGapless) + sectors, _limit);
            _tracks.Add(new RawCDImageTrackInfo(this, _tracks.Count, SourceOf(stream, sectors, CdSector.AudioBytes)));
            return _tracks.Count;
        }
    }

    private void AddPregap(in CallPlace site, Func<Stream> open)
    {
        lock (Gate)
        {
            RequireOpen(site);
            RequireNoTracks(site);
            (Stream stream, long sectors) = Measure(site, open(), CdSector.AudioBytes, RedBookLimits.PauseSectors);
            if (sectors - Lba.PregapSectors - 1 > LastPregapLba)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE,
                    site,
                    $"The pregap would end at LBA {sectors - Lba.PregapSectors - 1}; {LastPregapLba} is the last.");
            }

            RequireRoom(site, sectors - Lba.PregapSectors + RedBookLimits.MinTrackSectors, _limit);
            (_specialPregap, _specialPregapSectors) =
                (SourceOf(stream, sectors, CdSector.AudioBytes), (int)sectors);
        }
    }

    private void Attach(in CallPlace site, Func<Stream>? open)
    {
        lock (Gate)
        {
            RequireOpen(site);
            if (open is null)
            {
                _generator = null;
                return;
            }

            RequireRwType(site);
            (Stream stream, long sectors) = Measure(site, open(), CdSector.SubchannelBytes, minSectors: 1);
            _generator = SourceOf(stream, Math.Min(sectors, int.MaxValue), CdSector.SubchannelBytes);
        }
    }

    private void SetGapless(in CallPlace site, bool isGapless)
    {
        lock (Gate)
        {
            RequireOpen(site);
            RequireRoom(site, Needed(isGapless), _limit);
            _isGapless = isGapless;
        }
    }
}
