using System.Globalization;
using System.Text;
using Redbook.Images.Texts;
using Redbook.Testing;

namespace Redbook.Images.Tests;

/// <summary>Sheets changed at random, by bytes and by what they are made of: each gives a disc or the one exception.</summary>
[Trait("Category", "Slow")]
public sealed class SheetFuzzTests
{
    private static readonly string[] s_words =
    [
        "00:00:00", "99:59:74", "999:00:00", "4294967296", "-1", "99", "100", "0", "\"", "{", "}", "#", ":", "\\377", "AUDIO", "MODE1/2048",
        "MODE2_RAW", "CDG", "RW_RAW", "a.bin", "a.wav", "..", "/", "\u0000", "é", "INDEX 00 00:01:00", "PREGAP 00:02:00", "FILE a.bin BINARY",
        "TRACK 02 AUDIO", "TRACK AUDIO", "REM SESSION 02", "REM LEAD-OUT 00:05:00", "START", "END", "SILENCE", "ZERO", "SWAP", "CD_TEXT {",
        "LANGUAGE 0 {", "Track 01 Title = x", "0x8f", "File1=a.wav", "#EXTINF:1,x", "Tracknumber= 1", "Tracklength= 100,0", "Index0= 50",
    ];

    private static readonly string[] s_seeds =
    [
        "CATALOG 4006381333931\nTITLE \"T\"\nFILE \"a.bin\" BINARY\n TRACK 01 AUDIO\n  FLAGS DCP\n  ISRC USABC2500001\n  INDEX 01 00:00:00\n TRACK 02 AUDIO\n  INDEX 00 00:02:00\n  INDEX 01 00:03:00\n  POSTGAP 00:00:10\n",
        "REM SESSION 01\nFILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nREM LEAD-OUT 00:04:00\nREM SESSION 02\nFILE d.iso BINARY\nTRACK 02 MODE1/2048\nINDEX 01 00:00:00\n",
        "FILE a.bin BINARY\nTRACK 01 CDG\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nPREGAP 00:00:10\nINDEX 01 00:02:00\nFILE a.wav WAVE\nINDEX 02 00:00:00\n",
        "CD_DA\nCD_TEXT { LANGUAGE_MAP { 0:EN } LANGUAGE 0 { TITLE \"x\" GENRE { 0, 20 } } }\nTRACK AUDIO\nCOPY ISRC \"USABC2500001\"\nFILE \"a.bin\" #44 0 00:03:00\nSTART 00:00:10\nINDEX 00:01:00\nTRACK MODE1 DATAFILE \"d.iso\" 4096\nTRACK AUDIO RW SILENCE 10 DATAFILE \"a.bin\" 10\n",
        "#EXTM3U\n#EXTINF:1,A - B\na.wav\nA.WAV\nhttp://x/y\n",
        "[playlist]\nFile1=a.wav\nTitle1=x\nFile2=sub\\none.wav\n",
        "Tracknumber= 1\nTrackstart= 10\nTracklength= 300, 5\nISRC= US-ABC-25-00001\nIndex= 0 10 20\nIndex0= 250\nCopy_permitted= no\n",
        "Input Sheet Version = 0.7T\nText Code = 8859\nAlbum Title = x\nGenre Code = Rock\nTrack 01 Title = y\nISRC 01 = USABC2500001\nLast Track Number = 3\n",
    ];

    [Fact]
    public void Any_bytes_give_a_disc_that_holds_together_or_the_one_exception()
    {
        using TempFolder folder = new();
        folder.Write("a.bin", DiscA.Part(0, 400));
        folder.Write("a.wav", WavFile.Build(DiscA.Part(400, 800)));
        folder.Write("d.iso", new byte[20 * 2048]);
        folder.Write("fuzz.wav", WavFile.Build(DiscA.Part(0, 300)));
        Random random = new(20_261_121);
        int discs = 0, rounds = TestLength.Rounds(1500, 2_000_000);
        for (int round = 0; round < rounds; round++)
        {
            int seed = random.Next(s_seeds.Length);
            byte[] sheet = Change(s_seeds[seed], random);
            string name = "fuzz" + (seed < 3 ? ".cue" : seed == 3 ? ".toc" : seed == 4 ? ".m3u" : seed == 5 ? ".pls" : seed == 6 ? ".inf" : ".v07t");
            string path = folder.Write(name, sheet);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                if (CdTextSheet.IsSheet(path))
                {
                    CdTextSheet.Open(path);
                }
                else
                {
                    HoldsTogether(DiscImageFile.Open(path));
                    discs++;
                }
            }
            catch (DiscImageException)
            {
                // The one exception that content may cause.
            }
            catch (Exception other) when (other is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Round {round}: {other}\n{Encoding.Latin1.GetString(sheet)}");
            }

            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(allocated < (8 << 20) + (2000L * sheet.Length), $"Round {round} took {allocated} bytes of memory.");
            File.Delete(path);
        }

        Assert.InRange(discs, rounds / 10, rounds);
    }

    private static void HoldsTogether(DiscImageReading reading)
    {
        Assert.NotEmpty(reading.Image.Sessions);
        foreach (ImageTrack track in reading.Image.Sessions.SelectMany(static session =>
        {
            Assert.NotEmpty(session.Tracks);
            return session.Tracks;
        }))
        {
            Assert.Equal(0, track.ContentSamples % 588);
            Assert.InRange(track.PregapSectors, 0, track.ContentSectors);
            Assert.InRange(track.Number, 1, 99);
            Assert.True(track.IndexOffsets.Zip(track.IndexOffsets.Skip(1), static (a, b) => a <= b).All(static rises => rises));
            Assert.All(track.IndexOffsets, offset => Assert.InRange(offset, 0, track.LengthSectors));
            Assert.All(track.Extents, static extent => Assert.True(extent.LengthSamples > 0));
            Assert.All(track.Extents, extent => Assert.True(!track.IsData || extent.LengthSamples % 588 == 0));
        }

        reading.Image.ToLayout();
        Assert.NotNull(DiscImageCheck.Check(reading));
        if (!reading.HasErrors && reading.Image.Tracks.Sum(static track => (long)track.ContentSectors) < 3000)
        {
            using SectorStream stream = SectorStream.Open(reading.Image);
            stream.CopyTo(Stream.Null);
        }
    }

    private static byte[] Change(string seed, Random random)
    {
        List<string> lines = [.. seed.Split('\n')];
        for (int changes = random.Next(1, 6); changes > 0; changes--)
        {
            int at = random.Next(lines.Count);
            switch (random.Next(9))
            {
                case 0:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 1 when lines.Count > 1:
                    lines.RemoveAt(at);
                    break;
                case 2:
                    lines[at] = $"{lines[at]} {s_words[random.Next(s_words.Length)]}";
                    break;
                case 3:
                    lines.Insert(at, s_words[random.Next(s_words.Length)]);
                    break;
                case 4:
                    string[] words = lines[at].Split(' ');
                    words[random.Next(words.Length)] = s_words[random.Next(s_words.Length)];
                    lines[at] = string.Join(' ', words);
                    break;
                case 5:
                    (lines[at], lines[^1]) = (lines[^1], lines[at]);
                    break;
                case 6:
                    lines.InsertRange(at, s_seeds[random.Next(s_seeds.Length)].Split('\n').Take(4));
                    break;
                case 7:
                    lines[at] = string.Concat(lines[at].Select(
                        character => char.IsAsciiDigit(character) && random.Next(3) == 0 ? random.Next(10).ToString(CultureInfo.InvariantCulture)[0] : character));
                    break;
                default:
                    lines[at] = new string('x', random.Next(2000)) + lines[at];
                    break;
            }
        }

        byte[] bytes = Encoding.UTF8.GetBytes(string.Join(random.Next(8) == 0 ? "\r\n" : "\n", lines));
        for (int flips = random.Next(3) == 0 ? random.Next(1, 8) : 0; flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return random.Next(20) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }
}
