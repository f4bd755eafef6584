using Redbook.Audio.Tags;
using Redbook.Testing;

namespace Redbook.Audio.Tests.Tags;

/// <summary>Tags that other programs write are read as they were meant.</summary>
[Trait("Category", "Judge")]
public sealed class TagJudgeTests : IDisposable
{
    private const string Title = "Grüße – 音楽 \U0001F3B5";
    private const string Isrc = "USABC2500001";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Flac_comments_and_cue_sheet_block_of_the_reference_encoder()
    {
        string wave = Wave();
        string sheet = _folder.Write(
            "in.cue",
            """
            CATALOG 0123456789012
            FILE "in.wav" WAVE
              TRACK 01 AUDIO
                FLAGS PRE
                ISRC USABC2500001
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                INDEX 00 00:00:10
                INDEX 01 00:00:12
            """u8);
        string path = _folder.PathOf("a.flac");
        Programs.Run("flac", "-s", $"--cuesheet={sheet}", "-T", $"TITLE={Title}", "-T", "artist=A1", "-T", "Artist=A2", "-T",
            "ALBUMARTIST=Band", "-T", "ALBUM=Al=bum", "-T", "COMPOSER=C", "-T", "LYRICIST=L", "-T", "ARRANGER=R", "-T",
            "GENRE=Rock", "-T", "DESCRIPTION=D", "-T", "TRACKNUMBER=03", "-T", "TRACKTOTAL=12", "-T", "DISCNUMBER=1/2",
            "-T", $"ISRC={Isrc}", "-T", "BARCODE=0123456789012", "-T", "CATALOGNUMBER=XY 1", "-T", "DATE=2001", "-T",
            "CUESHEET=FILE \"x\" WAVE\r\n  TRACK 01 AUDIO", wave, "-o", path).Succeeded();

        AudioTags tags = AudioTags.Read(path);

        Assert.Equal(
            new AudioTags
            {
                Title = Title,
                Artist = "A1, A2",
                AlbumArtist = "Band",
                Album = "Al=bum",
                Composer = "C",
                Songwriter = "L",
                Arranger = "R",
                Genre = "Rock",
                Comment = "D",
                TrackNumber = 3,
                TrackCount = 12,
                DiscNumber = 1,
                DiscCount = 2,
                Isrc = Isrc,
                Barcode = "0123456789012",
                CatalogNumber = "XY 1",
                Date = "2001",
                CueSheet = "FILE \"x\" WAVE\r\n  TRACK 01 AUDIO",
                Notices = tags.Notices,
                FlacCueSheet = tags.FlacCueSheet,
            },
            tags);
        Assert.Empty(tags.Notices);
        FlacCueSheet block = Assert.IsType<FlacCueSheet>(tags.FlacCueSheet);
        Assert.True(block.IsCompactDisc);
        Assert.Equal(88_200u, block.LeadInSamples);
        Assert.Equal("0123456789012", block.CatalogNumber);
        Assert.Equal([1, 2, 170], block.Tracks.Select(track => track.Number));
        Assert.Equal([0, 10 * 588, 40 * 588], block.Tracks.Select(track => track.OffsetSamples));
        Assert.Equal(Isrc, block.Tracks[0].Isrc);
        Assert.True(block.Tracks[0].HasPreEmphasis);
        Assert.True(block.Tracks[0].IsAudio);
        Assert.Equal([new(0, 0), new(1, 2 * 588)], block.Tracks[1].Indexes);
        Assert.Empty(block.Tracks[2].Indexes);
    }

    [Theory]
    [InlineData("oggenc", "a.ogg", "-Q", "-t", Title, "-a", "A", "-l", "Al", "-G", "Jazz", "-N", "7", "-c", "ISRC=USABC2500001", "-o")]
    [InlineData("opusenc", "a.opus", "--quiet", "--title", Title, "--artist", "A", "--album", "Al", "--genre", "Jazz", "--comment", "tracknumber=7", "--comment", "ISRC=USABC2500001")]
    public void Ogg_comments_of_encoders(string program, string name, params string[] options)
    {
        string path = _folder.PathOf(name);
        string[] inOut = options[^1] == "-o" ? [path, Wave()] : [Wave(), path];
        Programs.Run(program, [.. options, .. inOut]).Succeeded();

        RequirePlain(AudioTags.Read(path), track: 7);
    }

    [Fact]
    public void Ogg_comments_across_many_pages_of_vorbiscomment()
    {
        string path = _folder.PathOf("a.ogg");
        Programs.Run("oggenc", "-Q", Wave(), "-o", path).Succeeded();
        string list = _folder.Write("list", System.Text.Encoding.UTF8.GetBytes(
            $"METADATA_BLOCK_PICTURE={new string('A', 300_000)}\nTITLE={Title}\nARTIST=A\nALBUM=Al\nGENRE=Jazz\nTRACKNUMBER=7\n"
            + $"ISRC={Isrc}\nCOMMENT={new string('x', 200_000)}\n"));
        Programs.Run("vorbiscomment", "-R", "-w", "-c", list, path).Succeeded();

        AudioTags tags = AudioTags.Read(path);
        RequirePlain(tags, track: 7);
        Assert.Equal(200_000, tags.Comment!.Length);
    }

    [Theory]
    [InlineData("a.mp3", "-id3v2_version", "3", "-write_id3v1", "1")]
    [InlineData("a.mp3", "-id3v2_version", "4")]
    [InlineData("a.m4a")]
    [InlineData("a.flac")]
    [InlineData("a.opus")]
    [InlineData("a.oga", "-c:a", "flac")]
    [InlineData("a.wav")]
    [InlineData("a.aiff", "-write_id3v2", "1")]
    public void Tags_of_ffmpeg(string name, params string[] options)
    {
        string path = _folder.PathOf(name);
        Programs.Run("ffmpeg", [
            "-v", "error", "-nostdin", "-i", Wave(), "-metadata", $"title={Title}", "-metadata", "artist=A", "-metadata",
            "album=Al", "-metadata", "genre=Jazz", "-metadata", "track=7/9", "-metadata", $"comment={Title}", .. options, path,
        ]).Succeeded();

        AudioTags tags = AudioTags.Read(path);
        Assert.Equal(Title, tags.Title);
        Assert.Equal("A", tags.Artist);
        Assert.Equal("Al", tags.Album);
        Assert.Equal("Jazz", tags.Genre);
        Assert.Equal(7, tags.TrackNumber);
        Assert.Equal(9, tags.TrackCount);
        Assert.Equal(Title, tags.Comment);
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 0)]
    [InlineData(4, 1)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    public void Id3_of_mutagen_in_every_version_and_encoding(int version, int encoding)
    {
        string title = encoding == 0 ? "Grüße" : Title;
        string path = Mp3();
        Mutagen(
            $$"""
            import mutagen.id3
            globals().update(vars(mutagen.id3))
            e = {{encoding}}
            t = ID3()
            t.add(TIT2(encoding=e, text=[{{Quote(title)}}]))
            t.add(TPE1(encoding=e, text=['A']))
            t.add(TALB(encoding=e, text=['Al']))
            t.add(TCON(encoding=e, text=['8']))
            t.add(TRCK(encoding=e, text=['7/9']))
            t.add(TSRC(encoding=e, text=['{{Isrc}}']))
            t.add(TEXT(encoding=e, text=['L']))
            t.add(COMM(encoding=e, lang='eng', desc='iTunNORM', text=['0000']))
            t.add(COMM(encoding=e, lang='eng', desc='other', text=['lesser']))
            t.add(COMM(encoding=e, lang='eng', desc='', text=[{{Quote(title)}}]))
            t.add(TXXX(encoding=e, desc='BARCODE', text=['0123456789012']))
            t.add(TXXX(encoding=e, desc='CATALOGNUMBER', text=['XY 1']))
            t.add(TIPL(encoding=e, people=[['producer', 'P'], ['arranger', 'R']]))
            t.add(APIC(encoding=e, mime='image/png', type=3, desc='x', data=b'\xff\x00' * 20000))
            if {{version}} == 3: t.update_to_v23()
            t.save(path, v2_version={{version}}, v1=0)
            """, path);

        AudioTags tags = AudioTags.Read(path);
        Assert.Equal(title, tags.Title);
        Assert.Equal(title, tags.Comment);
        Assert.Equal("Jazz", tags.Genre);
        Assert.Equal((7, 9), (tags.TrackNumber, tags.TrackCount));
        Assert.Equal(Isrc, tags.Isrc);
        Assert.Equal(("L", "R"), (tags.Songwriter, tags.Arranger));
        Assert.Equal(("0123456789012", "XY 1"), (tags.Barcode, tags.CatalogNumber));
        Assert.Empty(tags.Notices);
    }

    [Theory]
    [InlineData("mutagen.wave", "WAVE", "a.wav")]
    [InlineData("mutagen.aiff", "AIFF", "a.aiff")]
    public void Id3_chunks_of_mutagen(string module, string type, string name)
    {
        string path = _folder.PathOf(name);
        Programs.Run("sox", Wave(), path).Succeeded();
        Mutagen(
            $"""
            from {module} import {type}
            import mutagen.id3
            globals().update(vars(mutagen.id3))
            f = {type}(path)
            f.add_tags()
            f.tags.add(TIT2(encoding=3, text=[{Quote(Title)}]))
            f.tags.add(TPE1(encoding=3, text=['A']))
            f.tags.add(TALB(encoding=3, text=['Al']))
            f.tags.add(TCON(encoding=3, text=['Jazz']))
            f.tags.add(TRCK(encoding=3, text=['7']))
            f.tags.add(TSRC(encoding=3, text=['{Isrc}']))
            f.save()
            """, path);

        RequirePlain(AudioTags.Read(path), track: 7);
    }

    [Fact]
    public void Ape_tags_of_mutagen_with_an_id3_tag_of_version_1_behind()
    {
        string path = Mp3();
        Mutagen(
            $"""
            from mutagen.apev2 import APEv2
            t = APEv2()
            t['Title'] = {Quote(Title)}
            t['ISRC'] = '{Isrc}'
            t['Some name that is longer than any that is known here'] = 'x'
            t['Arranger'] = ['R', 'S']
            t['Cuesheet'] = 'FILE x WAVE'
            t.save(path)
            """, path);
        Programs.Run("id3v2", "-1", "-t", "short", "-a", "A", "-A", "Al", "-g", "8", "-T", "7", path).Succeeded();

        AudioTags tags = AudioTags.Read(path);
        RequirePlain(tags, track: 7);
        Assert.Equal("R, S", tags.Arranger);
        Assert.Equal("FILE x WAVE", tags.CueSheet);
    }

    [Fact]
    public void Id3_of_the_program_id3v2()
    {
        string path = Mp3();
        Programs.Run(
            "id3v2", "-2", "-t", "Grusse", "-a", "A", "-A", "Al", "-g", "8", "-T", "7/9", "-y", "2001", "-c", "note",
            "--TSRC", Isrc, "--TCOM", "C", "--TPE2", "Band", path).Succeeded();

        AudioTags tags = AudioTags.Read(path);
        Assert.Equal(("Grusse", "A", "Al", "Jazz"), (tags.Title, tags.Artist, tags.Album, tags.Genre));
        Assert.Equal((7, 9, "2001"), (tags.TrackNumber, tags.TrackCount, tags.Date));
        Assert.Equal((Isrc, "C", "Band"), (tags.Isrc, tags.Composer, tags.AlbumArtist));
    }

    [Fact]
    public void Mp4_items_of_mutagen_and_AtomicParsley()
    {
        string path = _folder.PathOf("a.m4a");
        Programs.Run("ffmpeg", "-v", "error", "-nostdin", "-i", Wave(), path).Succeeded();
        Programs.Run(
            "AtomicParsley", path, "--title", Title, "--artist", "A", "--album", "Al", "--genre", "Jazz", "--tracknum", "7/9",
            "--disk", "1/2", "--composer", "C", "--albumArtist", "Band", "--comment", "note", "--overWrite").Succeeded();
        Mutagen(
            $"""
            from mutagen.mp4 import MP4
            f = MP4(path)
            f.tags['----:com.apple.iTunes:ISRC'] = [b'{Isrc}']
            f.tags['----:com.apple.iTunes:BARCODE'] = [b'0123456789012']
            f.tags['----:com.apple.iTunes:LYRICIST'] = [b'L', b'M']
            f.save()
            """, path);

        AudioTags tags = AudioTags.Read(path);
        RequirePlain(tags, track: 7);
        Assert.Equal((9, 1, 2), (tags.TrackCount, tags.DiscNumber, tags.DiscCount));
        Assert.Equal(("C", "Band", "note", "L, M", "0123456789012"), (tags.Composer, tags.AlbumArtist, tags.Comment, tags.Songwriter, tags.Barcode));
    }

    [Fact]
    public void Genre_numbers_mean_what_mutagen_has_for_them()
    {
        string list = Programs.Run("/usr/bin/python3", "-c", "from mutagen._constants import GENRES; print('\\n'.join(GENRES))").Succeeded().Text;
        string[] names = list.TrimEnd().Split('\n');
        Dictionary<string, string> spellings = new(StringComparer.Ordinal)
        {
            ["Pop-Funk"] = "Pop/Funk",
            ["Alt. Rock"] = "AlternRock",
            ["Folk/Rock"] = "Folk-Rock",
        };
        for (int i = 0; Id3Genres.Find(i) is { } name; i++)
        {
            Assert.Equal(Plain(spellings.GetValueOrDefault(names[i], names[i])), Plain(name));
        }

        static string Plain(string name) => new([.. name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
    }

    private static void RequirePlain(AudioTags tags, int track)
    {
        Assert.Equal(
            (Title, "A", "Al", "Jazz", track, Isrc),
            (tags.Title, tags.Artist, tags.Album, tags.Genre, tags.TrackNumber, tags.Isrc));
        Assert.Empty(tags.Notices);
    }

    private string Wave() => _folder.Write("in.wav", WavFile.Build(Signals.Sine(40, 440, 660)));

    private string Mp3()
    {
        string path = _folder.PathOf("a.mp3");
        Programs.Run("lame", "--quiet", "-t", Wave(), path).Succeeded();
        return path;
    }

    private static void Mutagen(string script, string path) =>
        Programs.Run("/usr/bin/python3", "-c", "import sys\npath = sys.argv[1]\n" + script, path).Succeeded();

    private static string Quote(string text) =>
        $"'{string.Concat(text.EnumerateRunes().Select(rune => $"\\U{rune.Value:x8}"))}'";
}
