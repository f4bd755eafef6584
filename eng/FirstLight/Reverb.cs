namespace FirstLight;

/// <summary>A hall: eight delay lines fed back into each other through a Hadamard matrix, treble dying first.</summary>
internal sealed class Reverb
{
    private const int Lines = 8;
    private static readonly double[] DelaySeconds = [0.0297, 0.0371, 0.0411, 0.0437, 0.0533, 0.0617, 0.0689, 0.0797];

    private readonly double[][] _line = new double[Lines][];
    private readonly int[] _position = new int[Lines];
    private readonly double[] _gain = new double[Lines];
    private readonly double[] _low = new double[Lines];
    private readonly double _damping;

    /// <param name="rateHertz">Sampling rate.</param>
    /// <param name="decaySeconds">Time in which the hall falls by 60 dB.</param>
    /// <param name="cutoffHertz">Above this the hall swallows more with each reflection.</param>
    public Reverb(int rateHertz, double decaySeconds, double cutoffHertz)
    {
        for (int i = 0; i < Lines; i++)
        {
            // Odd lengths without a common rhythm: no flutter.
            _line[i] = new double[(int)(DelaySeconds[i] * rateHertz) | 1];
            _gain[i] = Arithmetic.Exp(-6.907755278982137 * DelaySeconds[i] / decaySeconds);
        }

        _damping = 1 - Arithmetic.Exp(-2 * Math.PI * cutoffHertz / rateHertz);
    }

    /// <summary>Takes one stereo sample in and gives one of the hall's answer.</summary>
    public (double Left, double Right) Next(double left, double right)
    {
        Span<double> tap = stackalloc double[Lines];
        for (int i = 0; i < Lines; i++)
        {
            _low[i] += _damping * (_line[i][_position[i]] - _low[i]);
            tap[i] = _low[i] * _gain[i];
        }

        (double Left, double Right) answer = (
            tap[0] - tap[2] + tap[4] - tap[6] + (0.3 * (tap[1] + tap[7])),
            tap[1] - tap[3] + tap[5] - tap[7] + (0.3 * (tap[0] + tap[6])));

        Mix(tap);
        for (int i = 0; i < Lines; i++)
        {
            _line[i][_position[i]] = tap[i] + (i % 2 == 0 ? left : right);
            _position[i] = (_position[i] + 1) % _line[i].Length;
        }

        return answer;
    }

    private static void Mix(Span<double> tap)
    {
        for (int half = 1; half < Lines; half *= 2)
        {
            for (int i = 0; i < Lines; i++)
            {
                if ((i & half) == 0)
                {
                    (tap[i], tap[i | half]) = (tap[i] + tap[i | half], tap[i] - tap[i | half]);
                }
            }
        }

        // The square root of 1/8: the matrix neither adds nor takes energy.
        for (int i = 0; i < Lines; i++)
        {
            tap[i] *= 0.35355339059327376;
        }
    }
}
