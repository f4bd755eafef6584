using FirstLight.Instruments;

namespace FirstLight.Pieces;

/// <summary>The sun comes up: four wide chords and a few bells.</summary>
internal static class FirstLightPiece
{
    private const double ChordSeconds = 3.4;

    private static readonly int[][] Chords =
    [
        [38, 50, 57, 62, 64],
        [35, 54, 57, 62, 66],
        [43, 50, 59, 62, 69],
        [38, 57, 62, 66, 76],
    ];

    private static readonly (double At, int Note, double Pan)[] Bells =
    [
        (2.1, 78, -0.4), (3.1, 81, 0.5), (4.9, 76, 0.1), (6.1, 73, -0.6), (6.6, 74, -0.2),
        (8.3, 83, 0.6), (9.1, 81, 0.3), (9.9, 78, -0.3), (11.2, 86, 0.0), (11.8, 81, 0.45), (12.6, 78, -0.45),
    ];

    public static Recording Play(int rateHertz)
    {
        MixingDesk desk = new(rateHertz, lengthSeconds: 17.31);
        for (int chord = 0; chord < Chords.Length; chord++)
        {
            double start = chord * ChordSeconds;
            double seconds = ChordSeconds * 1.7;
            foreach (int note in Chords[chord])
            {
                // Three desks of players, left, right and in the middle, none quite in tune with the others.
                double level = note < 45 ? 0.9 : 0.55;
                double openness = 0.35 + (0.15 * chord);
                desk.Add(start, Pad.Play(rateHertz, note - 0.05, seconds, openness), level, -0.7, 0.3);
                desk.Add(start, Pad.Play(rateHertz, note + 0.04, seconds, openness), level, 0.7, 0.3);
                desk.Add(start, Pad.Play(rateHertz, note, seconds, openness * 0.6), level * 0.8, 0, 0.2);
            }
        }

        foreach ((double at, int note, double pan) in Bells)
        {
            desk.Add(at, Bell.Play(rateHertz, note, 3.6, brightness: 0.55), 0.55, pan, 0.55);
        }

        return desk.Master(hallSeconds: 3.2, fadeOutSeconds: 2.5, peak: 0.64);
    }
}
