using System.Globalization;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Emulation.Child;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;

// Records on the virtual disc of a folder and says on standard output what the recorder has confirmed, so that a test
// can end this process at any moment and look at what is left.
//
//   Redbook.Emulation.Child hold FOLDER                  opens the disc and waits
//   Redbook.Emulation.Child fill FOLDER SEED             makes a disc where there is little room, and records until refused
//   Redbook.Emulation.Child record FOLDER SEED TRACKS    records tracks, 300 to 400 sectors each, and closes the session
const int PieceSectors = 13;

if (args[0] == "fill")
{
    return Filling.Run(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
}

using VirtualDisc disc = VirtualDisc.Open(args[1]);
using SoftwareRecorder recorder = new();
recorder.Insert(disc);
using RecorderConnection connection = recorder.Connect();
var drive = new MmcDrive(connection);
Say("ready");
if (args[0] == "hold")
{
    await Console.In.ReadLineAsync();
    return 0;
}

int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
var random = new Random(seed);
int tracks = int.Parse(args[3], CultureInfo.InvariantCulture);
byte[] piece = new byte[PieceSectors * CdSector.AudioBytes];
for (int track = 0; track < tracks; track++)
{
    Must(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
    {
        MultiSession = random.Next(2) == 0 ? MultiSession.None : MultiSession.NextAllowed,
    }));
    Must(drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? info));
    Lba at = info!.Value.NextWritable!.Value;
    for (int left = random.Next(300, 400); left > 0; left -= PieceSectors)
    {
        Pattern.Fill(seed, at, piece);
        Must(drive.Execute(new Write10(at, PieceSectors), piece));
        at += PieceSectors;
        Say($"written {at}");
    }

    Must(drive.Execute(new SynchronizeCache(Immediate: false)));
    Say("synchronized");
}

Must(drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)));
Say("closed");
return 0;

static void Say(string line)
{
    Console.Out.WriteLine(line);
    Console.Out.Flush();
}

static void Must(ScsiResult result)
{
    if (!result.IsGood)
    {
        throw new InvalidOperationException($"The recorder answered {result.Sense}.");
    }
}
