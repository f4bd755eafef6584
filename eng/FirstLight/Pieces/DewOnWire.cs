using FirstLight.Instruments;

namespace FirstLight.Pieces;

/// <summary>Two guitars, one answering the other.</summary>
internal static class DewOnWire
{
    private const double StepSeconds = 0.152;

    private static readonly int[][] Bars =
    [
        [40, 59, 64, 66, 71, 66, 64, 59],
        [36, 55, 64, 67, 71, 67, 64, 59],
        [43, 59, 62, 67, 69, 67, 62, 59],
        [42, 57, 62, 66, 69, 66, 64, 62],
        [40, 59, 64, 67, 71, 76, 74, 71],
    ];

    public static Recording Play(int rateHertz)
    {
        MixingDesk desk = new(rateHertz, lengthSeconds: 9.17);
        Noise hand = new(seed: 11);
        for (int bar = 0; bar < Bars.Length; bar++)
        {
            for (int step = 0; step < 8; step++)
            {
                ulong stroke = (ulong)((bar * 8) + step + 1);
                double at = (((bar * 8) + step) * StepSeconds) + (0.004 * (1 + hand.Next()));
                double accent = (step % 4 == 0 ? 1 : 0.72) + (0.1 * hand.Next());
                int note = Bars[bar][step];
                desk.Add(at, Pluck.Play(rateHertz, note, 2.4, 0.35 + (0.35 * accent), stroke), accent, -0.45, 0.16);

                // The second guitar comes in at the second bar, an octave up, on the off-beats.
                if (bar > 0 && step % 2 == 1)
                {
                    double[] answer = Pluck.Play(rateHertz, note + 12, 1.8, 0.65, stroke + 1000);
                    desk.Add(at + 0.006, answer, 0.5 * accent, 0.55, 0.3);
                }
            }
        }

        double end = Bars.Length * 8 * StepSeconds;
        int[] last = [40, 47, 55, 59, 66, 71];
        for (int i = 0; i < last.Length; i++)
        {
            double[] strum = Pluck.Play(rateHertz, last[i], 3.0, 0.6, (ulong)(500 + i));
            desk.Add(end + (i * 0.028), strum, 0.9, -0.5 + (i * 0.2), 0.3);
        }

        return desk.Master(hallSeconds: 1.9, fadeOutSeconds: 1.3, peak: 0.80);
    }
}
