namespace Redbook.Coding.Subcode;

/// <summary>What a received Q frame's CRC says.</summary>
public enum QCrcState
{
    /// <summary>As the standard stores it.</summary>
    Valid = 0,

    /// <summary>Right but not inverted, as some programs send it in the 16-byte form.</summary>
    NotInverted = 1,

    /// <summary>Zero, as some drives return it in the 16-byte form: nothing is proven.</summary>
    Absent = 2,

    /// <summary>Wrong: the frame is damaged.</summary>
    Wrong = 3,
}
