using Redbook.Discs;
using Redbook.Emulation.Stores;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class MemoryStoreTests
{
    // Against the obvious: one array that is as long as it has to be.
    [Fact]
    public void Whatever_is_written_cut_off_and_lengthened_reads_back()
    {
        for (int seed = 0; seed < TestLength.Rounds(60, 1_000); seed++)
        {
            var random = new Random(seed);
            using MemoryStore store = new();
            byte[] expected = [];
            for (int step = 0; step < 30; step++)
            {
                int start = random.Next((expected.Length / CdSector.AudioBytes) + 1);
                if (random.Next(3) > 0)
                {
                    byte[] sound = Host.Sound(step, random.Next(1, 400));
                    start += random.Next(3) == 0 ? random.Next(1_500) : 0;
                    Array.Resize(ref expected, Math.Max(expected.Length, (start * CdSector.AudioBytes) + sound.Length));
                    sound.CopyTo(expected, start * CdSector.AudioBytes);
                    store.Write(new Lba(start), sound);
                }
                else
                {
                    int end = random.Next(2) == 0 ? start : start + random.Next(1_500);
                    Array.Resize(ref expected, end * CdSector.AudioBytes);
                    store.SetEnd(new Lba(end));
                }
            }

            byte[] actual = Host.Sound(seed, (expected.Length / CdSector.AudioBytes) + 3);
            store.Read(Lba.Zero, actual);
            Assert.Equal(expected.Length / CdSector.AudioBytes, store.End.Value);
            Assert.True(actual.AsSpan(0, expected.Length).SequenceEqual(expected), $"seed {seed}");
            Assert.False(actual.AsSpan(expected.Length).ContainsAnyExcept((byte)0), $"seed {seed}");
        }
    }
}
