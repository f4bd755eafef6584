namespace FirstLight;

/// <summary>Where the instruments of one piece meet: panning, a hall, and the mastering at the end.</summary>
internal sealed class MixingDesk(int rateHertz, double lengthSeconds)
{
    private readonly double[] _left = new double[(int)(lengthSeconds * rateHertz)];
    private readonly double[] _right = new double[(int)(lengthSeconds * rateHertz)];
    private readonly double[] _hallLeft = new double[(int)(lengthSeconds * rateHertz)];
    private readonly double[] _hallRight = new double[(int)(lengthSeconds * rateHertz)];

    /// <summary>Sampling rate of everything on this desk.</summary>
    public int RateHertz => rateHertz;

    /// <summary>Adds one sound.</summary>
    /// <param name="startSeconds">When it begins.</param>
    /// <param name="sound">Its samples.</param>
    /// <param name="level">How loud.</param>
    /// <param name="pan">-1 left, 0 middle, 1 right.</param>
    /// <param name="hall">How much of it goes to the hall.</param>
    public void Add(double startSeconds, ReadOnlySpan<double> sound, double level, double pan, double hall)
    {
        int start = (int)(startSeconds * rateHertz);
        double left = level * Math.Sqrt((1 - pan) / 2);
        double right = level * Math.Sqrt((1 + pan) / 2);
        for (int i = 0; i < sound.Length && start + i < _left.Length; i++)
        {
            _left[start + i] += sound[i] * left;
            _right[start + i] += sound[i] * right;
            _hallLeft[start + i] += sound[i] * left * hall;
            _hallRight[start + i] += sound[i] * right * hall;
        }
    }

    /// <summary>Mixes down: hall, a gentle limit, no DC, fades, and the peak asked for (1 is full scale).</summary>
    public Recording Master(double hallSeconds, double fadeOutSeconds, double peak)
    {
        double unmastered = AddHall(hallSeconds);
        double blocking = Arithmetic.Exp(-2 * Math.PI * 18 / rateHertz);
        Finish(_left, unmastered, blocking, fadeOutSeconds);
        Finish(_right, unmastered, blocking, fadeOutSeconds);
        double loudest = Math.Max(Loudest(_left), Loudest(_right));
        for (int i = 0; i < _left.Length; i++)
        {
            _left[i] *= peak / loudest;
            _right[i] *= peak / loudest;
        }

        return new Recording(rateHertz, _left, _right);
    }

    private double AddHall(double hallSeconds)
    {
        const double HallLevel = 0.45;
        Reverb reverb = new(rateHertz, hallSeconds, cutoffHertz: 5200);
        for (int i = 0; i < _left.Length; i++)
        {
            (double left, double right) = reverb.Next(_hallLeft[i], _hallRight[i]);
            _left[i] += HallLevel * left;
            _right[i] += HallLevel * right;
        }

        return Math.Max(Loudest(_left), Loudest(_right));
    }

    private void Finish(double[] channel, double peak, double blocking, double fadeOutSeconds)
    {
        double last = 0, unbiased = 0;
        for (int i = 0; i < channel.Length; i++)
        {
            double limited = Limit(channel[i] / peak);
            unbiased = limited - last + (blocking * unbiased);
            last = limited;
            channel[i] = unbiased * Fade(i, fadeOutSeconds);
        }
    }

    private static double Loudest(double[] channel)
    {
        double loudest = 1e-9;
        foreach (double value in channel)
        {
            loudest = Math.Max(loudest, Math.Abs(value));
        }

        return loudest;
    }

    private static double Limit(double value) => value / Math.Sqrt(1 + (0.5 * value * value));

    private double Fade(int sample, double fadeOutSeconds)
    {
        double left = Math.Min(1, (_left.Length - 1 - sample) / (fadeOutSeconds * rateHertz));
        double entry = Math.Min(1, sample / (0.004 * rateHertz));
        return left * left * (3 - (2 * left)) * entry;
    }
}
