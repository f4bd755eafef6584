using System.Diagnostics;

namespace Redbook.Testing;

/// <summary>A Windows of the test's own: the folder in which wine keeps one, and the programs that run in it. When it is
/// disposed they have ended, and the folder is gone.</summary>
public sealed class WinePrefix : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ProgramOptions _options;

    /// <summary>Makes it.</summary>
    /// <param name="drives">CD drives, such as <c>D=/dev/sr0</c>: each a letter and what is to be opened by it.</param>
    public WinePrefix(params string[] drives)
    {
        string prefix = _folder.PathOf("wine");
        Programs.Run(Repository.PathOf("eng", "windows", "prefix")).Succeeded();
        Programs.Run(Repository.PathOf("eng", "windows", "prefix"), [prefix, .. drives]).Succeeded();
        _options = new ProgramOptions
        {
            WorkingDirectory = _folder.Root,
            Environment = new Dictionary<string, string?>
            {
                ["WINEPREFIX"] = prefix,
                ["WINEARCH"] = "win64",
                ["WINEDEBUG"] = "-all",
                ["DISPLAY"] = "",
                ["DOTNET_EnableDiagnostics"] = "0",

                // 256 MiB before anything is collected: under wine the runtime dies now and then when it gives code back.
                ["DOTNET_GCgen0size"] = "10000000",
                ["REDBOOK_DRIVE"] = null,
                ["REDBOOK_DRIVES"] = null,
            },
        };
    }

    /// <summary>Where programs are started.</summary>
    public TempFolder Folder => _folder;

    /// <summary>Makes the Windows program of a project.</summary>
    /// <param name="project">Such as <c>src/Redbook.Cli</c>.</param>
    /// <returns>Where it is.</returns>
    public static string Publish(string project) =>
        Programs.Run(Repository.PathOf("eng", "windows", "publish"), project).Succeeded().Text.Trim();

    /// <summary>Runs a Windows program to its end.</summary>
    public ProgramResult Run(string program, params string[] arguments) =>
        Programs.Run(_options, "wine", [program, .. arguments]);

    /// <summary>Starts a Windows program without waiting, its three standard streams redirected.</summary>
    public Process Start(string program, params string[] arguments) =>
        Programs.Start(_options, "wine", [program, .. arguments]);

    /// <inheritdoc/>
    public void Dispose()
    {
        Programs.Run(_options, "wineserver", "-k");
        Programs.Run(_options, "wineserver", "-w");
        _folder.Dispose();
    }
}
