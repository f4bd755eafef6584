namespace Redbook.Transport.Linux;

/// <summary>Where the kernel shows its devices and processes; other folders in tests.</summary>
/// <param name="Sys">Mounted sysfs.</param>
/// <param name="Proc">Mounted procfs.</param>
/// <param name="Dev">The folder of device nodes.</param>
internal sealed record MachineRoots(string Sys = "/sys", string Proc = "/proc", string Dev = "/dev");
