using Redbook.Discs;

namespace Redbook.Emulation.Tests;

/// <summary>Short discs of all shapes.</summary>
internal static class RandomLayouts
{
    /// <summary>Audio tracks, sometimes with a data track in front; pregaps, indexes, codes and controls as they come.</summary>
    public static DiscLayout Next(Random random)
    {
        int count = random.Next(1, 6);
        int at = -150;
        var tracks = new List<TrackLayout>();
        for (int number = 1; number <= count; number++)
        {
            bool isData = number == 1 && random.Next(4) == 0;
            bool hasPregap = number == 1 || random.Next(2) == 0;
            var indexes = new List<TrackIndex>();
            if (hasPregap)
            {
                indexes.Add(new TrackIndex(0, new Lba(at)));
                at += number == 1 ? 150 + (random.Next(3) == 0 ? random.Next(200) : 0) : random.Next(1, 300);
            }

            indexes.Add(new TrackIndex(1, new Lba(at)));
            at += random.Next(300, 500);
            for (int index = 2; index < 5 && random.Next(3) == 0; index++)
            {
                indexes.Add(new TrackIndex(index, new Lba(at)));
                at += random.Next(10, 200);
            }

            tracks.Add(new TrackLayout
            {
                Number = number,
                Mode = isData ? TrackMode.Mode1 : TrackMode.Audio,
                Control = isData ? Control.Data : (Control)random.Next(4),
                Isrc = !isData && random.Next(2) == 0 && Isrc.TryParse($"FIBAR99{random.Next(100_000):D5}", out Isrc isrc) ? isrc : default,
                Indexes = indexes,
                End = new Lba(at),
            });
        }

        for (int i = 0; i + 1 < tracks.Count; i++)
        {
            tracks[i] = tracks[i] with { End = tracks[i + 1].PregapStart };
        }

        return new DiscLayout
        {
            Mcn = random.Next(2) == 0 && Mcn.TryParse($"{random.Next(1_000_000):D6}{random.Next(10_000_000):D7}", out Mcn mcn) ? mcn : null,
            Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = new Lba(at) }],
        };
    }
}
