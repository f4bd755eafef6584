namespace Redbook.Cli.Serving;

/// <summary>A drive and the name by which initiators find it.</summary>
internal sealed record ServedDrive(DriveName Drive, string TargetName);
