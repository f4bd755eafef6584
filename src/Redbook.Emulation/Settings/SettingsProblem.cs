namespace Redbook.Emulation.Settings;

/// <summary>A member that reads well and makes no sense.</summary>
internal sealed class SettingsProblem(string jsonPath, string message) : Exception(message)
{
    public string JsonPath { get; } = jsonPath;
}
