namespace Redbook.Audio.Pcm;

/// <summary>Uncompressed samples of a file, whatever header says where they lie.</summary>
internal sealed class PcmSampleSource : SampleSource
{
    private const int BufferBytes = 64 * 1024;

    private readonly Stream _file;
    private readonly PcmLayout _layout;
    private readonly byte[] _buffer;
    private long _positionFrames;

    /// <summary>Takes over <paramref name="file"/>, which is disposed of with the source.</summary>
    public PcmSampleSource(Stream file, PcmLayout layout)
    {
        _file = file;
        _layout = layout;
        _buffer = new byte[Math.Max(BufferBytes / layout.FrameBytes, 1) * layout.FrameBytes];
        _file.Position = layout.DataOffset;
    }

    /// <inheritdoc/>
    public override SampleFormat Format => _layout.Format;

    /// <inheritdoc/>
    public override long? LengthFrames => _layout.LengthFrames;

    /// <inheritdoc/>
    public override int ReadIntegers(Span<int> interleaved)
    {
        if (Format.IsFloat)
        {
            return base.ReadIntegers(interleaved);
        }

        int frames = Fill(_buffer, interleaved.Length / _layout.Channels);
        PcmDecoder.DecodeIntegers(_layout.Encoding, _buffer.AsSpan(0, frames * _layout.FrameBytes), interleaved);
        return frames;
    }

    /// <inheritdoc/>
    public override int ReadFloats(Span<double> interleaved)
    {
        if (!Format.IsFloat)
        {
            return base.ReadFloats(interleaved);
        }

        long start = PositionBytes;
        int frames = Fill(_buffer, interleaved.Length / _layout.Channels);
        int bad = PcmDecoder.DecodeFloats(
            _layout.Encoding, _buffer.AsSpan(0, frames * _layout.FrameBytes), interleaved);
        return bad < 0
            ? frames
            : throw new AudioDataException(
                "a floating-point sample is not a finite number", start + (bad * (long)_layout.Encoding.ContainerBytes));
    }

    /// <inheritdoc/>
    internal override bool HoldsDiscFrames => _layout is
    {
        Channels: 2,
        Encoding: { Kind: PcmKind.SignedInteger, ContainerBytes: 2, SignificantBits: 16, IsBigEndian: false },
    };

    /// <inheritdoc/>
    internal override int ReadDiscFrames(Span<byte> stored) =>
        HoldsDiscFrames ? Fill(stored, stored.Length / _layout.FrameBytes) : base.ReadDiscFrames(stored);

    /// <inheritdoc/>
    internal override bool TrySkip(long frames)
    {
        _positionFrames += frames;
        _file.Position = PositionBytes;
        return true;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file.Dispose();
        }

        base.Dispose(disposing);
    }

    private long PositionBytes => _layout.DataOffset + (_positionFrames * _layout.FrameBytes);

    private int Fill(Span<byte> stored, int wantedFrames)
    {
        long left = _layout.LengthFrames - _positionFrames;
        int frames = (int)Math.Min(left, Math.Min(wantedFrames, stored.Length / _layout.FrameBytes));
        int bytes = frames * _layout.FrameBytes;
        int read = _file.ReadAtLeast(stored[..bytes], bytes, throwOnEndOfStream: false);
        if (read < bytes)
        {
            throw new AudioDataException("the file ended before its samples did", PositionBytes + read);
        }

        _positionFrames += frames;
        return frames;
    }
}
