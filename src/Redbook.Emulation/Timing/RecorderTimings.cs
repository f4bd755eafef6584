namespace Redbook.Emulation.Timing;

/// <summary>Timings by name. A further one is a JSON file: see <see cref="RecorderTiming.FromFile"/>.</summary>
public static class RecorderTimings
{
    private static readonly (string Name, RecorderTiming Timing)[] All =
    [
        ("real", new RecorderTiming()),
        ("quick", new RecorderTiming { Scale = 60 }),
        ("holding", new RecorderTiming { HoldsWhenFull = true }),
        ("cav", new RecorderTiming { Rotation = Rotation.ConstantAngular }),
        ("p-cav", new RecorderTiming { Rotation = Rotation.PartialConstantAngular }),
        ("z-clv", new RecorderTiming { Rotation = Rotation.Zoned }),
    ];

    /// <summary>The names there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static one => one.Name)];

    /// <summary>The timing of this name; null when there is none.</summary>
    public static RecorderTiming? Find(string name)
    {
        foreach ((string known, RecorderTiming timing) in All)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return timing;
            }
        }

        return null;
    }
}
