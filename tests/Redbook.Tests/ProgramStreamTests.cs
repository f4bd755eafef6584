using Redbook.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Pieces of sound as one stream.</summary>
public sealed class ProgramStreamTests
{
    [Fact]
    public void Any_place_is_what_the_pieces_hold_there_whatever_was_read_before()
    {
        byte[] one = Signals.Noise(3, seed: 1), two = Signals.Noise(2, seed: 2);
        byte[] expected = [.. new byte[400], .. one.AsSpan(40, 5000), .. two, .. new byte[(7 * 2352) - 400 - 5000 - two.Length]];
        SoundPiece[] pieces =
        [
            SoundPiece.Silence(100), new(() => new ForwardOnly(one), 10, 1250), SoundPiece.Silence(0), new(() => new MemoryStream(two), 0, two.Length / 4),
        ];
        using ProgramStream stream = new(pieces, 7);
        Assert.Equal(expected.Length, stream.Length);
        Random random = new(5);
        byte[] buffer = new byte[3000];
        for (int i = 0; i < 300; i++)
        {
            int at = random.Next(expected.Length + 100), count = random.Next(buffer.Length);
            stream.Position = at;
            int got = stream.Read(buffer, 0, count);
            Assert.Equal(Math.Clamp(expected.Length - at, 0, count), got);
            Assert.True(buffer.AsSpan(0, got).SequenceEqual(expected.AsSpan(Math.Min(at, expected.Length), got)));
        }
    }

    [Fact]
    public void A_file_that_has_become_shorter_is_an_error_and_not_silence()
    {
        using ProgramStream stream = new([new SoundPiece(() => new MemoryStream(new byte[100]), 0, 588)], 1);
        Assert.Throws<EndOfStreamException>(() => stream.ReadExactly(new byte[2352]));
    }

    /// <summary>Samples that can only be read onward, as a decoder gives them.</summary>
    private sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Position
        {
            get => base.Position;
            set => throw new NotSupportedException();
        }
    }
}
