using System.Text;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Images of many files whose describing files are changed at random, where it hurts: a disc that holds together,
/// or the one documented exception.</summary>
public sealed class LayoutFuzzTests
{
    [Theory]
    [InlineData("ddp", "set", "DDPID DDPMS PQDESCR CDTEXT.BIN CHECKSUM.MD5", 200, 1_000_000)]
    [InlineData("ccd", "out.ccd", "out.ccd", 250, 1_000_000)]
    public void Any_change_gives_a_disc_or_the_documented_exception(string format, string name, string files, int shortCount, int longCount)
    {
        using TempFolder folder = new();
        DiscImage image = SampleImages.DiscAOf(folder);
        string path = folder.PathOf(name);
        DiscImageFile.Write(image, path, new DiscImageWriteOptions { Format = format });
        Run(path, [.. files.Split(' ').Select(file => Directory.Exists(path) ? Path.Combine(path, file) : folder.PathOf(file))], shortCount, longCount);
    }

    [Fact]
    public void Any_sub_channel_gives_a_disc_or_the_documented_exception()
    {
        using TempFolder folder = new();
        string sound = folder.Write("noise.bin", Signals.Noise(330, 4));
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, sound, 0, 330)] }] };
        string path = folder.PathOf("out.raw");
        DiscImageFile.Write(image, path);

        // The end of the lead-in, the program, the start of the lead-out.
        File.WriteAllBytes(path, File.ReadAllBytes(path)[(22_400 * 2448)..(23_100 * 2448)]);
        Run(path, [path], 25, 100_000, static (file, random) =>
        {
            byte[] changed = [.. file];
            for (int i = random.Next(40); i >= 0; i--)
            {
                int sector = random.Next(changed.Length / 2448), other = random.Next(changed.Length / 2448);
                Span<byte> sub = changed.AsSpan((sector * 2448) + 2352, 96);
                switch (random.Next(4))
                {
                    case 0:
                        changed.AsSpan((other * 2448) + 2352, 96).CopyTo(sub);
                        break;
                    case 1:
                        sub[random.Next(96)] ^= (byte)(1 << random.Next(8));
                        break;
                    case 2:
                        int count = random.Next(1, 30);
                        for (int k = 0; k < count && sector + k < changed.Length / 2448; k++)
                        {
                            changed.AsSpan((other * 2448) + 2352, 96).CopyTo(changed.AsSpan(((sector + k) * 2448) + 2352));
                        }

                        break;
                    default:
                        // A frame of any content with a right check sum.
                        byte[] q = new byte[12];
                        SubcodeBits.ExtractQ(sub, q);
                        q[random.Next(10)] = (byte)random.Next(256);
                        QCrc.Seal(q);
                        SubcodeBits.InsertPq(q, false, sub);
                        break;
                }
            }

            return random.Next(4) == 0 ? changed[(random.Next(300) * 2448)..] : changed;
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_chunks_of_Nero_give_a_disc_or_the_documented_exception(bool isNew)
    {
        using TempFolder folder = new();
        byte[] file = LayoutFiles.Nrg(isNew);
        int chunks = 1957 * 2352;

        string path = folder.Write("a.nrg", file);
        Run(path, [path], 50, 100_000, (right, random) =>
        {
            byte[] tail = Mutate(right[chunks..], random);
            return [.. right.AsSpan(0, chunks), .. tail];
        });
    }

    [Fact]
    public void Any_descriptor_of_Alcohol_gives_a_disc_or_the_documented_exception()
    {
        using TempFolder folder = new();
        folder.Write("a.mdf", DiscA.Sound);
        string path = folder.Write("a.mds", LayoutFiles.Mds(name: "*.mdf"));
        Run(path, [path], 300, 1_000_000);
    }

    [Fact]
    public void Any_table_beside_a_clone_gives_a_disc_or_the_documented_exception()
    {
        using TempFolder folder = new();
        string path = folder.Write("clone", new byte[600 * 2448]);
        byte[] toc = [0, 57, 1, 1, 1, 0x10, 0, 0xA0, 0, 0, 0, 0, 1, 0, 0, 1, 0x10, 0, 0xA1, 0, 0, 0, 0, 2, 0, 0, 1, 0x10, 0, 0xA2, 0, 0, 0, 0, 0, 10, 0,
            1, 0x10, 0, 1, 0, 0, 0, 0, 0, 2, 0, 1, 0x14, 0, 2, 0, 0, 0, 0, 0, 6, 0, 12, 12];
        string table = folder.Write("clone.toc", toc);
        Run(path, [table], 150, 300_000);
    }

    internal static void Run(string path, string[] files, int shortCount, int longCount) => Run(path, files, shortCount, longCount, Mutate);

    internal static void Run(string path, string[] files, int shortCount, int longCount, Func<byte[], Random, byte[]> mutate)
    {
        byte[][] right = [.. files.Select(File.ReadAllBytes)];
        Random random = new(99);
        int rounds = TestLength.Rounds(shortCount, longCount), discs = 0;
        for (int round = 0; round < rounds; round++)
        {
            int which = random.Next(files.Length);
            byte[] changed = mutate(right[which], random);
            File.WriteAllBytes(files[which], changed);
            try
            {
                DiscImageReading reading = DiscImageFile.Open(path);
                RequireWhole(reading.Image);
                discs++;
            }
            catch (DiscImageException)
            {
                // The one documented exception.
            }
            catch (Exception other)
            {
                Assert.Fail($"Round {round}, {files[which]}: {other}{Environment.NewLine}{Convert.ToHexString(changed.AsSpan(0, Math.Min(changed.Length, 4096)))}");
            }
            finally
            {
                File.WriteAllBytes(files[which], right[which]);
            }
        }

        Assert.InRange(discs, 1, rounds);
    }

    private static void RequireWhole(DiscImage image)
    {
        Assert.NotEmpty(image.Sessions);
        DiscLayout layout = image.ToLayout();
        int before = 0;
        foreach (ImageTrack track in image.Tracks)
        {
            Assert.InRange(track.Number, before + 1, 99);
            before = track.Number;
            Assert.Equal(0, track.ContentSamples % CdSector.Samples);
            Assert.True(track.LengthSectors > 0);
            Assert.InRange(track.PregapSectors, 0, track.ContentSectors);
            Assert.All(track.IndexOffsets, offset => Assert.InRange(offset, 1, track.LengthSectors - 1));
            foreach (ImageExtent extent in track.Extents)
            {
                Assert.True(extent.LengthSamples > 0);
                (long start, long end) = extent switch
                {
                    PcmExtent pcm => (pcm.StartBytes, pcm.StartBytes + (pcm.LengthSamples * 4)),
                    SectorExtent sectors => (sectors.StartBytes, sectors.StartBytes + ((long)sectors.LengthSectors * sectors.StrideBytes)),
                    _ => (0, 0),
                };
                Assert.InRange(start, 0, end);
                Assert.True(extent.SourcePath is null || end <= new FileInfo(extent.SourcePath).Length, "behind the end of a file");
            }
        }

        Lba last = new(-151);
        foreach (TrackLayout track in layout.Tracks)
        {
            Assert.True(track.Indexes[0].Start > last, "addresses rise");
            last = track.End - 1;
        }
    }

    // Numbers become other numbers, fields trade places, bytes change, stretches vanish or come twice.
    private static byte[] Mutate(byte[] right, Random random)
    {
        byte[] file = [.. right];
        for (int i = random.Next(4); i >= 0 && file.Length > 0; i--)
        {
            int at = random.Next(file.Length);
            switch (random.Next(9))
            {
                case 0:
                    file[at] = (byte)random.Next(256);
                    break;
                case 1:
                    file[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    file = file[..at];
                    break;
                case 3:
                    file = [.. file.AsSpan(0, at), .. file.AsSpan(at, random.Next(file.Length - at)), .. file.AsSpan(at)];
                    break;
                case 4:
                    file = [.. file.AsSpan(0, at), .. file.AsSpan(Math.Min(file.Length, at + random.Next(1, 70)))];
                    break;
                case 5:
                    file.AsSpan(at, Math.Min(4, file.Length - at)).Fill(random.Next(3) switch { 0 => 0xFF, 1 => 0x7F, _ => 0 });
                    break;
                case 6:
                    // Two packets or lines trade places.
                    int size = random.Next(3) switch { 0 => 64, 1 => 128, _ => 18 };
                    int first = at / size * size, second = random.Next(file.Length) / size * size;
                    if (Math.Max(first, second) + size <= file.Length && Math.Abs(first - second) >= size)
                    {
                        byte[] kept = file.AsSpan(first, size).ToArray();
                        file.AsSpan(second, size).CopyTo(file.AsSpan(first));
                        kept.CopyTo(file.AsSpan(second));
                    }

                    break;
                default:
                    ReplaceNumber(ref file, at, random);
                    break;
            }
        }

        return file;
    }

    private static void ReplaceNumber(ref byte[] file, int at, Random random)
    {
        int start = file.AsSpan(at).IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
        {
            return;
        }

        start += at;
        int end = start;
        while (end < file.Length && char.IsAsciiDigit((char)file[end]))
        {
            end++;
        }

        string number = random.Next(7) switch
        {
            0 => "0",
            1 => "-1",
            2 => "99",
            3 => "2147483647",
            4 => "99999999999999999999",
            5 => random.Next(100).ToString(),
            _ => random.Next(500_000).ToString(),
        };

        // In fixed fields the length stays, in texts it may change.
        bool isFixed = random.Next(2) == 0;
        byte[] digits = Encoding.ASCII.GetBytes(isFixed ? number.PadLeft(end - start, '0')[^(end - start)..] : number);
        file = [.. file.AsSpan(0, start), .. digits, .. file.AsSpan(end)];
    }
}
