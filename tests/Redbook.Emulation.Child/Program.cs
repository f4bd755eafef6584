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
//   Redbook.Emulation.Child fill-session|fill-raw|fill-blank FOLDER SEED   the same with a session in one go, and with BLANK
//   Redbook.Emulation.Child session|raw FOLDER SEED      records a short disc in one go
//   Redbook.Emulation.Child blank FOLDER SEED            records and erases, several times
//   Redbook.Emulation.Child record FOLDER SEED TRACKS    records tracks, 300 to 400 sectors each, and closes the session
//
// The last three wait, after a few lines, for a byte on standard input for every line that was read.
const int PieceSectors = 13;

switch (args[0])
{
    case "fill":
        return Filling.Run(args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
    case "fill-session" or "fill-raw" or "fill-blank":
        return FillingAtOnce.Run(args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
    default:
        break;
}

using VirtualDisc disc = VirtualDisc.Open(args[1]);
using SoftwareRecorder recorder = new();
recorder.Insert(disc);
using RecorderConnection connection = recorder.Connect();
var drive = new MmcDrive(connection);
Reporting.Say("ready");
if (args[0] == "hold")
{
    await Console.In.ReadLineAsync();
    return 0;
}

Reporting.StayWithinHearing();
int seed = int.Parse(args[2], CultureInfo.InvariantCulture);
if (args[0] != "record")
{
    AtOnce.Run(args[0], drive, Lba.FromAbsoluteMsf(disc.Medium.LeadInStart), seed);
    return 0;
}

var random = new Random(seed);
int tracks = int.Parse(args[3], CultureInfo.InvariantCulture);
byte[] piece = new byte[PieceSectors * CdSector.AudioBytes];
for (int track = 0; track < tracks; track++)
{
    Reporting.Must(drive.WriteModePage(WriteParametersPage.TrackAtOnceAudio with
    {
        MultiSession = random.Next(2) == 0 ? MultiSession.None : MultiSession.NextAllowed,
    }));
    Reporting.Must(drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out TrackInformation? info));
    Lba at = info!.Value.NextWritable!.Value;
    for (int left = random.Next(300, 400); left > 0; left -= PieceSectors)
    {
        Pattern.Fill(seed, at, piece);
        Reporting.Must(drive.Execute(new Write10(at, PieceSectors), piece));
        at += PieceSectors;
        Reporting.Say($"written {at}");
    }

    Reporting.Must(drive.Execute(new SynchronizeCache(Immediate: false)));
    Reporting.Say("synchronized");
}

Reporting.Must(drive.Execute(new CloseTrackSession(CloseFunction.Session, 0, Immediate: false)));
Reporting.Say("closed");
return 0;
