using System.Runtime.InteropServices;
using Redbook.Audio;
using Redbook.Audio.Conversion;

namespace Redbook;

/// <summary>The samples of a file as the drive takes them: 16 bits, little-endian, stereo.</summary>
internal sealed class TrackPcm : Stream
{
    private readonly CdConverter _converter;

    public TrackPcm(AudioFile file, CdConversionOptions conversion) =>
        _converter = new CdConverter(file.OpenSamples(), conversion);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads whole samples only: into fewer than four bytes it reads nothing.</summary>
    public override int Read(Span<byte> buffer)
    {
        Span<short> samples = MemoryMarshal.Cast<byte, short>(buffer[..(buffer.Length & ~3)]);
        int frames = _converter.Read(samples);
        return frames * 4;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _converter.Dispose();
        }

        base.Dispose(disposing);
    }
}
