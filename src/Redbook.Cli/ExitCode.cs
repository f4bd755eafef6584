namespace Redbook.Cli;

/// <summary>What the program tells the shell; scripts rely on these numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int InputRefused = 3;
    public const int DriveOrDisc = 4;
    public const int Cancelled = 130;
}
