using Snippets;

// dotnet run --project samples/Snippets [AUDIO FILE]
Addresses.Show();
Drives.Show();
SubChannel.Show(Sheets.OneTrack(), Texts.OneTrack());
Sheets.Show();
Recording.Show();
OtherPrograms.Show(new MemoryStream("O0,0,0\nV1\n"u8.ToArray()), new MemoryStream());
OtherPrograms.ShowADriveOfTheMachine();

string folder = Directory.CreateTempSubdirectory("redbook").FullName;
Redbook.VirtualDiscs.Create(Path.Combine(folder, "album.disc"));
ImapiAlbum.Show($"virtual:{folder}/album.disc", new MemoryStream(new byte[300 * 2352]));
Directory.Delete(folder, recursive: true);

if (args is [var file])
{
    AudioFiles.Show(file);
}
