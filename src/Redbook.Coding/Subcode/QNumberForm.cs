namespace Redbook.Coding.Subcode;

/// <summary>How a received Q frame writes its numbers.</summary>
public enum QNumberForm
{
    /// <summary>Packed BCD, as on the disc.</summary>
    Bcd = 0,

    /// <summary>Binary, as some drives return it.</summary>
    Binary = 1,
}
