using Redbook.Testing;

namespace Redbook.EndToEnd.Tests;

/// <summary>The command line, started as anybody would start it from a clone.</summary>
internal static class RedbookProgram
{
    /// <summary>The full path of the script.</summary>
    public static string Path { get; } = Repository.PathOf("redbook");

    /// <summary>Runs it in a folder, with no drive named by the surroundings.</summary>
    public static ProgramResult Run(string folder, params string[] arguments) => Programs.Run(Options(folder), Path, arguments);

    /// <summary>How it is started: in the folder given, with nothing taken over from whoever runs the tests.</summary>
    public static ProgramOptions Options(string folder) => new()
    {
        WorkingDirectory = folder,
        Timeout = TimeSpan.FromMinutes(20),
        Environment = new Dictionary<string, string?>
        {
            ["REDBOOK_DRIVE"] = null, ["REDBOOK_DRIVES"] = null, ["REDBOOK_SETTINGS"] = System.IO.Path.Combine(folder, "settings.json"),
        },
    };
}
