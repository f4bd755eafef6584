using Redbook.Coding.RwPacks;
using Redbook.Discs;
using Redbook.Images;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Tests;

/// <summary>Graphics (CD+G) from a file beside the sound, from a sheet and from a raw image, onto the disc and back.</summary>
public sealed class GraphicsTests : IDisposable
{
    private const int Sectors = 310;
    private readonly MemoryDrive _memory = new();

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => _memory.Dispose();

    [Theory]
    [InlineData(WriteMode.SessionAtOnce, null)]
    [InlineData(WriteMode.Raw, RawImageForm.Raw)]
    [InlineData(WriteMode.Raw, RawImageForm.Cooked)]
    public async Task Packs_of_a_file_lie_beside_their_track(WriteMode mode, RawImageForm? form)
    {
        byte[] expected = WritePacks("2.cdg", out _);
        Album album = WithGraphics("2.cdg");
        Assert.Equal([false, true], album.Tracks.Select(static track => track.HasGraphics));
        BurnPlan plan = _memory.Drive.Plan(album, new BurnOptions { Mode = mode, RawForm = form });
        Assert.True(plan.KeepsGraphics);
        await _memory.Drive.BurnAsync(plan, cancellationToken: Test);
        Assert.All(_memory.Disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
        Assert.Equal(expected, ReadPacks(album.Image.ToLayout().Tracks.Last().Start, Sectors));
        Assert.False(ReadPacks(Lba.Zero, 450).AsSpan().ContainsAnyExcept((byte)0));
    }

    [Theory]
    [InlineData(RawImageForm.Raw)]
    [InlineData(RawImageForm.Cooked)]
    public async Task A_raw_image_brings_its_graphics_along_even_where_the_drive_makes_the_sub_channel(RawImageForm form)
    {
        byte[] expected = WritePacks("2.cdg", out _);
        string path = _memory.Folder.PathOf("image.raw");
        using (AlbumMaster master = new(WithGraphics("2.cdg")))
        {
            master.SaveImage(path, form, cancellationToken: Test);
            Album none = Album.FromFiles([_memory.Folder.PathOf("1.wav")]);
            using AlbumMaster plain = new(none);
            plain.SaveImage(_memory.Folder.PathOf("plain.raw"), form, cancellationToken: Test);
        }

        Assert.All(Album.FromRawImage(_memory.Folder.PathOf("plain.raw"), cancellationToken: Test).Tracks, static track => Assert.False(track.HasGraphics));
        Album image = Album.FromRawImage(path, cancellationToken: Test);
        Assert.Equal(form, image.RawFile!.Form);
        Assert.Equal([false, true], image.Tracks.Select(static track => track.HasGraphics));
        await _memory.Drive.BurnAsync(_memory.Drive.Plan(image, new BurnOptions { Mode = WriteMode.SessionAtOnce }), cancellationToken: Test);
        Assert.Equal(expected, ReadPacks(image.Image.ToLayout().Tracks.Last().Start, Sectors));
    }

    [Fact]
    public void A_sheet_with_graphics_brings_them_along_and_options_take_their_place()
    {
        byte[] expected = WritePacks("2.cdg", out _);
        string cue = _memory.Folder.PathOf("sheet.cue");
        string raw = _memory.Folder.PathOf("sheet.raw");
        using (AlbumMaster master = new(WithGraphics("2.cdg")))
        {
            master.SaveImage(raw, RawImageForm.Raw, cancellationToken: Test);
        }

        DiscImageFile.Write(DiscImageFile.Open(raw).Image, cue);
        Assert.Contains("TRACK 02 CDG", File.ReadAllText(cue), StringComparison.Ordinal);
        Album album = Album.FromImage(cue);
        Assert.Equal([false, true], album.Tracks.Select(static track => track.HasGraphics));
        Assert.Equal(WriteMode.SessionAtOnce, _memory.Drive.Plan(album).Mode);
        Assert.Equal(expected, MasteredPacks(album, 2, Sectors));

        byte[] other = WritePacks("other.cdg", out _, seed: 9);
        Album changed = Album.FromImage(cue, Graphics(1, "other.cdg") with { BaseFolder = _memory.Folder.PathOf(".") });
        Assert.Equal([true, true], changed.Tracks.Select(static track => track.HasGraphics));
        Assert.Equal(other[..(300 * CdSector.SubchannelBytes)], MasteredPacks(changed, 1, 300));
    }

    [Fact]
    public void Reading_packs_on_allocates_nothing_and_any_order_gives_the_same()
    {
        WritePacks("2.cdg", out _);
        string raw = _memory.Folder.PathOf("on.raw");
        Album album = WithGraphics("2.cdg");
        using (AlbumMaster master = new(album))
        {
            master.SaveImage(raw, RawImageForm.Raw, cancellationToken: Test);
        }

        // Packs as they are, and packs that lie as on a disc.
        foreach (ImageSession session in (ImageSession[])[album.Image.Sessions[0], Album.FromRawImage(raw).Image.Sessions[0]])
        {
            using RwPackStream packs = new(session);
            byte[] whole = new byte[packs.Length], some = new byte[7 * CdSector.SubchannelBytes];
            packs.ReadExactly(whole);
            Assert.Equal(0, Allocations.InSteadyState(() =>
            {
                packs.Position = 0;
                for (int i = 0; i < 80; i++)
                {
                    packs.ReadExactly(some);
                }
            }));
            for (int at = whole.Length - some.Length; at > 0; at -= 7013)
            {
                packs.Position = at;
                packs.ReadExactly(some);
                Assert.True(some.AsSpan().SequenceEqual(whole.AsSpan(at, some.Length)), $"From {at} on.");
            }
        }
    }

    [Fact]
    public void What_is_no_file_of_graphics_is_refused_and_what_is_too_long_or_broken_is_told()
    {
        _memory.Noise(300, 300);
        Assert.Contains("There is no file", Refusal("none.cdg").Message, StringComparison.Ordinal);
        _memory.Folder.Write("noise.cdg", Signals.Noise(100, seed: 4));
        Assert.Contains("no file of graphics", Refusal("noise.cdg").Message, StringComparison.Ordinal);
        _memory.Folder.Write("empty.cdg", []);
        Assert.Contains("no file of graphics", Refusal("empty.cdg").Message, StringComparison.Ordinal);
        WritePacks("long.cdg", out byte[] stored, seed: 3);
        _memory.Folder.Write("long.cdg", [.. stored, .. stored, 1, 2, 3]);
        Album album = WithGraphics("long.cdg", Sectors);
        Assert.Contains(album.Notices, static notice => notice.Contains("3 bytes are no whole pack", StringComparison.Ordinal));
        Assert.Contains(album.Notices, static notice => notice.Contains("longer than track 2 by 00:04:09", StringComparison.Ordinal));
        Assert.Contains(
            _memory.Drive.Plan(album, new BurnOptions { Mode = WriteMode.TrackAtOnce }).Problems,
            static problem => problem.Message.Contains("Graphics (CD+G) are not possible track-at-once", StringComparison.Ordinal));
    }

    private static AlbumOptions Graphics(int track, string file) => new()
    {
        Tracks = new Dictionary<int, TrackSettings> { [track] = new() { Graphics = file } },
    };

    /// <summary>A file as players take it: rubbish in the top bits, no parity, its last sector not full.</summary>
    /// <returns>The packs as they come back from a disc.</returns>
    private byte[] WritePacks(string name, out byte[] stored, int seed = 5)
    {
        byte[] packs = new byte[Sectors * CdSector.SubchannelBytes];
        stored = new byte[packs.Length - (2 * RwPack.Size)];
        var random = new Random(seed);
        for (int at = 0; at < stored.Length; at += RwPack.Size)
        {
            Span<byte> pack = packs.AsSpan(at, RwPack.Size);
            random.NextBytes(pack);
            pack[0] = 9;
            pack.CopyTo(stored.AsSpan(at));
            stored[at + 1] |= 0xC0;
            stored[at + 20] ^= 0x15;
            RwParity.Write(pack);
        }

        _memory.Folder.Write(name, stored);
        return packs;
    }

    private Album WithGraphics(string file, int sectors = 320)
    {
        _memory.Noise(300, sectors);
        AlbumOptions options = Graphics(2, file) with { BaseFolder = _memory.Folder.PathOf(".") };
        return Album.FromFiles(["1.wav", "2.wav"], options);
    }

    private InputException Refusal(string file) => Assert.Throws<InputException>(() => Album.FromFiles(
        ["1.wav", "2.wav"], Graphics(2, file) with { BaseFolder = _memory.Folder.PathOf(".") }));

    private byte[] ReadPacks(Lba start, int sectors)
    {
        using IScsiTransport transport = _memory.Recorder.Connect();
        MmcDrive drive = new(transport);
        byte[] packs = new byte[sectors * CdSector.SubchannelBytes];
        int attentions = 0;
        for (int i = 0; i < sectors;)
        {
            ScsiResult result = drive.Execute(
                new ReadCd(start + i, 1, 0, 0, SubChannelSelection.CorrectedRw),
                packs.AsSpan(i * CdSector.SubchannelBytes, CdSector.SubchannelBytes));
            Assert.True(result.IsGood || attentions++ < 5, result.Sense?.ToString());
            i += result.IsGood ? 1 : 0;
        }

        return packs;
    }

    private static byte[] MasteredPacks(Album album, int track, int sectors)
    {
        using AlbumMaster master = new(album);
        RawImage image = master.ImageIn(RawImageForm.Cooked);
        using Stream stream = image.OpenRead();
        Lba start = master.Layout.Tracks.ElementAt(track - 1).Start;
        byte[] sector = new byte[image.SectorBytes], packs = new byte[sectors * CdSector.SubchannelBytes];
        for (int i = 0; i < sectors; i++)
        {
            stream.Position = (long)(start + i - image.Start) * image.SectorBytes;
            stream.ReadExactly(sector);
            for (int k = 0; k < CdSector.SubchannelBytes; k++)
            {
                packs[(i * CdSector.SubchannelBytes) + k] = (byte)(sector[CdSector.AudioBytes + k] & RwPack.SymbolMask);
            }
        }

        return packs;
    }
}
