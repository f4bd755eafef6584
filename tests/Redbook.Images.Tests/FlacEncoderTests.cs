using Redbook.Images.Formats;
using Redbook.Testing;

namespace Redbook.Images.Tests;

[Trait("Category", "Judge")]
public sealed class FlacEncoderTests
{
    // Far more than the pipes to and from the encoder hold.
    private static readonly byte[] s_noise = Signals.Noise(sectors: 4000, seed: 5);

    [Fact]
    public async Task On_a_full_disk_encoding_ends_with_what_is_wrong()
    {
        using TempFolder folder = new();
        using ImageOutput output = new(new ImageTarget(folder.PathOf("disc.cue"), new DiscImageWriteOptions()), null, CancellationToken.None);
        using FullDisk file = new();
        Task encoding = Task.Run(() => FlacEncoder.Encode(file, output, static to => to.Write(s_noise)), TestContext.Current.CancellationToken);
        IOException full = await Assert.ThrowsAsync<IOException>(
            () => encoding.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
        Assert.Equal(FullDisk.Said, full.Message);
    }

    [Fact]
    public async Task A_source_that_cannot_be_read_is_what_is_told()
    {
        using TempFolder folder = new();
        using ImageOutput output = new(new ImageTarget(folder.PathOf("disc.cue"), new DiscImageWriteOptions()), null, CancellationToken.None);
        using MemoryStream file = new();
        Task encoding = Task.Run(
            () => FlacEncoder.Encode(file, output, static _ => throw new IOException("The source is gone.")), TestContext.Current.CancellationToken);
        IOException gone = await Assert.ThrowsAsync<IOException>(
            () => encoding.WaitAsync(TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken));
        Assert.Equal("The source is gone.", gone.Message);
    }

    private sealed class FullDisk : MemoryStream
    {
        public const string Said = "No room.";

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException(Said);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException(Said);
    }
}
