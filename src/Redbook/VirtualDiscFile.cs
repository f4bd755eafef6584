namespace Redbook;

/// <summary>A file in the folder of a virtual disc.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bytes">Its length.</param>
public sealed record VirtualDiscFile(string Name, long Bytes);
