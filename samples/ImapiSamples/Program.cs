// ImapiSamples SAMPLE DRIVE [FILE...]
// DRIVE is virtual:PATH (made with "redbook disc new PATH"), /dev/sr0 or D:. SAMPLE is one of those below.
using ImapiSamples;

switch (args)
{
    case ["track-at-once", var drive, .. var files]:
        TrackAtOnce.Record(drive, files);
        return 0;
    case ["gapless", var drive, .. var files]:
        GaplessDisc.Record(drive, files);
        return 0;
    case ["version1", var drive, .. var files]:
        Version1.Record(drive, files);
        return 0;
    case ["erase", var drive]:
        Eraser.Erase(drive);
        return 0;
    case ["cancel", var drive, .. var files]:
        return ProgressAndCancel.Record(drive, files[0]) ? 0 : 1;
    default:
        Console.Error.WriteLine("usage: ImapiSamples track-at-once|gapless|version1|erase|cancel DRIVE [FILE...]");
        return 2;
}
