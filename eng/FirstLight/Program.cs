using FirstLight;

// dotnet run --project eng/FirstLight -c Release [FOLDER]
string folder = args.Length > 0 ? args[0] : Path.Combine("samples", "first-light");
Directory.CreateDirectory(folder);
foreach (Track track in Album.Tracks)
{
    track.WriteTo(folder);
    Console.WriteLine($"{track.FileName}  {new FileInfo(Path.Combine(folder, track.FileName)).Length:N0} bytes");
}
