using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <content>What IMAPI does not have: CD-TEXT, CD+G, and a lead-in for a known medium.</content>
public partial class MsftRawCDImageCreator
{
    private readonly SortedDictionary<int, SectorSource> _graphics = [];
    private int _startOfLeadIn = SubcodeOptions.AgreedLeadInStart.Value;
    private CdTextDisc? _cdText;
    private CdTextEncoding? _cdTextEncoding;

    /// <summary>Whether tracks follow each other without silence; true at first. Not a member of IMAPI: says without doubt
    /// what <see cref="DisableGaplessAudio"/> says the other way round.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE.</exception>
    public bool GaplessAudio
    {
        get => _isGapless;
        set => SetGapless(Site(nameof(GaplessAudio)), value);
    }

    /// <summary>CD-TEXT of album and tracks, a block to each language; null is none. Not a member of IMAPI. It fills the
    /// whole lead-in; what an R-W generator says there gives way.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_SECTOR_TYPE_NOT_SUPPORTED: the image has P and Q
    /// only. E_INVALIDARG: the texts cannot be written, and why. That the tracks are those of the image is asked for by
    /// <see cref="CreateResultImage"/>.</exception>
    public CdTextDisc? CdText
    {
        get => _cdText;
        set
        {
            CallPlace site = Site(nameof(CdText));
            lock (Gate)
            {
                RequireOpen(site);
                if (value is null)
                {
                    (_cdText, _cdTextEncoding) = (null, null);
                    return;
                }

                RequireRwType(site);
                _cdTextEncoding = CdTextEncoder.TryEncode(value, options: null, out IReadOnlyList<CdTextProblem> problems)
                    ?? throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG, site, string.Join(' ', problems.Select(static one => one.Reason)));
                _cdText = value;
            }
        }
    }

    /// <summary>What was done to the texts of <see cref="CdText"/> so that they could be written. Not a member of
    /// IMAPI.</summary>
    public IReadOnlyList<CdTextNotice> CdTextNotices => _cdTextEncoding?.Notices ?? [];

    /// <summary>The LBA of the first sector of the image: −45,150 to −4650; −22,650 (95:00:00) at first. Not a member of
    /// IMAPI. Where the medium is known, its own start of lead-in makes an image without sectors that would be
    /// skipped.</summary>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, E_INVALIDARG.</exception>
    public int StartOfLeadIn
    {
        get => _startOfLeadIn;
        set
        {
            CallPlace site = Site(nameof(StartOfLeadIn));
            lock (Gate)
            {
                RequireOpen(site);
                int last = -Lba.PregapSectors - RedBookLimits.LaterLeadInSectors;
                _startOfLeadIn = value >= Lba.MinValue && value <= last
                    ? value
                    : throw ImapiFault.Of(
                        ImapiResults.E_INVALIDARG, site, $"{value} is not within {Lba.MinValue} to {last}.");
            }
        }
    }

    private bool HasRw => _generator is not null || _cdText is not null || _graphics.Count > 0;

    /// <summary>Gives the pictures of a track: a <c>.cdg</c> file, from the stream's present position to its end. Not a
    /// member of IMAPI. It begins with index 1; what goes beyond the end of the track is left out. It takes the place of
    /// what an R-W generator says there.</summary>
    /// <param name="trackIndex">The place of the track in the image, from 1.</param>
    /// <param name="graphics">24 bytes to a pack; can be positioned. Must stay open until the image has been read. Not
    /// closed. Null takes the pictures off.</param>
    /// <exception cref="ImapiException">E_IMAPI_RAW_IMAGE_IS_READ_ONLY, …_SECTOR_TYPE_NOT_SUPPORTED: the image has P and Q
    /// only. E_INVALIDARG: no such track, or no such stream.</exception>
    public void AddCdGraphics(int trackIndex, Stream? graphics)
    {
        CallPlace site = Site(nameof(AddCdGraphics));
        lock (Gate)
        {
            RequireOpen(site);
            int sectors = Find(site, trackIndex).SectorCount;
            if (graphics is null)
            {
                _graphics.Remove(trackIndex - 1);
                return;
            }

            RequireRwType(site);
            if (!graphics.CanRead || !graphics.CanSeek)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, site, "The stream is closed, or cannot be read and positioned.");
            }

            long there = CdgReader.SectorsIn(graphics.Length - graphics.Position);
            _graphics[trackIndex - 1] = new SectorSource(
                graphics, graphics.Position, (int)Math.Min(there, sectors), CdSector.SubchannelBytes)
            {
                IsZeroFilled = true,
            };
        }
    }

    private void RequireRwType(in CallPlace site)
    {
        if (_type == IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY)
        {
            throw TypeNotSupported(site, $"{nameof(ResultingImageType)} is PQ_ONLY, which has no R to W.");
        }
    }

    private void RequireFittingText(in CallPlace site)
    {
        int last = _firstNumber + _tracks.Count - 1;
        foreach (CdTextBlock block in _cdText?.Blocks ?? [])
        {
            if (block.FirstTrack != _firstNumber || block.LastTrack != last)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG,
                    site,
                    $"CD-TEXT block {block.Number} has tracks {block.FirstTrack} to {block.LastTrack}; the image has "
                    + $"{_firstNumber} to {last}.");
            }
        }
    }
}
