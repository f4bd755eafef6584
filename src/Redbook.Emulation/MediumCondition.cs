namespace Redbook.Emulation;

/// <summary>Whether a drive can work on a disc at all.</summary>
public enum MediumCondition
{
    /// <summary>As it should be.</summary>
    Usable = 0,

    /// <summary>It would have to be formatted first, which this recorder cannot do: 2/30/10 to every command that needs a
    /// disc.</summary>
    Unformatted = 1,

    /// <summary>The drive cannot make anything of it: 3/31/00 to every command that needs a disc.</summary>
    Damaged = 2,
}
