using Redbook.Cli;

Shell shell = Shell.OfThisProcess();
using (shell.Interrupts)
{
    return await CommandLine.RunAsync(args, shell);
}
