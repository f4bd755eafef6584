namespace Redbook;

/// <summary>What a track says about digital copies of it (SCMS).</summary>
public enum CopyPermission
{
    /// <summary>No copy is permitted.</summary>
    Prohibited = 0,

    /// <summary>Copies are permitted, and copies of copies.</summary>
    Permitted = 1,

    /// <summary>This is a copy already of protected material: the copy bit alternates.</summary>
    AlreadyCopied = 2,
}
