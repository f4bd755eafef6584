// Records a list of audio files: RecordAlbum DRIVE FILE...
// DRIVE is virtual:PATH (made with "redbook disc new PATH"), /dev/sr0 or D:. Ctrl-C stops: recorded track by track, what is
// there is closed; recorded in one go, as it is when the files have titles, the disc is lost.
using Redbook;

if (args.Length < 2)
{
    Console.Error.WriteLine("usage: RecordAlbum DRIVE FILE...");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, key) => { key.Cancel = true; stop.Cancel(); };

Album album = Album.FromFiles(args[1..], cancellationToken: stop.Token);
using Drive drive = Drive.Open(args[0]);
var progress = new Progress<BurnProgress>(now => Console.Write($"\rTrack {now.Track}: {now.Percent:0} %  "));
BurnResult result = await drive.BurnAsync(album, new BurnOptions { SpeedX = 16 }, progress, stop.Token);
Console.WriteLine($"\r{result.Tracks.Count} tracks recorded in {result.Elapsed.TotalSeconds:0.0} s.");
return 0;
