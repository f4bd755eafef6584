using Redbook.Audio.External;

namespace Redbook.Audio.Tests.External;

public sealed class FfmpegMessageTests
{
    [Theory]
    [InlineData("[mov,mp4 @ 0x55dfdfdc2940] moov atom not found", "mov,mp4: moov atom not found")]
    [InlineData("file:/a.m4a: Invalid data", "file:/a.m4a: Invalid data")]
    [InlineData("[not an address] x", "[not an address] x")]
    [InlineData("title \u001b[2J\u009b1m\rx", "title ?[2J?1m?x")]
    public void Messages_lose_addresses_and_whatever_a_terminal_would_obey(string line, string shown) =>
        Assert.Equal(shown, FfmpegProcess.Clean(line));
}
