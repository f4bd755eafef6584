using FirstLight.Instruments;

namespace FirstLight.Pieces;

/// <summary>Everybody at once, and a long last chord.</summary>
internal static class MorningProper
{
    private const double BeatSeconds = 60 / 112.0;

    private static readonly (int Root, int[] Notes)[] Bars =
    [
        (38, [62, 66, 69, 74]),
        (37, [61, 64, 69, 73]),
        (35, [59, 62, 66, 74]),
        (43, [59, 62, 67, 71]),
    ];

    public static Recording Play(int rateHertz)
    {
        MixingDesk desk = new(rateHertz, lengthSeconds: 13.07);
        Noise hand = new(seed: 41);
        for (int bar = 0; bar < Bars.Length; bar++)
        {
            PlayBar(desk, bar, hand);
        }

        double end = Bars.Length * 4 * BeatSeconds;
        int[] last = [38, 50, 57, 62, 64, 66, 69, 74, 81];
        for (int i = 0; i < last.Length; i++)
        {
            double pan = -0.6 + (1.2 * i / (last.Length - 1));
            desk.Add(end + (0.03 * i), Pluck.Play(rateHertz, last[i], 3.8, 0.55, (ulong)(700 + i)), 0.8, pan, 0.3);
            desk.Add(end - 0.5, Pad.Play(rateHertz, last[i] + 0.03, 4.8, 0.6), 0.35, -pan, 0.3);
        }

        desk.Add(end, Bass.Play(rateHertz, 38, 3.2, 0.8), 1.0, 0, 0.05);
        desk.Add(end + 0.3, Bell.Play(rateHertz, 86, 3.4, 0.5), 0.45, 0.4, 0.6);
        desk.Add(end + 0.9, Bell.Play(rateHertz, 93, 3.0, 0.4), 0.3, -0.4, 0.6);
        return desk.Master(hallSeconds: 2.6, fadeOutSeconds: 2.2, peak: 0.80);
    }

    private static void PlayBar(MixingDesk desk, int bar, Noise hand)
    {
        (int root, int[] notes) = Bars[bar];
        double start = bar * 4 * BeatSeconds;
        for (int step = 0; step < 8; step++)
        {
            // Up the chord and down again in quavers, a different way each bar.
            int note = notes[(step * (bar + 1) % 4 + step / 4) % 4];
            double at = start + (step * BeatSeconds / 2) + (0.003 * (1 + hand.Next()));
            double pan = step % 2 == 0 ? -0.5 : 0.5;
            double[] pluck = Pluck.Play(desk.RateHertz, note, 1.4, 0.6, (ulong)((bar * 8) + step + 300));
            desk.Add(at, pluck, 0.6 + (0.08 * hand.Next()), pan, 0.2);
            desk.Add(start + (step * BeatSeconds / 2), Brush.Play(desk.RateHertz, 0.08, (ulong)step), 0.16, 0.3, 0.1);
        }

        for (int i = 0; i < notes.Length; i++)
        {
            double[] pad = Pad.Play(desk.RateHertz, notes[i] - 12 + (0.03 * i), BeatSeconds * 6, 0.55);
            desk.Add(Math.Max(0, start - BeatSeconds), pad, 0.4, -0.6 + (0.4 * i), 0.3);
            double[] keys = Keys.Play(desk.RateHertz, notes[i], BeatSeconds * 1.8, 0.5);
            desk.Add(start + (0.006 * i), keys, 0.5, 0.4 - (0.25 * i), 0.2);
        }

        desk.Add(start, Bass.Play(desk.RateHertz, root, BeatSeconds * 1.4, 0.8), 1.0, 0, 0.03);
        desk.Add(start + (1.5 * BeatSeconds), Bass.Play(desk.RateHertz, root, BeatSeconds * 0.4, 0.6), 0.9, 0, 0.03);
        desk.Add(start + (2 * BeatSeconds), Bass.Play(desk.RateHertz, root + 12, BeatSeconds * 1.8, 0.7), 0.8, 0, 0.03);
        desk.Add(start + BeatSeconds, Brush.Play(desk.RateHertz, 0.22, (ulong)(50 + bar)), 0.45, -0.15, 0.15);
        desk.Add(start + (3 * BeatSeconds), Brush.Play(desk.RateHertz, 0.22, (ulong)(60 + bar)), 0.45, -0.15, 0.15);
        desk.Add(start + (2.5 * BeatSeconds), Bell.Play(desk.RateHertz, notes[3] + 12, 2.4, 0.45), 0.32, 0.55, 0.5);
    }
}
