namespace Redbook.Audio.Tests;

/// <summary>A source over samples in memory, which gives them in pieces of changing size.</summary>
internal sealed class ArraySource : SampleSource
{
    private readonly int[] _integers;
    private readonly double[] _floats;
    private readonly bool _tellsLength;
    private readonly Random _random = new(17);
    private int _at;

    public ArraySource(SampleFormat format, int[] integers, bool tellsLength = true)
        : this(format, integers, [], tellsLength)
    {
    }

    public ArraySource(SampleFormat format, double[] floats, bool tellsLength = true)
        : this(format, [], floats, tellsLength)
    {
    }

    private ArraySource(SampleFormat format, int[] integers, double[] floats, bool tellsLength) =>
        (Format, _integers, _floats, _tellsLength) = (format, integers, floats, tellsLength);

    public override SampleFormat Format { get; }

    public override long? LengthFrames =>
        _tellsLength ? Math.Max(_integers.Length, _floats.Length) / Format.Channels : null;

    public override int ReadIntegers(Span<int> interleaved) =>
        Format.IsFloat ? base.ReadIntegers(interleaved) : Read(_integers, interleaved);

    public override int ReadFloats(Span<double> interleaved) =>
        Format.IsFloat ? Read(_floats, interleaved) : base.ReadFloats(interleaved);

    private int Read<T>(T[] samples, Span<T> room)
    {
        int left = (samples.Length - _at) / Format.Channels;
        int frames = Math.Min(Math.Min(left, room.Length / Format.Channels), _random.Next(1, 5000));
        samples.AsSpan(_at, frames * Format.Channels).CopyTo(room);
        _at += frames * Format.Channels;
        return frames;
    }
}
