using System.Net;
using Redbook;
using Redbook.Emulation;
using Redbook.Mmc.Transport;
using Redbook.Remote;
using Redbook.Remote.Iscsi;
using Redbook.Remote.Rscsi;

namespace Snippets;

internal static class OtherPrograms
{
    public static void Show(Stream requests, Stream answers)
    {
        using SoftwareRecorder recorder = new();
        RscsiServer server = new(device => recorder.Connect());
        bool inOrder = server.Serve(requests, answers);

        Console.WriteLine($"In order: {inOrder}, {answers.Length} bytes answered.");
    }

    public static void ShowOverTheNetwork()
    {
        using SoftwareRecorder recorder = new();
        using IscsiServer target = new([new IscsiTarget("iqn.2001-02.net.example:recorder", initiator => recorder.Connect())]);
        IPEndPoint where = target.Start(new IPEndPoint(IPAddress.Loopback, IscsiServer.DefaultPort));

        Console.WriteLine($"Listening at {where}.");
    }

    public static void ShowADriveOfTheMachine()
    {
        RecordingTurns turns = new();
        SharedDrive drive = new(Take);
        IscsiTarget target = new("iqn.2001-02.net.example:drive", initiator => turns.Guard(drive.Connect()));

        static IScsiTransport Take()
        {
            try
            {
                return Redbook.Drives.OfThisMachine.Claim(DriveName.Parse("/dev/sr0"));
            }
            catch (DriveException refused)
            {
                throw new IOException(refused.Message, refused);
            }
        }

        Console.WriteLine($"{target.Name} is {(drive.IsOpen ? "taken" : "nobody's yet")}.");
    }
}
