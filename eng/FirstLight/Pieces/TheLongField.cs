using FirstLight.Instruments;

namespace FirstLight.Pieces;

/// <summary>Electric piano, bass and brushes, walking.</summary>
internal static class TheLongField
{
    private const double BeatSeconds = 60 / 96.0;

    private static readonly (int Root, int[] Notes)[] Bars =
    [
        (41, [57, 60, 64, 67]),
        (40, [55, 59, 62, 66]),
        (38, [53, 57, 60, 64]),
        (43, [53, 57, 59, 64]),
        (36, [52, 55, 59, 62]),
    ];

    private static readonly (double Beat, int Note)[] Melody =
    [
        (1.66, 76), (2, 79), (3.66, 81), (4.66, 78), (5.5, 76), (6, 74), (7.66, 71),
        (8.66, 72), (9, 76), (10, 77), (11.66, 76), (12.66, 74), (13.33, 71), (14, 69), (15.66, 67), (16, 71),
    ];

    public static Recording Play(int rateHertz)
    {
        MixingDesk desk = new(rateHertz, lengthSeconds: 14.6);
        Noise hand = new(seed: 23);
        for (int bar = 0; bar < Bars.Length; bar++)
        {
            double start = bar * 4 * BeatSeconds;
            bool isLast = bar == Bars.Length - 1;
            PlayChord(desk, start, Bars[bar].Notes, isLast ? 3.6 : 1.05, hand);
            PlayBass(desk, start, Bars[bar].Root, isLast);
            if (!isLast)
            {
                PlayChord(desk, start + (2.66 * BeatSeconds), Bars[bar].Notes, 0.55, hand);
                PlayBrushes(desk, start, (ulong)bar);
            }
        }

        foreach ((double beat, int note) in Melody)
        {
            double at = (beat * BeatSeconds) + (0.006 * hand.Next());
            desk.Add(at, Keys.Play(rateHertz, note, 0.62, 0.62 + (0.15 * hand.Next())), 0.75, 0.3, 0.3);
        }

        return desk.Master(hallSeconds: 1.5, fadeOutSeconds: 1.8, peak: 0.74);
    }

    private static void PlayChord(MixingDesk desk, double at, int[] notes, double heldSeconds, Noise hand)
    {
        for (int i = 0; i < notes.Length; i++)
        {
            double force = 0.42 + (0.1 * hand.Next());
            double[] sound = Keys.Play(desk.RateHertz, notes[i], heldSeconds, force);
            desk.Add(at + (0.007 * i), sound, 0.8, -0.55 + (0.25 * i), 0.18);
        }
    }

    private static void PlayBass(MixingDesk desk, double start, int root, bool isLast)
    {
        desk.Add(start, Bass.Play(desk.RateHertz, root, isLast ? 2.6 : 0.95, 0.85), 1.0, 0, 0.03);
        if (!isLast)
        {
            desk.Add(start + (2 * BeatSeconds), Bass.Play(desk.RateHertz, root + 7, 0.5, 0.7), 0.95, 0, 0.03);
            desk.Add(start + (3.66 * BeatSeconds), Bass.Play(desk.RateHertz, root + 12, 0.18, 0.6), 0.9, 0, 0.03);
        }
    }

    private static void PlayBrushes(MixingDesk desk, double start, ulong bar)
    {
        for (int beat = 0; beat < 4; beat++)
        {
            ulong seed = (bar * 16) + (ulong)beat;
            double at = start + (beat * BeatSeconds);
            bool isBackbeat = beat % 2 == 1;
            desk.Add(at, Brush.Play(desk.RateHertz, isBackbeat ? 0.24 : 0.4, seed), isBackbeat ? 0.5 : 0.2, -0.2, 0.12);
            desk.Add(at + (0.66 * BeatSeconds), Brush.Play(desk.RateHertz, 0.09, seed + 900), 0.2, 0.35, 0.1);
        }
    }
}
