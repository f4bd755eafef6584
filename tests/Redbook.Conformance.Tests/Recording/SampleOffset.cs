using Redbook.Discs;

namespace Redbook.Conformance.Tests.Recording;

/// <summary>Compares what was written with what was read where the drive moves both by some samples.</summary>
internal static class SampleOffset
{
    // More than twice what any drive on the known lists is off.
    private const int MostSamples = 4 * CdSector.Samples;

    /// <summary>How many samples later than written something was read; null when it is nowhere near.</summary>
    public static int? Find(ReadOnlySpan<byte> written, ReadOnlySpan<byte> read)
    {
        int length = written.Length - (2 * MostSamples * CdSector.BytesPerSample);
        ReadOnlySpan<byte> middle = written.Slice(MostSamples * CdSector.BytesPerSample, length);
        for (int offset = -MostSamples; offset <= MostSamples; offset++)
        {
            if (read.Slice((MostSamples + offset) * CdSector.BytesPerSample, length).SequenceEqual(middle))
            {
                return offset;
            }
        }

        return null;
    }

    public static void Check(byte[] written, byte[] read, string what)
    {
        int? offset = Find(written, read);
        Assert.True(offset is not null, $"{what}: not what was written");
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {offset} samples later than written");
    }
}
