namespace Redbook.Cli.Settings;

/// <summary>The file of <see cref="DriveSettingsFile"/>.</summary>
internal sealed class DriveSettingsDocument
{
    public string? Format { get; set; }

    public int Version { get; set; }

    /// <summary>By vendor and product, as the drive calls itself.</summary>
    public Dictionary<string, DriveSettingsEntry> Drives { get; set; } = [];
}
