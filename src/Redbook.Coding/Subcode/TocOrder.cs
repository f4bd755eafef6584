namespace Redbook.Coding.Subcode;

/// <summary>The order of the points in the cycle of the lead-in. Writers differ; readers must take both.</summary>
public enum TocOrder
{
    /// <summary>A0, A1, A2, then the tracks.</summary>
    PointersFirst = 0,

    /// <summary>The tracks, then A0, A1, A2.</summary>
    TracksFirst = 1,
}
