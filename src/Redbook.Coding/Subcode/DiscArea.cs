namespace Redbook.Coding.Subcode;

/// <summary>The areas of a session.</summary>
public enum DiscArea
{
    /// <summary>The lead-in, whose Q channel carries the table of contents.</summary>
    LeadIn = 0,

    /// <summary>Pregaps and tracks.</summary>
    Program = 1,

    /// <summary>The lead-out.</summary>
    LeadOut = 2,
}
