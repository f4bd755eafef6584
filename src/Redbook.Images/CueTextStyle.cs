namespace Redbook.Images;

/// <summary>How a CUE sheet holds texts beyond title, performer and songwriter.</summary>
public enum CueTextStyle
{
    /// <summary>As remarks: every program opens the sheet, and those that know no more leave them out.</summary>
    Remarks = 0,

    /// <summary>As commands: cdrecord, libburn and libcue record them; cdrdao refuses the sheet.</summary>
    Commands = 1,
}
