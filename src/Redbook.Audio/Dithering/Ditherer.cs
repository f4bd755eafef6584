namespace Redbook.Audio.Dithering;

/// <summary>Adds dither to one channel but leaves digital silence as it is.</summary>
/// <remarks>
/// Silence is a run of at least <see cref="SilenceFrames"/> exact zeros. To see whether a run is long enough, the
/// caller shows samples in advance: after those to be treated now, <see cref="Lookahead"/> more, unless the signal
/// ends.
/// </remarks>
internal sealed class Ditherer(ulong seed, int channel)
{
    /// <summary>The shortest run of zeros that is silence: a CD sector.</summary>
    public const int SilenceFrames = 588;

    /// <summary>Samples to show in advance: enough for a whole run, and whole vectors.</summary>
    public const int Lookahead = 592;

    private readonly TriangularNoise _noise = new(seed, channel);
    private readonly List<Range> _silence = [];
    private bool _isSilent;     // the sample before belongs to silence

    /// <summary>Treats samples in place.</summary>
    /// <param name="samples">In units of the last bit kept; those behind <paramref name="count"/> are only looked at.</param>
    /// <param name="count">Samples to treat: a multiple of 8, except at the end of the signal.</param>
    public void Apply(Span<double> samples, int count)
    {
        _silence.Clear();
        FindSilence(samples, count);
        _noise.AddTo(samples[..count]);
        foreach (Range range in _silence)
        {
            samples[range].Clear();
        }
    }

    private void FindSilence(ReadOnlySpan<double> samples, int count)
    {
        int from = 0;
        if (_isSilent)
        {
            from = EndOfZeros(samples, 0);
            AddSilence(0, from, count);
        }

        // A long enough run covers at least one of the places probed.
        for (int probe = from + SilenceFrames - 1; probe < samples.Length; probe += SilenceFrames)
        {
            if (samples[probe] != 0)
            {
                continue;
            }

            int first = probe;
            while (first > from && samples[first - 1] == 0)
            {
                first--;
            }

            int end = EndOfZeros(samples, probe);
            if (end - first >= SilenceFrames)
            {
                AddSilence(first, end, count);
            }

            from = end;
            probe = end - 1;
        }

        if (count > 0)
        {
            _isSilent = _silence.Count > 0 && _silence[^1].End.Value == count;
        }
    }

    private void AddSilence(int first, int end, int count)
    {
        if (first < count && end > first)
        {
            _silence.Add(first..Math.Min(end, count));
        }
    }

    private static int EndOfZeros(ReadOnlySpan<double> samples, int from)
    {
        int length = samples[from..].IndexOfAnyExcept(0.0);
        return length < 0 ? samples.Length : from + length;
    }
}
