using FirstLight.Instruments;

namespace FirstLight.Pieces;

/// <summary>A waltz on an upright piano, as an old set in one corner of a room would play it: one channel.</summary>
internal static class KitchenWireless
{
    private const double BeatSeconds = 60 / 126.0;

    private static readonly (int Bass, int[] Chord)[] Bars =
    [
        (48, [64, 67, 72]),
        (45, [64, 69, 72]),
        (41, [65, 69, 72]),
        (43, [65, 67, 71]),
        (40, [64, 67, 71]),
        (43, [62, 65, 71]),
    ];

    private static readonly (double Beat, int Note, double Beats)[] Melody =
    [
        (0, 79, 2), (2, 81, 1), (3, 76, 2), (5, 74, 0.5), (5.5, 76, 0.5), (6, 77, 1.5), (7.5, 76, 0.5), (8, 72, 1),
        (9, 74, 3), (12, 76, 1), (13, 79, 1), (14, 83, 1), (15, 81, 1), (16, 79, 1), (17, 74, 1), (18, 72, 4),
    ];

    public static Recording Play(int rateHertz)
    {
        MixingDesk desk = new(rateHertz, lengthSeconds: 12.25);
        Noise hand = new(seed: 37);
        for (int bar = 0; bar < Bars.Length; bar++)
        {
            double start = bar * 3 * BeatSeconds;
            Strike(desk, start, Bars[bar].Bass, 0.8, 0.55, hand);
            foreach (int note in Bars[bar].Chord)
            {
                Strike(desk, start + BeatSeconds, note - 12, 0.32, 0.3, hand);
                Strike(desk, start + (2 * BeatSeconds), note - 12, 0.3, 0.27, hand);
            }
        }

        foreach ((double beat, int note, double beats) in Melody)
        {
            Strike(desk, beat * BeatSeconds, note, beats * BeatSeconds * 0.97, 0.66, hand);
        }

        int[] last = [36, 48, 55, 64, 67];
        foreach (int note in last)
        {
            Strike(desk, Bars.Length * 3 * BeatSeconds, note, 2.6, 0.5, hand);
        }

        return desk.Master(hallSeconds: 0.9, fadeOutSeconds: 1.2, peak: 0.89);
    }

    private static void Strike(MixingDesk desk, double at, int note, double held, double force, Noise hand)
    {
        double late = 0.005 * (1 + hand.Next());
        double touch = force + (0.06 * hand.Next());
        desk.Add(at + late, Piano.Play(desk.RateHertz, note, held, touch), 0.8, 0, 0.14);
    }
}
