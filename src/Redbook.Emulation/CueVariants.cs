namespace Redbook.Emulation;

/// <summary>Which of two ways of filling in a field of a cue sheet a drive takes; programs try one, then the other.</summary>
[Flags]
public enum CueVariants
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>The field is zero.</summary>
    Zero = 1,

    /// <summary>The field says what it is about: the lead-in's own start, the track's own CONTROL.</summary>
    Stated = 2,

    /// <summary>Either.</summary>
    Both = Zero | Stated,
}
