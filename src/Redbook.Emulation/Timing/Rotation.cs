namespace Redbook.Emulation.Timing;

/// <summary>How the speed of a drive depends on where it is on the disc.</summary>
public enum Rotation
{
    /// <summary>The same everywhere (CLV).</summary>
    ConstantLinear = 0,

    /// <summary>The disc turns evenly, so the speed grows with the radius; the speed chosen is reached at the edge (CAV).</summary>
    ConstantAngular = 1,

    /// <summary>Half the speed chosen at the inside, growing with the radius until it is reached (P-CAV).</summary>
    PartialConstantAngular = 2,

    /// <summary>In steps (Z-CLV).</summary>
    Zoned = 3,
}
