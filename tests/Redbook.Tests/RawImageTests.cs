using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Whole discs in files.</summary>
public sealed class RawImageTests : IDisposable
{
    private readonly MemoryDrive _memory = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(RawImageForm.Pq)]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public async Task An_image_is_found_out_shown_and_recorded_as_it_is(RawImageForm form)
    {
        Album album = Demo(form != RawImageForm.Pq);
        string path = Save(album, form);
        Album image = Album.FromRawImage(path, form == RawImageForm.Cooked ? form : null, cancellationToken: Test);
        Assert.Equal((form, new Lba(-22_650)), (image.RawFile!.Form, image.RawFile.Start));
        Assert.Equal(album.Image.ToLayout().Tracks.Select(track => track.Start), image.Image.ToLayout().Tracks.Select(track => track.Start));
        Assert.Equal([351, 352], image.Tracks.Select(track => track.LengthSectors));
        Assert.Empty(image.Notices);
        if (form != RawImageForm.Pq)
        {
            Assert.Equal(["A", "B"], image.Tracks.Select(track => track.Title));
        }

        BurnPlan plan = _memory.Drive.Plan(image);
        Assert.Equal((WriteMode.Raw, (RawImageForm?)form), (plan.Mode, plan.RawForm));
        await _memory.Drive.BurnAsync(plan, cancellationToken: Test);
        Assert.Equal(DiscStatus.Complete, _memory.Disc.Status);
        byte[] sound = new byte[351 * CdSector.AudioBytes];
        _memory.Disc.ReadSectors(Lba.Zero, sound);
        Assert.Equal(Signals.Noise(351, seed: 1), sound);
        Assert.Equal(form != RawImageForm.Pq, _memory.Drive.DescribeDisc().CdText is not null);
        Assert.Equal(album.Image.ToLayout().Mcn, _memory.Disc.Layout.Mcn);
    }

    [Fact]
    public async Task An_image_can_be_recorded_at_once_with_a_new_sub_channel_when_that_is_wanted()
    {
        Album image = Album.FromRawImage(Save(Demo(hasText: true), RawImageForm.Raw), cancellationToken: Test);
        BurnPlan plan = _memory.Drive.Plan(image, new BurnOptions { Mode = WriteMode.SessionAtOnce });
        Assert.Empty(plan.Problems);
        Assert.Contains(plan.Notices, notice => notice.Contains("sub-channel", StringComparison.Ordinal));
        await _memory.Drive.BurnAsync(plan, cancellationToken: Test);
        byte[] sound = new byte[351 * CdSector.AudioBytes];
        _memory.Disc.ReadSectors(Lba.Zero, sound);
        Assert.Equal(Signals.Noise(351, seed: 1), sound);
    }

    [Fact]
    public void An_image_that_could_be_raw_or_cooked_and_has_neither_in_good_order_is_refused()
    {
        string path = Save(Demo(hasText: false), RawImageForm.Raw);
        byte[] bytes = File.ReadAllBytes(path);
        Random random = new(1);
        for (long at = (22_650L + 100) * 2448; at < bytes.Length - 2448; at += 2448)
        {
            for (int i = 2352; i < 2448; i++)
            {
                bytes[at + i] = (byte)((bytes[at + i] & 0xC0) | random.Next(0x40));
            }
        }

        File.WriteAllBytes(path, bytes);
        InputException refused = Assert.Throws<InputException>(() => Album.FromRawImage(path, cancellationToken: Test));
        Assert.Contains("--subcode raw", refused.Advice, StringComparison.Ordinal);
        Assert.Equal(RawImageForm.Cooked, Album.FromRawImage(path, RawImageForm.Cooked, cancellationToken: Test).RawFile!.Form);
    }

    [Fact]
    public async Task An_image_whose_lead_in_is_damaged_is_taken_as_what_its_program_says()
    {
        string path = Save(Demo(hasText: false), RawImageForm.Raw);
        byte[] bytes = File.ReadAllBytes(path);
        for (int sector = 0; sector < 22_500; sector += sector % 3 == 1 ? 2 : 1)
        {
            bytes.AsSpan((sector * 2448) + 2352, 96).Fill(0x2A);
        }

        File.WriteAllBytes(path, bytes);
        Album album = Album.FromRawImage(path, cancellationToken: Test);
        Assert.Equal((RawImageForm.Raw, new Lba(-22_650)), (album.RawFile!.Form, album.RawFile.Start));
        Assert.Equal([351, 352], album.Tracks.Select(track => track.LengthSectors));
        Assert.Contains(album.Notices, static notice => notice.Contains("a Q frame has", StringComparison.Ordinal));
        await using FileStream file = File.OpenRead(path);
        Assert.Equal(RawImageForm.Raw, RawImageIdentity.Of(file).Form);
    }

    [Fact]
    public void What_is_no_image_or_cut_off_is_refused()
    {
        string sound = _memory.Folder.Write("s.raw", Signals.Noise(2448, seed: 1));
        Assert.Contains("no raw image", Assert.Throws<InputException>(() => Album.FromRawImage(sound)).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => Album.FromRawImage(_memory.Folder.PathOf("missing.raw")));
        string path = Save(Demo(hasText: false), RawImageForm.Raw);
        using (FileStream file = new(path, FileMode.Open))
        {
            file.SetLength((22_650L + 150 + 500) * 2448);
        }

        Assert.Contains("cut off", Assert.Throws<InputException>(() => Album.FromRawImage(path)).Advice, StringComparison.Ordinal);
        InputException other = Assert.Throws<InputException>(() => Album.FromRawImage(path, RawImageForm.Pq));
        Assert.Contains("'pq'", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_is_kept_unless_it_is_to_be_replaced()
    {
        using AlbumMaster master = new(Demo(hasText: false));
        string path = _memory.Folder.Write("there.raw", [1, 2, 3]);
        Assert.Throws<IOException>(() => master.SaveImage(path, RawImageForm.Raw, cancellationToken: Test));
        Assert.Equal(3, new FileInfo(path).Length);
        master.SaveImage(path, RawImageForm.Raw, overwrite: true, cancellationToken: Test);
        Assert.Equal(master.ImageIn(RawImageForm.Raw).LengthBytes, new FileInfo(path).Length);
    }

    [Fact]
    public void Plain_samples_that_are_not_read_through_make_the_same_disc_and_a_file_cut_short_is_found_all_the_same()
    {
        string wav = _memory.Folder.Write("p.wav", WavFile.Build(Signals.Noise(400, seed: 3)));
        AlbumOptions quick = new() { ReadsThroughPlainSamples = false };
        using AlbumMaster one = new(Album.FromFiles([wav])), other = new(Album.FromFiles([wav], quick));
        Assert.Equal(AlbumContentTests.SoundOf(one), AlbumContentTests.SoundOf(other));
        byte[] cut = File.ReadAllBytes(wav)[..^5000];
        string shorter = _memory.Folder.Write("cut.wav", cut);
        Assert.Equal(
            Record.Exception(() => Album.FromFiles([shorter]))?.GetType(), Record.Exception(() => Album.FromFiles([shorter], quick))?.GetType());
    }

    [Fact]
    public void Cancelled_nothing_is_left_behind()
    {
        using AlbumMaster master = new(Demo(hasText: false));
        string folder = Path.GetDirectoryName(_memory.Folder.PathOf("x"))!;
        int before = Directory.GetFiles(folder).Length;
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => master.SaveImage(
            _memory.Folder.PathOf("c.raw"), RawImageForm.Raw, progress: new Once(stop.Cancel), cancellationToken: stop.Token));
        Assert.Equal(before, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public void A_file_that_has_changed_is_named_and_nothing_is_left_behind()
    {
        using AlbumMaster master = new(Demo(hasText: false));
        File.WriteAllBytes(_memory.Folder.PathOf("2.wav"), WavFile.Build(Signals.Noise(100, seed: 9)));
        InputException refused = Assert.Throws<InputException>(() => master.SaveImage(
            _memory.Folder.PathOf("c.raw"), RawImageForm.Raw, cancellationToken: Test));
        Assert.EndsWith("2.wav", refused.Path, StringComparison.Ordinal);
        Assert.False(File.Exists(_memory.Folder.PathOf("c.raw")));
    }

    [Fact]
    public void A_master_shows_q_of_any_sector_of_the_disc_and_of_no_other()
    {
        using AlbumMaster master = new(Demo(hasText: true));
        Assert.Equal("0101010000000000020 05A28".Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(master.Q(Lba.Zero)));
        Assert.Equal(1, master.Locate(Lba.Zero).Track);
        Assert.Throws<ArgumentOutOfRangeException>(() => master.Q(master.End + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => master.Q(master.LeadInStart - 1));
        Assert.Equal(0, master.CdTextPacks.Length % CdTextPack.Size);
        Assert.True(master.Sessions[0].ToCueSheet().Entries[2].Form.IsTextLeadIn);
    }

    public void Dispose() => _memory.Dispose();

    private string Save(Album album, RawImageForm form)
    {
        using AlbumMaster master = new(album);
        string path = _memory.Folder.PathOf("image.raw");
        master.SaveImage(path, form, cancellationToken: Test);
        return path;
    }

    private Album Demo(bool hasText)
    {
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        string[] files =
        [
            .. Enumerable.Range(1, 2).Select(i => _memory.Folder.Write($"{i}.wav", WavFile.Build(Signals.Noise(350 + i, seed: i)))),
        ];
        return Album.FromFiles(files, !hasText ? new AlbumOptions { Mcn = mcn } : new AlbumOptions
        {
            Mcn = mcn,
            Tracks = new Dictionary<int, TrackSettings>
            {
                [1] = new() { Text = new CdTextEntry { Title = "A" } },
                [2] = new() { Text = new CdTextEntry { Title = "B" } },
            },
        });
    }

    private sealed class Once(Action action) : IProgress<double>
    {
        public void Report(double value) => action();
    }
}
