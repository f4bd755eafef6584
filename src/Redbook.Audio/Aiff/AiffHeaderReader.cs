using System.Buffers.Binary;
using System.Globalization;
using Redbook.Audio.Chunks;
using Redbook.Audio.Pcm;

namespace Redbook.Audio.Aiff;

/// <summary>Reads the chunks of AIFF and AIFC files, in whatever order they come.</summary>
internal sealed class AiffHeaderReader
{
    private const int SoundHeaderSize = 8;               // SSND: offset, block size; then the samples

    private readonly Stream _file;
    private readonly ChunkWalker _chunks;
    private readonly List<string> _notices = [];
    private AiffCommon? _common;
    private long _dataOffset;
    private long _dataBytes;
    private bool _hasData;
    private bool _isCutOff;

    private AiffHeaderReader(Stream file)
    {
        _file = file;
        _chunks = new ChunkWalker(file, isBigEndian: true);
    }

    /// <summary>Whether these first bytes of a file are an AIFF or AIFC header; 12 bytes are enough.</summary>
    public static bool IsAiff(ReadOnlySpan<byte> start) =>
        start.Length >= ChunkWalker.FirstChunkOffset && start[..4].SequenceEqual("FORM"u8)
        && (start[8..12].SequenceEqual("AIFF"u8) || start[8..12].SequenceEqual("AIFC"u8));

    /// <summary>Reads the header of a seekable file that <see cref="IsAiff"/> accepted.</summary>
    /// <exception cref="AudioDataException">A chunk that is needed is missing or makes no sense.</exception>
    public static AiffHeader Read(Stream file)
    {
        Span<byte> start = stackalloc byte[ChunkWalker.FirstChunkOffset];
        file.Position = 0;
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return IsAiff(start[..read])
            ? new AiffHeaderReader(file).Read()
            : throw new AudioDataException("not an AIFF file", 0);
    }

    private AiffHeader Read()
    {
        long contentBytes = 0;
        while (_chunks.MoveNext(contentBytes))
        {
            contentBytes = _chunks.StatedSize;
            if (_chunks.Id.SequenceEqual("COMM"u8) && _common is null)
            {
                _common = ReadCommon(contentBytes);
            }
            else if (_chunks.Id.SequenceEqual("SSND"u8) && !_hasData)
            {
                contentBytes = ReadSound(contentBytes);
            }
        }

        if (_common is not { } common)
        {
            throw new AudioDataException("the AIFF file has no 'COMM' chunk, so nothing says what its samples are",
                _chunks.EndOffset);
        }

        return _hasData
            ? new AiffHeader(common, CreateLayout(common))
            : throw new AudioDataException(
                "the AIFF file has no 'SSND' chunk: it holds no samples", _chunks.EndOffset);
    }

    private AiffCommon ReadCommon(long size)
    {
        Span<byte> chunk = stackalloc byte[AiffCommon.CompressedSize];
        chunk = chunk[..(int)Math.Min(size, chunk.Length)];
        int read = _file.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
        return read >= AiffCommon.Size
            ? AiffCommon.Parse(chunk[..read])
            : throw new AudioDataException(
                $"the 'COMM' chunk has {read} bytes; {AiffCommon.Size} is the least", _chunks.ContentOffset);
    }

    // Returns the bytes of the chunk as they lie in the file.
    private long ReadSound(long statedBytes)
    {
        _hasData = true;
        long available = _file.Length - _chunks.ContentOffset;
        long bytes = statedBytes;
        if (statedBytes > available)
        {
            bytes = available;
            _isCutOff = true;
            _notices.Add(Invariant($"The header promises {statedBytes} bytes of samples, the file holds {available}: ")
                + "the recording was cut off or its header never finished. It is read to the end of the file.");
        }
        else if (statedBytes <= SoundHeaderSize && available > SoundHeaderSize
            && !_chunks.IsKnownChunkAt(_chunks.ContentOffset + statedBytes))
        {
            bytes = available;
            _notices.Add("The header says that there are no samples, as a recorder leaves it that was interrupted; "
                + "the file is read to its end.");
        }

        Span<byte> header = stackalloc byte[SoundHeaderSize];
        _file.Position = _chunks.ContentOffset;
        if (bytes < SoundHeaderSize
            || _file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) < SoundHeaderSize)
        {
            throw new AudioDataException(
                $"the 'SSND' chunk has {bytes} bytes; {SoundHeaderSize} is the least", _chunks.ContentOffset);
        }

        long offset = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (offset > bytes - SoundHeaderSize)
        {
            throw new AudioDataException(
                Invariant($"the 'SSND' chunk starts its samples at {offset}, behind its own end"), _chunks.ContentOffset);
        }

        _dataOffset = _chunks.ContentOffset + SoundHeaderSize + offset;
        _dataBytes = bytes - SoundHeaderSize - offset;
        return bytes;
    }

    private PcmLayout? CreateLayout(AiffCommon common)
    {
        if (common.Channels == 0 || !(common.SampleRateHz is >= 0.5 and <= int.MaxValue))
        {
            throw new AudioDataException(
                Invariant($"the AIFF header states {common.Channels} channels at {common.SampleRateHz} Hz"));
        }

        if (AiffCompression.FindEncoding(common.Compression, common.Bits) is not { } encoding)
        {
            return null;
        }

        if (encoding.SignificantBits is < 1 or > 64 || (encoding.Kind != PcmKind.Float && encoding.SignificantBits > 32))
        {
            throw new AudioDataException(Invariant($"samples of {common.Bits} bits (1 to 32 are possible)"));
        }

        int frameBytes = encoding.ContainerBytes * common.Channels;
        long lengthFrames = _dataBytes / frameBytes;
        if (common.LengthFrames > 0 && common.LengthFrames < lengthFrames)
        {
            lengthFrames = common.LengthFrames;
        }
        else if (common.LengthFrames > lengthFrames && _isCutOff)
        {
            throw new AudioDataException(
                Invariant($"the file is cut off: {lengthFrames} of {common.LengthFrames} sample frames are there"),
                _file.Length);
        }
        else if (common.LengthFrames > lengthFrames)
        {
            _notices.Add(Invariant($"The header promises {common.LengthFrames} sample frames, ")
                + Invariant($"the file holds {lengthFrames}."));
        }
        else if (common.LengthFrames == 0 && lengthFrames > 0)
        {
            _notices.Add("The header states no length, as a recorder leaves it that was interrupted; "
                + "the size of the data counts.");
        }

        if (_chunks.IsPadByteMissing)
        {
            _notices.Add("A chunk of odd size lacks its pad byte; the next one was found without it.");
        }

        double rate = Math.Round(common.SampleRateHz);
        if (rate != common.SampleRateHz)
        {
            _notices.Add(Invariant($"The sampling rate {common.SampleRateHz} Hz is taken as {rate} Hz."));
        }

        return new PcmLayout(encoding, (int)rate, common.Channels, _dataOffset, lengthFrames, _notices);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
