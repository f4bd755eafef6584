using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Imapi.Tests.Streams;
using Redbook.Mmc.Responses;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi.Tests.RawImages;

public sealed class RawImageCreatorTests
{
    private const IMAPI_CD_SECTOR_TYPE Audio = IMAPI_CD_SECTOR_TYPE.IMAPI_CD_SECTOR_AUDIO;

    private const IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE PqOnly =
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_PQ_ONLY;

    private const IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE Cooked =
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_COOKED;

    private const IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE Raw =
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE.IMAPI_FORMAT2_RAW_CD_SUBCODE_IS_RAW;

    [Theory]
    [InlineData(true, 4650, 9150, 38_550)]
    [InlineData(false, 4500, 9000, 38_400)]
    public void DisableGaplessAudio_puts_150_silent_sectors_between_tracks(
        bool disabled, int secondStart, int leadOut, int sectors)
    {
        MsftRawCDImageCreator creator = new() { DisableGaplessAudio = disabled };
        Assert.Equal(!disabled, creator.GaplessAudio);
        Assert.Equal(1, creator.AddTrack(Audio, Noise(1, 4500)));
        Assert.Equal(2, creator.AddTrack(Audio, Noise(2, 4500)));
        Assert.Equal((0, 4500), (creator.TrackInfo[1].StartingLba, creator.TrackInfo[1].SectorCount));
        Assert.Equal((secondStart, 4500), (creator.TrackInfo[2].StartingLba, creator.TrackInfo[2].SectorCount));
        Assert.Equal((leadOut, leadOut - 1), (creator.StartOfLeadout, creator.LastUsedUserSectorInImage));

        using RawCDImageStream image = creator.CreateResultImage();
        Assert.Equal(sectors, image.SectorCount);
        Assert.Equal(sectors * 2448L, image.Length);
        Assert.Equal(-22_650, image.StartOfLeadIn);
        byte[] pause = Sector(image, secondStart - 150);
        Assert.Equal(disabled, !pause.AsSpan(0, 2352).ContainsAnyExcept((byte)0));
        byte[] q = new byte[12];
        SubcodeBits.ExtractQ(pause.AsSpan(2352), q);
        Assert.Equal((2, 0), (q[1], q[2]));
    }

    [Fact]
    public void The_default_is_gapless_and_changing_it_moves_the_tracks()
    {
        MsftRawCDImageCreator creator = TwoTracks();
        Assert.False(creator.DisableGaplessAudio);
        creator.GaplessAudio = false;
        Assert.True(creator.DisableGaplessAudio);
        Assert.Equal(550, creator.TrackInfo[2].StartingLba);
        creator.GaplessAudio = true;
        creator.StartOfLeadoutLimit = 800;
        Refused(ImapiResults.E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE, () => creator.DisableGaplessAudio = true);
        Assert.Equal(400, creator.TrackInfo[2].StartingLba);
    }

    [Theory]
    [InlineData(PqOnly, 2368)]
    [InlineData(Cooked, 2448)]
    [InlineData(Raw, 2448)]
    public void Each_type_has_its_sector_size_and_the_announced_table_of_contents(
        IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type, int sectorBytes)
    {
        MsftRawCDImageCreator creator = new() { ResultingImageType = type, StartingTrackNumber = 42 };
        creator.AddTrack(Audio, Noise(1, 400));
        creator.AddTrack(Audio, Noise(2, 500));
        RawCDImageTrackInfo track = creator.TrackInfo[1];
        track.ISRC = "usk7y9812345";
        track.AudioHasPreemphasis = true;
        track.DigitalAudioCopySetting = IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_SCMS;
        track.AddTrackIndex(100);
        track.AddTrackIndex(50);
        creator.TrackInfo[2].DigitalAudioCopySetting =
            IMAPI_CD_TRACK_DIGITAL_COPY_SETTING.IMAPI_CD_TRACK_DIGITAL_COPY_PROHIBITED;
        creator.MediaCatalogNumber = "123456789012";
        Assert.Equal("0123456789012", creator.MediaCatalogNumber);
        Assert.Equal("US-K7Y-98-12345", track.ISRC);
        Assert.Equal([0, 50, 100], track.TrackIndexes);

        Assert.True(TocResponse.TryParse((byte[])creator.ExpectedTableOfContents[0], msf: false, out TocResponse? toc));
        using RawCDImageStream image = creator.CreateResultImage();
        Assert.Equal((type, sectorBytes * (900L + 29_400)), (image.SectorType, image.Length));
        DiscLayout layout = Decode(image);
        Assert.Equal("0123456789012", layout.Mcn?.Digits);
        TrackLayout first = layout.Tracks.First();
        Assert.Equal(("USK7Y9812345", true), (first.Isrc.Code, first.IsCopyAlternating));
        Assert.Equal([0, 0, 50, 100], first.Indexes.Select(static index => Math.Max(index.Start.Value, 0)));
        Assert.Equal(
            toc.Entries.SkipLast(1).Select(static e => ((int)e.Track, e.Control, e.Start)),
            layout.Tracks.Select(static t => (t.Number, t.Control, t.Start)));
        Assert.Equal((toc.LeadOut?.Start, 42, 43), (layout.Sessions[0].LeadOut, toc.First, toc.Last));
        Assert.Equal(toc.ToArray(msf: false), image.Image.TableOfContents.ToArray(msf: false));
        Assert.Equal(toc.ToArray(msf: false), (byte[])creator.ExpectedTableOfContents[0]);
    }

    [Fact]
    public void A_special_pregap_moves_the_first_track_outwards()
    {
        MsftRawCDImageCreator creator = new();
        byte[] hidden = Bytes(3, 200 * 2352);
        creator.AddSpecialPregap(new ClientStream(hidden));
        creator.AddTrack(Audio, Noise(1, 300));
        Assert.Equal((50, 350), (creator.TrackInfo[1].StartingLba, creator.StartOfLeadout));
        using RawCDImageStream image = creator.CreateResultImage();
        Assert.Equal(hidden.AsSpan(0, 2352), Sector(image, -150).AsSpan(0, 2352));
        Assert.Equal(hidden.AsSpan(199 * 2352), Sector(image, 49).AsSpan(0, 2352));
    }

    [Theory]
    [InlineData(0, 398_100, null, true)]
    [InlineData(0, 398_101, null, false)]
    [InlineData(397_950, 300, null, true)]
    [InlineData(397_951, 300, null, false)]
    [InlineData(0, 1000, 1000, true)]
    [InlineData(0, 1001, 1000, false)]
    [InlineData(0, 398_099, 398_099, true)]
    [InlineData(0, 398_100, 398_099, false)]
    public void The_disc_is_full_at_its_limit(int pregap, int sectors, int? limit, bool fits)
    {
        MsftRawCDImageCreator creator = new();
        creator.StartOfLeadoutLimit = limit ?? creator.StartOfLeadoutLimit;
        if (limit is null)
        {
            creator = new MsftRawCDImageCreator();
        }

        void Fill()
        {
            if (pregap > 0)
            {
                creator.AddSpecialPregap(Announced(pregap));
            }

            creator.AddTrack(Audio, Announced(sectors));
        }

        if (fits)
        {
            Fill();
            creator.CreateResultImage().Dispose();
        }
        else
        {
            Refused(ImapiResults.E_IMAPI_RAW_IMAGE_INSUFFICIENT_SPACE, Fill);
        }
    }

    [Fact]
    public void There_is_room_for_99_tracks_with_99_indexes()
    {
        MsftRawCDImageCreator creator = new();
        for (int i = 1; i <= 99; i++)
        {
            Assert.Equal(i, creator.AddTrack(Audio, Announced(1200)));
        }

        Refused(ImapiResults.E_IMAPI_RAW_IMAGE_TOO_MANY_TRACKS, () => creator.AddTrack(Audio, Announced(300)));
        RawCDImageTrackInfo track = creator.TrackInfo[99];
        for (int i = 1; i < 99; i++)
        {
            track.AddTrackIndex(i * 10);
        }

        Refused(ImapiResults.E_IMAPI_RAW_IMAGE_TOO_MANY_TRACK_INDEXES, () => track.AddTrackIndex(1000));
        track.ClearTrackIndex(500);
        track.AddTrackIndex(1000);
        Assert.Equal(99, track.TrackIndexes.Length);
        creator.CreateResultImage().Dispose();
    }

    [Theory]
    [InlineData(240, true)]
    [InlineData(241, false)]
    public void In_gapless_mode_an_index_keeps_clear_of_the_next_pregap(int offset, bool fits)
    {
        MsftRawCDImageCreator creator = TwoTracks();
        creator.TrackInfo[1].AddTrackIndex(offset);
        creator.TrackInfo[2].AddTrackIndex(390);
        if (fits)
        {
            creator.CreateResultImage().Dispose();
            return;
        }

        Refused(
            ImapiResults.E_IMAPI_RAW_IMAGE_TRACK_INDEX_TOO_CLOSE_TO_OTHER_INDEX, () => creator.CreateResultImage());
        creator.DisableGaplessAudio = true;
        creator.CreateResultImage().Dispose();
    }

    [Fact]
    public void The_result_holds_what_it_needs_when_creator_and_streams_are_dropped()
    {
        (WeakReference creator, WeakReference stream, RawCDImageStream image) = Drop();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(creator.IsAlive);
        Assert.True(stream.IsAlive);
        Assert.Equal(Bytes(1, 300 * 2352).AsSpan(0, 2352), Sector(image, 0).AsSpan(0, 2352));
        image.Dispose();

        [MethodImpl(MethodImplOptions.NoInlining)]
        static (WeakReference Creator, WeakReference Stream, RawCDImageStream Image) Drop()
        {
            MsftRawCDImageCreator creator = new();
            ClientStream stream = new(Bytes(1, 300 * 2352));
            creator.AddTrack(Audio, stream);
            return (new WeakReference(creator), new WeakReference(stream), creator.CreateResultImage());
        }
    }

    [Fact]
    public void The_same_stream_may_serve_two_tracks()
    {
        ClientStream shared = new(Bytes(1, 400 * 2352)) { LargestRead = 5000 };
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(Audio, shared);
        creator.AddTrack(Audio, shared);
        using RawCDImageStream image = creator.CreateResultImage();
        shared.Position = 77;                            // whoever else moves it
        Assert.Equal(Bytes(1, 400 * 2352).AsSpan(5 * 2352, 2352), Sector(image, 5).AsSpan(0, 2352));
        Assert.Equal(Bytes(1, 400 * 2352).AsSpan(5 * 2352, 2352), Sector(image, 405).AsSpan(0, 2352));
        Assert.Equal(Bytes(1, 400 * 2352).AsSpan(6 * 2352, 2352), Sector(image, 6).AsSpan(0, 2352));
    }

    [Fact]
    public void A_stream_that_cannot_be_positioned_can_be_read_once_in_order()
    {
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(Audio, new ClientStream(Bytes(1, 400 * 2352)) { AnswersSeek = false, LargestRead = 3000 });
        using RawCDImageStream image = creator.CreateResultImage();
        byte[] all = new byte[image.Length];
        image.ReadExactly(all);
        Assert.Equal(Bytes(1, 400 * 2352).AsSpan(399 * 2352, 2352), all.AsSpan((22_650 + 399) * 2448, 2352));
        MasteringException refused = Assert.Throws<MasteringException>(() => Sector(image, 0));
        Assert.Contains("Seek", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_closed_too_early_is_an_error_that_names_the_track()
    {
        MsftRawCDImageCreator creator = new();
        using var second = new MemoryStream(Bytes(2, 300 * 2352));
        creator.AddTrack(Audio, Noise(1, 300));
        creator.AddTrack(Audio, second);
        using RawCDImageStream image = creator.CreateResultImage();
        second.Dispose();
        Assert.Equal(2, Assert.Throws<MasteringException>(() => Sector(image, 300)).Track);
        IStream com = image;
        com.Seek((22_650L + 300) * 2448, 0, IntPtr.Zero);
        ImapiException failed = Refused(ImapiResults.E_FAIL, () => com.Read(new byte[2448], 2448, IntPtr.Zero));
        Assert.Contains("Track 2", failed.Message, StringComparison.Ordinal);
        Refused(ImapiResults.E_INVALIDARG, () => new MsftRawCDImageCreator().AddTrack(Audio, (Stream)second));
    }

    [Fact]
    public void The_error_of_a_stream_is_the_error_of_the_call()
    {
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(Audio, new ClientStream(Bytes(1, 300 * 2352))
        {
            FailsAt = (0, new COMException("gone", ImapiResults.E_ACCESSDENIED)),
        });
        IStream image = ((IRawCDImageCreator)creator).CreateResultImage();
        image.Seek(22_650L * 2448, 0, IntPtr.Zero);
        ImapiException failed =
            Refused(ImapiResults.E_ACCESSDENIED, () => image.Read(new byte[2448], 2448, IntPtr.Zero));
        Assert.Contains("Track 1", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_answers_as_a_COM_stream()
    {
        IStream image = ((IRawCDImageCreator)TwoTracks()).CreateResultImage();
        image.Stat(out STATSTG statistics, 1);
        Assert.Equal((2, (800 + 29_400) * 2448L), (statistics.type, statistics.cbSize));
        IntPtr count = Marshal.AllocHGlobal(sizeof(long));
        try
        {
            image.Seek(-2448, 2, count);
            Assert.Equal(statistics.cbSize - 2448, Marshal.ReadInt64(count));
            image.Clone(out IStream clone);
            byte[] one = new byte[5000], other = new byte[5000];
            image.Read(one, one.Length, count);
            Assert.Equal(2448, Marshal.ReadInt32(count));
            image.Read(other, other.Length, count);
            Assert.Equal(0, Marshal.ReadInt32(count));
            clone.Read(other, other.Length, count);
            Assert.Equal(2448, Marshal.ReadInt32(count));
            Assert.Equal(one, other);
            Refused(ImapiResults.E_INVALIDARG, () => image.Seek(-1, 0, IntPtr.Zero));
            Refused(ImapiResults.E_NOTIMPL, () => image.SetSize(0));
            Refused(ImapiResults.E_NOTIMPL, () => image.Write(one, 1, IntPtr.Zero));
        }
        finally
        {
            Marshal.FreeHGlobal(count);
        }
    }

    [Theory]
    [InlineData(Cooked)]
    [InlineData(Raw)]
    public void A_generator_fills_R_to_W_of_the_whole_image(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type)
    {
        byte[] packs = Bytes(5, 96 * 30_200);
        MsftRawCDImageCreator creator = TwoTracks();
        creator.ResultingImageType = type;
        creator.AddSubcodeRWGenerator(new ClientStream(packs[..^96]));
        Refused(ImapiResults.E_INVALIDARG, () => creator.CreateResultImage());
        creator.AddSubcodeRWGenerator(new ClientStream(packs));
        using RawCDImageStream image = creator.CreateResultImage();
        Assert.Equal(Symbols(packs.AsSpan(96 * 10, 96)), Symbols(Sector(image, -22_640).AsSpan(2352)));
        var decoder = new RwDecoder();
        byte[] cooked = new byte[96];
        for (int address = 100; address < 110; address++)
        {
            byte[] own = Symbols(packs.AsSpan((22_650 + address) * 96, 96));
            if (type == Cooked)
            {
                Assert.Equal(own, Symbols(Sector(image, address).AsSpan(2352)));
                continue;
            }

            if (decoder.Decode(Sector(image, address).AsSpan(2352), cooked))
            {
                byte[] before = Symbols(packs.AsSpan((22_650 + address - 2) * 96, 96));
                for (int i = 0; i < before.Length; i += RwPack.Size)
                {
                    RwParity.Write(before.AsSpan(i));
                }

                Assert.Equal(before, cooked);
            }
        }

        Assert.Equal(0, decoder.Counts.CorrectedPacks + decoder.Counts.UncorrectablePacks);
    }

    [Fact]
    public void Text_and_graphics_lie_in_the_image_and_go_with_it_to_another_lead_in()
    {
        byte[] pictures = Symbols(Bytes(6, 96 * 50));
        for (int i = 0; i < pictures.Length; i += RwPack.Size)
        {
            RwParity.Write(pictures.AsSpan(i));
        }

        using var graphics = new MemoryStream(pictures);
        MsftRawCDImageCreator creator = TwoTracks();
        CdTextBlock Block(int number, CdTextLanguage language, string title) => new()
        {
            Number = number, Language = language, Album = new CdTextEntry { Title = "Album" },
            Tracks = [new CdTextEntry { Title = title }, new CdTextEntry { Title = "Two" }],
        };
        CdTextDisc text = new() { Blocks = [Block(0, CdTextLanguage.English, "One"), Block(1, CdTextLanguage.French, "Un")] };
        creator.CdText = new CdTextDisc { Blocks = [text.Blocks[0] with { FirstTrack = 2 }] };
        Refused(ImapiResults.E_INVALIDARG, () => creator.CreateResultImage());
        creator.CdText = text;
        Assert.Empty(creator.CdTextNotices);
        creator.AddCdGraphics(2, graphics);
        Refused(ImapiResults.E_IMAPI_RAW_IMAGE_SECTOR_TYPE_NOT_SUPPORTED, () => creator.ResultingImageType = PqOnly);
        using RawCDImageStream agreed = creator.CreateResultImage();
        using RawCDImageStream own = agreed.StartingAt(-11_077);
        using RawCDImageStream cooked = own.As(Cooked);
        Assert.Equal((-11_077, 800 + 6750 + 11_077), (cooked.StartOfLeadIn, cooked.SectorCount));
        Assert.Equal(Symbols(pictures.AsSpan(0, 96)), Symbols(Sector(cooked, 400).AsSpan(2352)));
        Assert.Equal(Sector(agreed, 410), Sector(own, 410));
        foreach (RawCDImageStream image in (RawCDImageStream[])[agreed, own, cooked])
        {
            var collector = new CdTextCollector();
            byte[] sector = new byte[2448];
            image.Position = 0;
            for (int i = 0; i < 40; i++)
            {
                image.ReadExactly(sector);
                collector.Feed(sector.AsSpan(2352));
            }

            CdTextDisc read = CdTextDecoder.Decode(collector.ToArray()).Disc;
            Assert.Equal(["One", "Un"], read.Blocks.Select(static block => block.Tracks[0].Title));
        }
    }

    [Fact]
    public void A_lead_in_can_be_made_for_the_medium()
    {
        MsftRawCDImageCreator creator = TwoTracks();
        creator.StartOfLeadIn = -11_077;
        using RawCDImageStream image = creator.CreateResultImage();
        byte[] q = new byte[12];
        SubcodeBits.ExtractQ(Sector(image, -11_077).AsSpan(2352), q);
        Assert.Equal([0x00, 0xA0, 0x97, 0x34, 0x23], q[1..6]);
        Assert.Equal((800 + 6750 + 11_077) * 2448L, image.Length);
    }

    private static MsftRawCDImageCreator TwoTracks()
    {
        MsftRawCDImageCreator creator = new();
        creator.AddTrack(Audio, Noise(1, 400));
        creator.AddTrack(Audio, Noise(2, 400));
        return creator;
    }

    private static ClientStream Noise(int seed, int sectors) => new(Bytes(seed, sectors * 2352));

    private static ClientStream Announced(int sectors) => new([]) { AnnouncedLength = sectors * 2352L };

    private static byte[] Bytes(int seed, int count)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Symbols(ReadOnlySpan<byte> raw)
    {
        byte[] symbols = raw.ToArray();
        for (int i = 0; i < symbols.Length; i++)
        {
            symbols[i] &= RwPack.SymbolMask;
        }

        return symbols;
    }

    private static byte[] Sector(RawCDImageStream image, int address)
    {
        int bytes = (int)(image.Length / image.SectorCount);
        byte[] sector = new byte[bytes];
        image.Position = (long)(address - image.StartOfLeadIn) * bytes;
        image.ReadExactly(sector);
        return sector;
    }

    private static DiscLayout Decode(RawCDImageStream image)
    {
        bool isPq = image.SectorType == PqOnly;
        var decoder = new SubcodeDecoder(isPq ? QSource.Pq16 : QSource.Subcode96);
        byte[] sector = new byte[image.Length / image.SectorCount];
        for (int i = 0; i < image.SectorCount; i++)
        {
            image.ReadExactly(sector);
            var address = new Lba(image.StartOfLeadIn + i);
            _ = isPq ? decoder.Feed(address, sector.AsSpan(2352)) : decoder.FeedRaw(address, sector.AsSpan(2352));
        }

        return decoder.Decode().Layout!;
    }

    private static ImapiException Refused(int hresult, Action call)
    {
        ImapiException refused = Assert.Throws<ImapiException>(call);
        Assert.Equal(ImapiResults.NameOf(hresult), refused.Symbol);
        return refused;
    }
}
