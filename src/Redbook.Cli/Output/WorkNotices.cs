namespace Redbook.Cli.Output;

/// <summary>What is worth knowing while a disc is closed or erased, told at once.</summary>
internal static class WorkNotices
{
    public static Action<string> Teller(Shell shell, bool json) => json
        ? Teller(new JsonOutput(shell.Out))
        : Teller(TextOutput.For(shell));

    public static Action<string> Teller(JsonOutput output) =>
        notice => output.Write(new JsonEvents.Notice("notice", notice), JsonEventsContext.Default.Notice);

    public static Action<string> Teller(TextOutput text) => notice => text.Note($"Note: {notice}");
}
