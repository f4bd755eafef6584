namespace Redbook.Images.Cue;

/// <summary>A FILE line.</summary>
/// <param name="Name">The name as it stands there.</param>
/// <param name="Type">The type in upper case; empty where there is none.</param>
/// <param name="Place">Where the name stands.</param>
internal sealed record CueFile(string Name, string Type, FindingPlace Place)
{
    /// <summary>Whether the type says that the file is bare sectors.</summary>
    public bool IsBinary => Type is "BINARY" or "MOTOROLA";
}
