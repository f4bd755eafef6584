namespace Redbook;

/// <summary>Who wanted something that is to be on the disc; how much it counts when it cannot be.</summary>
internal enum Origin
{
    /// <summary>Nobody: it is not there.</summary>
    Nobody = 0,

    /// <summary>The files' tags: nice to have, and said when it is left out.</summary>
    Tags = 1,

    /// <summary>A sheet or disc image: left out only when a way of recording was named that has no room for it.</summary>
    Image = 2,

    /// <summary>The user or the program: never left out.</summary>
    Options = 3,
}
