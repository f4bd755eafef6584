namespace Redbook.Cli.Settings;

/// <summary>What is remembered about one model of drive.</summary>
internal sealed class DriveSettingsEntry
{
    public int? WriteOffsetSamples { get; set; }
}
