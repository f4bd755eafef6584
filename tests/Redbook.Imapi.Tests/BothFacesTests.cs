using Redbook.Testing;

namespace Redbook.Imapi.Tests;

public sealed class BothFacesTests
{
    [Fact]
    public async Task One_list_recorded_through_both_faces_gives_equal_discs_byte_for_byte()
    {
        using TempFolder folder = new();
        byte[][] tracks = [Rig.Samples(1, 400), Rig.Samples(2, 120), [.. Rig.Samples(3, 310).AsSpan(0, (309 * 2352) + 100)]];
        string[] files = [.. tracks.Index().Select(track => folder.Write($"{track.Index + 1:D2}.wav", WavFile.Build(track.Item)))];

        DriveEntry modern = VirtualDiscs.Create(folder.PathOf("modern.disc"));
        using (Drive drive = Drives.OfThisMachine.Open(modern.Name))
        {
            await drive.BurnAsync(
                Album.FromFiles(files, cancellationToken: TestContext.Current.CancellationToken),
                cancellationToken: TestContext.Current.CancellationToken);
        }

        DriveEntry imapi = VirtualDiscs.Create(folder.PathOf("imapi.disc"));
        using (MsftDiscRecorder2 recorder = new())
        {
            recorder.InitializeDiscRecorder(imapi.Id);
            using MsftDiscFormat2TrackAtOnce writer = new() { Recorder = recorder, ClientName = "Redbook" };
            writer.AllowPartialLastSector = true;
            writer.PrepareMedia();
            foreach (byte[] track in tracks)
            {
                writer.AddAudioTrack(new MemoryStream(track));
            }

            writer.ReleaseMedia();
        }

        string[] names = Names(modern);
        Assert.Contains("disc.bin", names);
        Assert.Equal(names, Names(imapi));
        Assert.All(names, name => Assert.Equal(
            File.ReadAllBytes(Path.Combine(modern.Name.Value, name)),
            File.ReadAllBytes(Path.Combine(imapi.Name.Value, name))));
    }

    private static string[] Names(DriveEntry disc) =>
        [.. Directory.GetFiles(disc.Name.Value).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
