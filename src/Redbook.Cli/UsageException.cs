namespace Redbook.Cli;

/// <summary>The command line asks for something that makes no sense together or in this place.</summary>
internal sealed class UsageException(string message, string? advice = null) : Exception(message)
{
    public string? Advice { get; } = advice;
}
