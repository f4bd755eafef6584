namespace Redbook.Images.Formats;

/// <summary>How sure a format is of a file.</summary>
internal enum Recognition
{
    /// <summary>It is something else.</summary>
    No = 0,

    /// <summary>Only the name suggests it.</summary>
    ByName = 1,

    /// <summary>The content is as it would be.</summary>
    Likely = 2,

    /// <summary>A signature says so.</summary>
    Certain = 3,
}
