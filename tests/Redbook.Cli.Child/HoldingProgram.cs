using Redbook.Mmc.Transport;

namespace Redbook.Cli.Child;

/// <summary>Takes a drive, says whether it has it, and keeps it until a line or the end comes on the standard input.</summary>
internal static class HoldingProgram
{
    public static int Run(string drive, string clientName)
    {
        using IScsiTransport transport = Drives.OfThisMachine.Connect(DriveName.Parse(drive));
        IExclusiveAccess access = (IExclusiveAccess)transport;
        bool isTaken = access.TryAcquire(clientName, force: false);
        Console.WriteLine(isTaken ? $"taken by {Environment.ProcessId}" : $"held by {access.Owner}");
        if (isTaken)
        {
            Console.ReadLine();
        }

        return isTaken ? ExitCode.Done : ExitCode.Failed;
    }
}
