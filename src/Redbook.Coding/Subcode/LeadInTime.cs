namespace Redbook.Coding.Subcode;

/// <summary>What the running time of the lead-in counts. Writers differ; readers must take both.</summary>
public enum LeadInTime
{
    /// <summary>The sector's own address: 97:34:23 … 99:59:74.</summary>
    Absolute = 0,

    /// <summary>Sectors since the lead-in began: 00:00:00 upwards.</summary>
    FromZero = 1,
}
