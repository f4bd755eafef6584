namespace Redbook.Imapi;

/// <summary>How much is checked after a recording.</summary>
public enum IMAPI_BURN_VERIFICATION_LEVEL
{
    /// <summary>Nothing.</summary>
    IMAPI_BURN_VERIFICATION_NONE = 0,

    /// <summary>Track information after each track; disc information and table of contents at the end.</summary>
    IMAPI_BURN_VERIFICATION_QUICK = 1,

    /// <summary>Everything is read back. For data recordings only.</summary>
    IMAPI_BURN_VERIFICATION_FULL = 2,
}
