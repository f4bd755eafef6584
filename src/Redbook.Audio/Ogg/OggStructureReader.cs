using System.Buffers.Binary;
using System.Globalization;
using Redbook.Audio.External;

namespace Redbook.Audio.Ogg;

/// <summary>Walks all pages of an Ogg file: checksums, page numbers, the end, and the exact length.</summary>
/// <remarks>Decoders pass over damaged pages, which leaves a hole in the music; here they are errors.</remarks>
internal sealed class OggStructureReader
{
    private const int MostStreams = 256;

    // No packet of any codec here makes more samples than this: 120 ms of Opus.
    private const long MostPacketSamples = 8192;

    private readonly Dictionary<uint, uint> _nextPage = [];
    private readonly List<string> _notices = [];
    private uint? _audioSerial;
    private OggCodec _codec;
    private long _preSkip;
    private bool _isFirstAudioPage = true;
    private bool _startsInTheMiddle;
    private bool _isChained;
    private bool _hasEnded;
    private long _lastGranule;

    /// <summary>Walks a file.</summary>
    /// <param name="file">Opened with a buffer.</param>
    /// <param name="start">Offset of the first page.</param>
    /// <exception cref="AudioDataException">A page is damaged or missing, or the file is cut off.</exception>
    public static StreamStructure Read(Stream file, long start) => new OggStructureReader().Walk(file, start);

    private StreamStructure Walk(Stream file, long start)
    {
        byte[] buffer = new byte[OggPage.MaxSize];
        long position = start;
        while (position < file.Length)
        {
            file.Position = position;
            int available = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            int used = TakePages(buffer.AsSpan(0, available), position);
            if (used == 0)
            {
                break;
            }

            position += used;
        }

        if (!_hasEnded)
        {
            throw new AudioDataException("the Ogg file is cut off: its last page is missing", file.Length);
        }

        bool isExact = _codec != OggCodec.Other && !_isChained && !_startsInTheMiddle && _lastGranule > _preSkip;
        if (_isChained)
        {
            _notices.Add("The file is a chain of recordings; they are joined as the decoder gives them.");
        }

        return new StreamStructure(isExact ? _lastGranule - _preSkip : null, _notices);
    }

    // Takes all pages that lie whole in the buffer; returns the bytes of them.
    private int TakePages(ReadOnlySpan<byte> buffer, long position)
    {
        int used = 0;
        while (used < buffer.Length)
        {
            ReadOnlySpan<byte> rest = buffer[used..];
            int size = OggPage.Measure(rest);
            if (size == 0)
            {
                return _hasEnded ? used : throw new AudioDataException("here should be an Ogg page", position + used);
            }

            if (size > rest.Length)
            {
                return used > 0 ? used
                    : throw new AudioDataException("the Ogg file is cut off in the middle of a page", position);
            }

            Take(new OggPage(rest[..size]), position + used);
            used += size;
        }

        return used;
    }

    private void Take(OggPage page, long position)
    {
        if (!page.IsChecksumValid)
        {
            throw new AudioDataException("the checksum of the Ogg page does not match its content", position);
        }

        if (page.IsFirst)
        {
            Begin(page, position);
        }
        else if (!_nextPage.TryGetValue(page.Serial, out uint expected) || page.Number != expected)
        {
            throw new AudioDataException(
                "an Ogg page is missing before this one, which is number "
                + page.Number.ToString(CultureInfo.InvariantCulture),
                position);
        }

        _nextPage[page.Serial] = page.Number + 1;
        if (page.Serial != _audioSerial)
        {
            return;
        }

        if (page.Granule > 0)
        {
            _startsInTheMiddle |= _isFirstAudioPage && page.Granule > page.PacketCount * MostPacketSamples;
            _isFirstAudioPage = false;
            _lastGranule = page.Granule;
        }

        _hasEnded = page.IsLast;
    }

    private void Begin(OggPage page, long position)
    {
        if (_nextPage.Count >= MostStreams)
        {
            throw new AudioDataException($"more than {MostStreams} streams in an Ogg file", position);
        }

        ReadOnlySpan<byte> head = page.Content;
        OggCodec? codec = head switch
        {
            _ when head.StartsWith("\u0001vorbis"u8) => OggCodec.Vorbis,
            _ when head.StartsWith("OpusHead"u8) && head.Length >= 12 => OggCodec.Opus,
            _ when head.StartsWith("\u007FFLAC"u8) => OggCodec.Flac,
            _ when head.StartsWith("Speex   "u8) => OggCodec.Other,
            _ => null,
        };
        if (codec is null || (_audioSerial is not null && !_hasEnded))
        {
            return;                                      // no audio, or a second stream beside the first
        }

        _isChained |= _audioSerial is not null;
        _audioSerial = page.Serial;
        _codec = codec.Value;
        _preSkip = _codec == OggCodec.Opus ? BinaryPrimitives.ReadUInt16LittleEndian(head[10..]) : 0;
    }
}
