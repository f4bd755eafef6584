using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Redbook.Audio.Dithering;

/// <summary>
/// Noise with a triangular distribution between -1 and +1: the sum of two independent uniform values of ±0.5.
/// </summary>
/// <remarks>
/// Eight xoshiro256++ generators side by side; sample n comes from generator n mod 8. The same seed and channel give
/// the same noise on every machine.
/// </remarks>
internal sealed class TriangularNoise
{
    /// <summary>Samples made at once.</summary>
    public const int Lanes = 8;

    private Vector512<ulong> _s0;
    private Vector512<ulong> _s1;
    private Vector512<ulong> _s2;
    private Vector512<ulong> _s3;

    /// <summary>Seeds the generators.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="channel">Another channel, other noise.</param>
    public TriangularNoise(ulong seed, int channel)
    {
        ulong state = seed ^ ((ulong)(channel + 1) * 0xD1B5_4A32_D192_ED03);
        Span<ulong> words = stackalloc ulong[4 * Lanes];
        foreach (ref ulong word in words)
        {
            word = NextSplitMix(ref state);
        }

        _s0 = Vector512.Create<ulong>(words);
        _s1 = Vector512.Create<ulong>(words[Lanes..]);
        _s2 = Vector512.Create<ulong>(words[(2 * Lanes)..]);
        _s3 = Vector512.Create<ulong>(words[(3 * Lanes)..]);
    }

    /// <summary>Adds noise to each sample, in units of the last bit kept.</summary>
    /// <param name="samples">A multiple of <see cref="Lanes"/> long, except at the end of the signal.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(Span<double> samples)
    {
        (Vector512<ulong> s0, Vector512<ulong> s1, Vector512<ulong> s2, Vector512<ulong> s3) = (_s0, _s1, _s2, _s3);
        Vector512<double> scale = Vector512.Create(1.0 / (1L << 32));
        int i = 0;
        for (; i < samples.Length; i += Lanes)
        {
            Vector512<ulong> sum = s0 + s3;
            Vector512<long> random = (((sum << 23) | (sum >>> 41)) + s0).AsInt64();
            Vector512<ulong> shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = (s3 << 45) | (s3 >>> 19);

            // The halves of a random number are two uniform values.
            Vector512<long> triangular = (random >> 32) + ((random << 32) >> 32);
            Vector512<double> noise = Vector512.ConvertToDouble(triangular) * scale;
            if (i + Lanes <= samples.Length)
            {
                (Vector512.Create<double>(samples[i..]) + noise).CopyTo(samples[i..]);
            }
            else
            {
                for (int lane = 0; i + lane < samples.Length; lane++)
                {
                    samples[i + lane] += noise[lane];
                }
            }
        }

        (_s0, _s1, _s2, _s3) = (s0, s1, s2, s3);
    }

    /// <summary>SplitMix64, which spreads a seed over a generator's state.</summary>
    private static ulong NextSplitMix(ref ulong state)
    {
        state += 0x9E37_79B9_7F4A_7C15;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        return z ^ (z >> 31);
    }
}
