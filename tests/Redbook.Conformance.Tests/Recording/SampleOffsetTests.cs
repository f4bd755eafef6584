using Redbook.Discs;

namespace Redbook.Conformance.Tests.Recording;

public sealed class SampleOffsetTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(-1164)]
    [InlineData(2352)]
    [InlineData(-2352)]
    public void Samples_that_moved_are_found_again(int samples)
    {
        byte[] written = Recordings.Sound(5, 20);
        byte[] read = new byte[written.Length];
        int bytes = samples * CdSector.BytesPerSample;
        written.AsSpan(Math.Max(-bytes, 0), written.Length - Math.Abs(bytes)).CopyTo(read.AsSpan(Math.Max(bytes, 0)));

        Assert.Equal(samples, SampleOffset.Find(written, read));
    }

    [Fact]
    public void One_wrong_sample_is_not_an_offset()
    {
        byte[] written = Recordings.Sound(5, 20);
        byte[] read = [.. written];
        read[read.Length / 2] ^= 1;

        Assert.Null(SampleOffset.Find(written, read));
    }
}
