using System.Runtime.InteropServices;
using Redbook.Images.Identity;
using Redbook.Testing;

namespace Redbook.Images.Tests.Identity;

/// <summary>Checksums of made-up discs that other programs computed too.</summary>
public sealed class DiscSumTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_disc_A()
    {
        DiscSums sums = Of("INDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:06:10\nINDEX 01 00:06:53\nTRACK 03 AUDIO\nINDEX 01 00:16:10\n");
        Assert.Equal(
            [
                new TrackSums(1, 0x5FC8AB3A, 0xD1EB732D, 0xcebdf72d, 0xe470a57d, 0x1b20cd60, 0x46f51d86),
                new TrackSums(2, 0xDD6092A8, 0xBA80D22C, 0xc2010d9b, 0xcde6672a, 0x125b8a89, 0xdd6092a8),
                new TrackSums(3, 0xC8B5DE9C, 0xFD1136A0, 0x90b28fd5, 0x9bf62578, 0xd99d1327, 0xc51636cf),
            ],
            sums.Tracks);
        Assert.Equal(0xee5a5657, sums.CueTools);
    }

    // What lies before track 1 is part of no track.
    [Fact]
    public void Of_disc_B()
    {
        DiscSums sums = Of("INDEX 00 00:00:00\nINDEX 01 00:00:33\nTRACK 02 AUDIO\nINDEX 00 00:06:10\nINDEX 01 00:06:53\nTRACK 03 AUDIO\nINDEX 01 00:16:10\n");
        Assert.Equal(new TrackSums(1, 0xD3C6363A, 0x3866907A, 0xba9778d8, 0x2b13f2d1, 0xeb87c42b, 0x67aa366f), sums.Tracks[0]);
        Assert.Equal((0x42f7d3b8u, 0x52852e81u), (sums.Tracks[2].CueTools, sums.CueTools));
    }

    [Fact]
    public void Of_a_disc_of_one_track()
    {
        TrackSums track = Assert.Single(Of("INDEX 01 00:00:00\n").Tracks);
        Assert.Equal((0x4BA1121Cu, 0x96736391u), (track.Crc, track.CrcWithoutNulls));
        Assert.Equal((0x6e98f0a1u, 0xb280f78fu, 0x1b20cd60u), (track.AccurateRip1, track.AccurateRip2, track.AccurateRip450));
    }

    // The middle one of three tracks, of four words; so short that both sums can be followed by hand.
    [Fact]
    public void Of_a_tiny_track()
    {
        SoundSums sums = new([8, 4, 8]);
        sums.Add(new byte[32]);
        sums.EndTrack(1);
        sums.Add(MemoryMarshal.AsBytes<uint>([0x00000001, 0x80000000, 0xFFFFFFFF, 0x00010002]));
        sums.EndTrack(2);
        Assert.Equal(new TrackSums(2, 0x0D4903D7, 0xAFEA5313, 0x00040006, 0x00040009, 0, 0x0D4903D7), sums.Tracks[1]);
    }

    private DiscSums Of(string indexes)
    {
        _folder.Write("a.bin", DiscA.Sound);
        return DiscSums.Compute(DiscA.Open(_folder, $"FILE a.bin BINARY\nTRACK 01 AUDIO\n{indexes}").Image);
    }
}
