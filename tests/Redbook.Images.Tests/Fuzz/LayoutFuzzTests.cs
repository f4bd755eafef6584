using Redbook.Coding.CdText;
using Redbook.Coding.Subcode;
using Redbook.Testing;

namespace Redbook.Images.Tests.Fuzz;

/// <summary>Images of bytes whose describing files are changed at random: a disc that holds together, or the one documented
/// exception.</summary>
[Trait("Category", "Slow")]
public sealed class LayoutFuzzTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.InMemory();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Any_change_of_a_DDP_set()
    {
        string path = _folder.PathOf("set");
        DiscImageFile.Write(SampleImages.DiscAOf(_folder), path, new DiscImageWriteOptions { Format = "ddp" });
        FuzzSource[] sources =
        [
            .. ((string[])["DDPID", "DDPMS", "PQDESCR", "CDTEXT.BIN", "CHECKSUM.MD5"])
                .Select(name => Path.Combine(path, name)).Select(static file => new FuzzSource(file, File.ReadAllBytes(file))),
        ];
        FuzzRuns.Run(new FuzzTarget("DDP", path, sources, ByteChanges.Change), 200, 1_000_000);
    }

    [Fact]
    public void Any_change_of_a_CloneCD_sheet()
    {
        string path = _folder.PathOf("out.ccd");
        DiscImageFile.Write(SampleImages.DiscAOf(_folder), path);
        FuzzRuns.Run(new FuzzTarget("CCD", path, [new FuzzSource(path, File.ReadAllBytes(path))], ByteChanges.Change), 250, 1_000_000);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Any_chunks_of_Nero(bool isNew)
    {
        byte[] file = LayoutFiles.Nrg(isNew, CdTextEncoder.Encode(SampleImages.Texts()).Packs);
        string path = _folder.Write("a.nrg", file);
        const int chunks = 1957 * 2352;
        FuzzRuns.Run(new FuzzTarget($"NRG {(isNew ? 2 : 1)}", path, [new FuzzSource(path, file[chunks..], chunks)], ByteChanges.Change), 100, 500_000);
    }

    [Fact]
    public void Any_descriptor_of_Alcohol()
    {
        _folder.Write("a.mdf", DiscA.Sound);
        string path = _folder.PathOf("a.mds");
        FuzzRuns.Run(new FuzzTarget("MDS", path, [new FuzzSource(path, LayoutFiles.Mds(name: "*.mdf"))], ByteChanges.Change), 300, 1_000_000);
    }

    [Fact]
    public void Any_table_beside_a_clone()
    {
        string path = _folder.Write("clone", new byte[600 * 2448]);
        byte[] table =
        [
            0, 57, 1, 1, 1, 0x10, 0, 0xA0, 0, 0, 0, 0, 1, 0, 0, 1, 0x10, 0, 0xA1, 0, 0, 0, 0, 2, 0, 0, 1, 0x10, 0, 0xA2, 0, 0, 0, 0, 0, 10, 0,
            1, 0x10, 0, 1, 0, 0, 0, 0, 0, 2, 0, 1, 0x14, 0, 2, 0, 0, 0, 0, 0, 6, 0, 12, 12,
        ];
        FuzzRuns.Run(new FuzzTarget("clone", path, [new FuzzSource(_folder.PathOf("clone.toc"), table)], ByteChanges.Change), 150, 200_000);
    }

    [Fact]
    public void Any_sub_channel()
    {
        string sound = _folder.Write("noise.bin", Signals.Noise(330, 4)), path = _folder.PathOf("out.raw");
        DiscImage image = new() { Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, sound, 0, 50)] }] };
        DiscImageFile.Write(image, path);

        // The end of the lead-in, the program, the start of the lead-out.
        byte[] part = File.ReadAllBytes(path)[(22_450 * 2448)..(22_750 * 2448)];
        FuzzRuns.Run(new FuzzTarget("raw", path, [new FuzzSource(path, part)], ChangeSubchannel), 60, 500_000);
    }

    private static byte[] ChangeSubchannel(byte[] right, Random random)
    {
        byte[] changed = [.. right];
        int sectors = changed.Length / 2448;
        for (int i = random.Next(40); i >= 0; i--)
        {
            int sector = random.Next(sectors), other = random.Next(sectors);
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
                    for (int k = random.Next(1, 30); k >= 0 && sector + k < sectors; k--)
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

        return random.Next(4) == 0 ? changed[(random.Next(sectors / 2) * 2448)..] : changed;
    }
}
