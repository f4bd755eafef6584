namespace Redbook.Conformance.Tests;

/// <summary>The drive that the environment names, and what may be done to it.</summary>
/// <param name="Name">As the command line takes it: <c>/dev/sr0</c>, <c>D:</c>, <c>virtual:PATH</c>.</param>
/// <param name="MayBeErased">Whether the disc in it was given away.</param>
internal sealed record NamedDrive(string Name, bool MayBeErased)
{
    /// <summary>Names the drive that the reading half is run against.</summary>
    public const string DriveVariable = "REDBOOK_TEST_DRIVE";

    /// <summary>Names the same drive again: whatever is on the CD-RW in it may be erased.</summary>
    public const string EraseVariable = "REDBOOK_TEST_DRIVE_ERASE";

    /// <summary>The drive named by the environment; null when none is.</summary>
    public static NamedDrive? OfEnvironment { get; } = From(Environment.GetEnvironmentVariable);

    /// <summary>Reads the two variables.</summary>
    /// <exception cref="ArgumentException">The second names another drive than the first.</exception>
    public static NamedDrive? From(Func<string, string?> variable)
    {
        string? name = variable(DriveVariable);
        string? erase = variable(EraseVariable);
        if (!string.IsNullOrEmpty(erase) && erase != name)
        {
            throw new ArgumentException(
                $"{EraseVariable} is '{erase}' and {DriveVariable} is '{name}': both must name the same drive, letter for letter.",
                nameof(variable));
        }

        return string.IsNullOrEmpty(name) ? null : new NamedDrive(name, !string.IsNullOrEmpty(erase));
    }
}
