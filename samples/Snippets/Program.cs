using Snippets;

// dotnet run --project samples/Snippets [AUDIO FILE]
Addresses.Show();
Drives.Show();
SubChannel.Show();
Sheets.Show();
if (args is [var file])
{
    AudioFiles.Show(file);
}
