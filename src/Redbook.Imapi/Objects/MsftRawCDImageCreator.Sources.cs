using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <content>Streams given by the caller, and the image made of them.</content>
public partial class MsftRawCDImageCreator
{
    /// <inheritdoc cref="IRawCDImageCreator.CreateResultImage"/>
    /// <remarks>The result is both an <see cref="IStream"/> and a <see cref="Stream"/>.</remarks>
    public RawCDImageStream CreateResultImage()
    {
        CallPlace site = Site(nameof(CreateResultImage));
        lock (Gate)
        {
            RequireOpen(site);
            RequireTracks(site);
            RequireIndexesClearOfPregaps(site);
            RequireFittingText(site);
            RequireFittingGenerator(site);
            RawImage image;
            try
            {
                image = new RawImage(ToMaster(), (RawImageForm)_type);
            }
            catch (ArgumentException failure)
            {
                throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, failure.Message, inner: failure);
            }

            LetGo();
            return new RawCDImageStream(image);
        }
    }

    IStream IRawCDImageCreator.CreateResultImage() => CreateResultImage();

    private static (Stream Stream, long Sectors) Measure(
        in CallPlace site, Stream stream, int sectorBytes, int minSectors)
    {
        if (!stream.CanRead || !stream.CanSeek)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                stream is ComStreamSource
                    ? "The stream does not tell its length: it answers neither Stat nor Seek."
                    : "The stream is closed, or cannot be read and positioned.");
        }

        long bytes = stream.Length - stream.Position;
        if (bytes % sectorBytes != 0)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"{bytes} bytes are no whole sectors of {sectorBytes}: {bytes % sectorBytes} too many. "
                + "A file header does not belong here.");
        }

        return bytes / sectorBytes >= minSectors
            ? (stream, bytes / sectorBytes)
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"The stream has {bytes / sectorBytes} sectors; {minSectors} are the least.");
    }

    private static SectorSource SourceOf(Stream stream, long sectors, int sectorBytes) =>
        new(stream, stream.Position, (int)sectors, sectorBytes);

    /// <summary>A stream of our own over the caller's; the same one when it is given twice, because it has one position.
    /// </summary>
    private ComStreamSource Open(IStream data)
    {
        if (!_streams.TryGetValue(data, out ComStreamSource? source))
        {
            source = new ComStreamSource(data) { SeeksBeforeReading = true };
            _streams.Add(data, source);
        }

        source.Position = 0;
        return source;
    }

    private MasterDisc ToMaster()
    {
        List<RwSource> rw = _generator is null ? [] : [new RwSource(_generator, new Lba(_startOfLeadIn))];
        rw.AddRange(_graphics.Select(pair => new RwSource(pair.Value, new Lba(StartOf(pair.Key, _isGapless)))
        {
            ComputeParity = true,
        }));
        return new MasterDisc
        {
            FirstTrackNumber = _firstNumber,
            Mcn = _mcn,
            LeadInStart = new Lba(_startOfLeadIn),
            CdTextPacks = _cdTextEncoding?.Packs,
            Rw = rw,
            Tracks =
            [
                .. _tracks.Select((track, i) => track.ToMaster(
                    i == 0 ? _specialPregap : null,
                    i > 0 && !_isGapless ? RedBookLimits.PauseSectors : 0,
                    i > 0 && _isGapless ? RedBookLimits.PauseSectors : 0)),
            ],
        };
    }

    private void RequireIndexesClearOfPregaps(in CallPlace site)
    {
        for (int i = 0; _isGapless && i < _tracks.Count - 1; i++)
        {
            RawCDImageTrackInfo track = _tracks[i];
            int last = track.SectorCount - RedBookLimits.PauseSectors - RawCDImageTrackInfo.MinIndexSectors;
            if (track.LastOffset > last)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX,
                    site,
                    $"The last 150 sectors of track {track.TrackNumber} become the pregap of the next; its index at offset "
                    + $"{track.LastOffset} must lie at {last} or before.");
            }
        }
    }

    private void RequireFittingGenerator(in CallPlace site)
    {
        int sectors = LeadOut(_isGapless) + RedBookLimits.FirstLeadOutSectors - _startOfLeadIn;
        if (_generator is not null && _generator.LengthSectors != sectors)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG,
                site,
                $"The R-W generator has {_generator.LengthSectors} sectors of 96 bytes; the image has {sectors}.");
        }
    }

    // From here on the image alone holds the streams.
    private void LetGo()
    {
        _isReadOnly = true;
        foreach (RawCDImageTrackInfo track in _tracks)
        {
            track.Source = null;
        }

        (_specialPregap, _generator) = (null, null);
        _streams.Clear();
        _graphics.Clear();
    }
}
