using System.Buffers.Binary;
using System.Globalization;
using Redbook.Audio.Chunks;
using Redbook.Audio.Pcm;

namespace Redbook.Audio.Wave;

/// <summary>Reads the chunks of RIFF, RF64, BW64 and big-endian RIFX files, in whatever order they come.</summary>
/// <remarks>Sizes that recorders leave wrong are repaired by what lies in the file, each with a notice.</remarks>
internal sealed class WaveHeaderReader
{
    private const int Ds64Size = 24;                     // the fields before its table: RIFF, data, sample count

    private readonly Stream _file;
    private readonly ChunkWalker _chunks;
    private readonly List<string> _notices = [];
    private readonly bool _is64Bit;
    private readonly bool _isBigEndian;
    private WaveFormat? _format;
    private long _dataOffset;
    private long _dataBytes;
    private bool _hasData;
    private long? _dataBytes64;

    private WaveHeaderReader(Stream file, bool is64Bit, bool isBigEndian)
    {
        _file = file;
        _is64Bit = is64Bit;
        _isBigEndian = isBigEndian;
        _chunks = new ChunkWalker(file, isBigEndian);
    }

    /// <summary>Whether these first bytes of a file are a WAVE header this reader knows; 12 bytes are enough.</summary>
    public static bool IsWave(ReadOnlySpan<byte> start) =>
        start.Length >= ChunkWalker.FirstChunkOffset && start[8..12].SequenceEqual("WAVE"u8)
        && (start[..4].SequenceEqual("RIFF"u8) || Is64Bit(start) || IsBigEndian(start));

    /// <summary>Reads the header of a seekable file that <see cref="IsWave"/> accepted.</summary>
    /// <exception cref="AudioDataException">A chunk that is needed is missing or makes no sense.</exception>
    public static WaveHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[ChunkWalker.FirstChunkOffset];
        file.Position = 0;
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return IsWave(start[..read])
            ? new WaveHeaderReader(file, Is64Bit(start), IsBigEndian(start)).Read()
            : throw new AudioDataException("not a WAVE file", 0);
    }

    private static bool Is64Bit(ReadOnlySpan<byte> start) =>
        start[..4].SequenceEqual("RF64"u8) || start[..4].SequenceEqual("BW64"u8);

    private static bool IsBigEndian(ReadOnlySpan<byte> start) => start[..4].SequenceEqual("RIFX"u8);

    private WaveHeader Read()
    {
        long contentBytes = 0;
        while (_chunks.MoveNext(contentBytes))
        {
            contentBytes = ReadChunk();
        }

        if (_format is not { } format)
        {
            throw new AudioDataException("the WAVE file has no 'fmt ' chunk, so nothing says what its samples are",
                _chunks.EndOffset);
        }

        if (!_hasData)
        {
            throw new AudioDataException("the WAVE file has no 'data' chunk: it holds no samples", _chunks.EndOffset);
        }

        if (format.Tag is WaveFormatTag.Pcm or WaveFormatTag.IeeeFloat)
        {
            return new WaveHeader(format, CreateLayout(format));
        }

        // Decoders of others take such samples for little-endian ones, and make noise of them.
        return _isBigEndian
            ? throw new AudioDataException($"{WaveFormatTag.Describe(format.Tag)} in a big-endian WAVE file")
            : new WaveHeader(format, Layout: null);
    }

    // Returns the bytes of the chunk as they lie in the file.
    private long ReadChunk()
    {
        long size = _chunks.StatedSize;
        if (_chunks.Id.SequenceEqual("data"u8))
        {
            return ReadData(size);
        }

        if (_chunks.Id.SequenceEqual("fmt "u8))
        {
            ReadFormat(size);
        }
        else if (_is64Bit && _chunks.Id.SequenceEqual("ds64"u8) && size >= Ds64Size)
        {
            Span<byte> ds64 = stackalloc byte[Ds64Size];
            if (_file.ReadAtLeast(ds64, Ds64Size, throwOnEndOfStream: false) == Ds64Size)
            {
                _dataBytes64 = BinaryPrimitives.ReadInt64LittleEndian(ds64[8..]);
            }
        }

        return size;
    }

    private void ReadFormat(long size)
    {
        Span<byte> chunk = stackalloc byte[WaveFormat.ExtensibleSize];
        chunk = chunk[..(int)Math.Min(size, chunk.Length)];
        int read = _file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        if (read < WaveFormat.MinimumSize)
        {
            throw new AudioDataException(
                $"the 'fmt ' chunk has {read} bytes; {WaveFormat.MinimumSize} is the least", _chunks.ContentOffset);
        }

        if (_format is null)
        {
            _format = WaveFormat.Parse(chunk[..read], _isBigEndian);
        }
        else
        {
            _notices.Add("The file has more than one 'fmt ' chunk; the first counts.");
        }
    }

    private long ReadData(long statedBytes)
    {
        if (_hasData)
        {
            _notices.Add("The file has more than one 'data' chunk; only the first is read.");
            return statedBytes;
        }

        _hasData = true;
        _dataOffset = _chunks.ContentOffset;
        long available = _file.Length - _dataOffset;
        if (_is64Bit && statedBytes == uint.MaxValue && _dataBytes64 is { } large)
        {
            statedBytes = large < 0 ? uint.MaxValue : large;
        }

        _dataBytes = statedBytes;
        if (statedBytes > available)
        {
            _dataBytes = available;
            _notices.Add(statedBytes == uint.MaxValue
                ? "The header does not say how long the data is; it is read to the end of the file."
                : Invariant($"The header promises {statedBytes} bytes of samples, the file holds {available}: ")
                    + "the recording was cut off or its header never finished. It is read to the end of the file.");
        }
        else if (statedBytes == 0 && available > 0 && !_chunks.IsKnownChunkAt(_dataOffset))
        {
            _dataBytes = available;
            _notices.Add("The header says that there are no samples, as a recorder leaves it that was interrupted; "
                + "the file is read to its end.");
        }

        return _dataBytes;
    }

    private PcmLayout CreateLayout(WaveFormat format)
    {
        PcmEncoding encoding = CreateEncoding(format);
        int frameBytes = encoding.ContainerBytes * format.Channels;
        if (format.BytesPerSecond != format.SampleRateHz * (ulong)frameBytes)
        {
            _notices.Add(Invariant($"The header states {format.BytesPerSecond} bytes per second where ")
                + Invariant($"{format.SampleRateHz * (ulong)frameBytes} follow from rate and frame size; ignored."));
        }

        if (_chunks.IsPadByteMissing)
        {
            _notices.Add("A chunk of odd size lacks its pad byte; the next one was found without it.");
        }

        if (_dataBytes % frameBytes != 0)
        {
            _notices.Add(Invariant($"The last {_dataBytes % frameBytes} bytes are not a whole sample frame; ignored."));
        }

        long behind = _file.Length - _chunks.EndOffset;
        if (behind > 1)
        {
            _notices.Add(Invariant($"{behind} bytes after the last chunk are ignored."));
        }

        return new PcmLayout(
            encoding, (int)format.SampleRateHz, format.Channels, _dataOffset, _dataBytes / frameBytes, _notices);
    }

    private PcmEncoding CreateEncoding(WaveFormat format)
    {
        if (format.Channels == 0 || format.SampleRateHz is 0 or > int.MaxValue)
        {
            throw new AudioDataException(
                Invariant($"the WAVE header states {format.Channels} channels at {format.SampleRateHz} Hz"));
        }

        bool isFloat = format.Tag == WaveFormatTag.IeeeFloat;
        if (isFloat ? format.Bits is not (32 or 64) : format.Bits is < 1 or > 32)
        {
            throw new AudioDataException(Invariant($"samples of {format.Bits} bits ")
                + (isFloat ? "floating point (32 and 64 exist)" : "(1 to 32 are possible)"));
        }

        int containerBytes = (format.Bits + 7) / 8;
        if (format.BlockAlign != containerBytes * format.Channels)
        {
            throw new AudioDataException(
                Invariant($"the WAVE header contradicts itself: {format.Channels} channels of {format.Bits} bits are ")
                + Invariant($"{containerBytes * format.Channels} bytes a frame, but it states {format.BlockAlign}"));
        }

        int validBits = !isFloat && format.ValidBits > 0 && format.ValidBits < format.Bits
            ? format.ValidBits
            : format.Bits;
        PcmKind kind = isFloat ? PcmKind.Float
            : containerBytes == 1 ? PcmKind.UnsignedInteger
            : PcmKind.SignedInteger;
        return new PcmEncoding(kind, containerBytes, validBits, _isBigEndian);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
