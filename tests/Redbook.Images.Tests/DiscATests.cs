using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Redbook.Images.Tests;

public sealed class DiscATests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, -22_038)]
    [InlineData(11, -13_214, 27_348)]
    [InlineData(777, 13_920, 0)]
    [InlineData(1_062_515, 24_999, 12_476)]
    public void Its_samples_are_those_that_vectors_are_computed_of(int sample, short left, short right)
    {
        ReadOnlySpan<byte> at = DiscA.Sound.AsSpan(sample * 4);
        Assert.Equal((left, right), (BinaryPrimitives.ReadInt16LittleEndian(at), BinaryPrimitives.ReadInt16LittleEndian(at[2..])));
    }

    [Fact]
    public void All_of_it_has_the_hash_of_the_vectors() =>
        Assert.Equal("a2ed7c935a5152e3e0c14c3da9f0af83", Convert.ToHexStringLower(MD5.HashData(DiscA.Sound)));
}
