namespace Redbook.Cli.Serving;

/// <summary>What the user wants served.</summary>
internal sealed record ServeRequest(
    IReadOnlyList<string> Drives, string? Address, string? ChapUser, string? ChapSecretFile, bool Unmount, bool Json, bool Verbose);
