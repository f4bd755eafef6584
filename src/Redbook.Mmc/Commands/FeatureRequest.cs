namespace Redbook.Mmc.Commands;

/// <summary>The RT field of GET CONFIGURATION.</summary>
public enum FeatureRequest : byte
{
    /// <summary>Every feature from the starting one on.</summary>
    All = 0,

    /// <summary>Only those that hold with the present disc.</summary>
    Current = 1,

    /// <summary>Only the starting one; just the header when the drive has it not.</summary>
    One = 2,
}
