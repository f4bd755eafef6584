namespace Redbook.Coding.Subcode;

/// <summary>What a decoder of sub-code noticed. Conventions are worth knowing; faults have consequences.</summary>
public enum SubcodeFindingKind
{
    /// <summary>Convention: the CRC of the 16-byte form is not inverted.</summary>
    CrcNotInverted,

    /// <summary>Convention: the CRC of the 16-byte form is zero.</summary>
    CrcAbsent,

    /// <summary>Convention: numbers are binary instead of BCD.</summary>
    BinaryNumbers,

    /// <summary>Convention: the byte ZERO of mode 1 is not zero.</summary>
    NonzeroZeroByte,

    /// <summary>Convention: the countdown in index 0 ends at 00:00:00 instead of 00:00:01.</summary>
    CountdownToZero,

    /// <summary>Convention: the running time of the lead-in counts from zero.</summary>
    LeadInTimeFromZero,

    /// <summary>Fault: a frame with a wrong CRC.</summary>
    WrongCrc,

    /// <summary>Fault: a frame with a valid CRC that says nothing an audio disc can mean.</summary>
    UnknownFrame,

    /// <summary>Fault: a frame gives another address than the sector's place.</summary>
    AddressDiffers,

    /// <summary>Fault: addresses do not rise with the sectors.</summary>
    AddressOutOfOrder,

    /// <summary>Fault: track or index numbers go back, or skip one.</summary>
    NumberOutOfOrder,

    /// <summary>Fault: the relative time does not fit index 1.</summary>
    RelativeTimeDiffers,

    /// <summary>Fault: where an index begins is not known to the sector, because frames there say nothing.</summary>
    UncertainIndexStart,

    /// <summary>Fault: there is no lead-in before the program.</summary>
    MissingLeadIn,

    /// <summary>Fault: a point is not repeated three times, or not followed by its usual successor.</summary>
    BrokenTocCycle,

    /// <summary>Fault: one point with different contents.</summary>
    ContradictoryTocPoint,

    /// <summary>Fault: the table of contents lacks a point it must have.</summary>
    MissingTocPoint,

    /// <summary>Fault: the table of contents and the program disagree about a track's start, or whether it is there.
    /// </summary>
    TocDiffersFromProgram,

    /// <summary>Fault: CONTROL differs between the table of contents and the track, other than by the copy bit.</summary>
    ControlDiffers,

    /// <summary>Fault: there is no lead-out behind the program, or it lies elsewhere than the contents say.</summary>
    MissingLeadOut,

    /// <summary>Fault: different catalogue numbers, or one that is not decimal.</summary>
    McnDiffers,

    /// <summary>Fault: different recording codes within a track, or one that is malformed.</summary>
    IsrcDiffers,
}
