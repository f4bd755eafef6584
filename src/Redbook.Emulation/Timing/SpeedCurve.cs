using Redbook.Discs;

namespace Redbook.Emulation.Timing;

/// <summary>The speed at a place of the disc.</summary>
/// <param name="rotation">How it depends on the place.</param>
/// <param name="zones">For <see cref="Rotation.Zoned"/>.</param>
/// <param name="maximum">The speed chosen, in sectors a second.</param>
internal readonly struct SpeedCurve(Rotation rotation, IReadOnlyList<SpeedZone> zones, double maximum)
{
    // Millimetres: where the program area begins, and where 80 minutes end. The area in between holds the sectors evenly.
    private const double InnerRadius = 25;
    private const double OuterRadius = 58;
    private const double OuterSector = 359_847;

    /// <summary>Sectors a second at an address; never less than a tenth of 1×.</summary>
    public double At(double address) => Math.Max(
        rotation switch
        {
            Rotation.ConstantAngular => Math.Min(maximum * Radius(address) / OuterRadius, maximum),
            Rotation.PartialConstantAngular => Math.Min(maximum * Radius(address) / (2 * InnerRadius), maximum),
            Rotation.Zoned => Math.Min(Zone(address) * CdSector.PerSecond, maximum),
            _ => maximum,
        },
        CdSector.PerSecond / 10.0);

    private static double Radius(double address)
    {
        const double Slope = ((OuterRadius * OuterRadius) - (InnerRadius * InnerRadius)) / OuterSector;
        return Math.Sqrt(Math.Max((InnerRadius * InnerRadius) + (address * Slope), 1));
    }

    private double Zone(double address)
    {
        double factor = zones.Count == 0 ? double.MaxValue / CdSector.PerSecond : zones[0].Factor;
        for (int i = 1; i < zones.Count && zones[i].Start.Value <= address; i++)
        {
            factor = zones[i].Factor;
        }

        return factor;
    }
}
