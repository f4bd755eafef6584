using System.Diagnostics;
using System.Globalization;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>Another process that works on the virtual disc of a folder.</summary>
internal static class OtherProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Redbook.Emulation.Child.dll");

    public static Process Start(params string[] arguments) =>
        Programs.Start(ProgramOptions.Default, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [Program, .. arguments]);

    public static string[] CommandLine(params string[] arguments) =>
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Program, .. arguments];

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
