namespace Redbook.Cli.Output;

/// <summary>What the system refused while a disc was closed or erased, told once it is done.</summary>
internal static class WorkNotices
{
    public static void Write(Shell shell, bool json, Drive drive)
    {
        foreach (string notice in drive.Notices)
        {
            if (json)
            {
                new JsonOutput(shell.Out).Write(
                    new JsonEvents.Notice("notice", notice), JsonEventsContext.Default.Notice);
            }
            else
            {
                TextOutput.For(shell).Note($"Note: {notice}");
            }
        }
    }
}
