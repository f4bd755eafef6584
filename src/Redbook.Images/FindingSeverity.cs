namespace Redbook.Images;

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Good to know: something was read in one of several ways, or put right without loss.</summary>
    Note = 0,

    /// <summary>Probably not what was meant, or lost; the disc can be made all the same.</summary>
    Warning = 1,

    /// <summary>The disc cannot be made as described.</summary>
    Error = 2,
}
