using Redbook.Coding.CdText;
using Redbook.Coding.RwPacks;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>Discs to be mastered, and what an image of them says.</summary>
internal static class Masters
{
    public static byte[] Noise(int seed, int sectors, int sectorBytes = CdSector.AudioBytes)
    {
        byte[] noise = new byte[sectors * sectorBytes];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    public static SectorSource Sound(int seed, int sectors) =>
        new(new MemoryStream(Noise(seed, sectors), writable: false), 0, sectors);

    public static SectorSource Packs(int seed, int sectors) => new(
        new MemoryStream(Noise(seed, sectors, CdSector.SubchannelBytes), writable: false), 0, sectors,
        CdSector.SubchannelBytes);

    public static byte[] ReadAll(RawImage image)
    {
        byte[] all = new byte[image.LengthBytes];
        using Stream stream = image.OpenRead();
        stream.ReadExactly(all);
        Assert.Equal(0, stream.Read(new byte[1]));
        return all;
    }

    public static byte[] Sector(RawImage image, int address)
    {
        byte[] sector = new byte[image.SectorBytes];
        using Stream stream = image.OpenRead();
        stream.Position = (long)(address - image.Start.Value) * image.SectorBytes;
        stream.ReadExactly(sector);
        return sector;
    }

    public static byte[] Q(RawImage image, int address)
    {
        byte[] q = new byte[QFrame.Size];
        ReadOnlySpan<byte> subcode = Sector(image, address).AsSpan(CdSector.AudioBytes);
        if (image.Form == RawImageForm.Pq)
        {
            subcode[..q.Length].CopyTo(q);
        }
        else
        {
            SubcodeBits.ExtractQ(subcode, q);
        }

        return q;
    }

    /// <summary>Reads an image as a drive would: Q, sound, CD-TEXT and R-W packs.</summary>
    public static Received Receive(RawImage image)
    {
        var subcode = new SubcodeDecoder(image.Form == RawImageForm.Pq ? QSource.Pq16 : QSource.Subcode96);
        var text = new CdTextCollector();
        var packs = new RwDecoder();
        using var cooked = new MemoryStream();
        using var sound = new MemoryStream();
        byte[] sector = new byte[image.SectorBytes];
        byte[] four = new byte[CdSector.SubchannelBytes];
        using Stream stream = image.OpenRead();
        for (int address = image.Start.Value; stream.Position < stream.Length; address++)
        {
            stream.ReadExactly(sector);
            Span<byte> own = sector.AsSpan(CdSector.AudioBytes);
            if (image.Form == RawImageForm.Pq)
            {
                subcode.Feed(new Lba(address), own);
            }
            else
            {
                subcode.FeedRaw(new Lba(address), own);
            }

            if (address < Lba.FirstPregap.Value)
            {
                if (own.Length == CdSector.SubchannelBytes)
                {
                    text.Feed(own);
                }

                continue;
            }

            sound.Write(sector, 0, CdSector.AudioBytes);
            if (image.Form == RawImageForm.Cooked)
            {
                own.CopyTo(four);
                foreach (ref byte symbol in four.AsSpan())
                {
                    symbol &= RwPack.SymbolMask;
                }

                cooked.Write(four);
            }
            else if (image.Form == RawImageForm.Raw && packs.Decode(own, four))
            {
                cooked.Write(four);
            }
        }

        return new Received(
            subcode.Decode(), sound.ToArray(), CdTextDecoder.Decode(text.ToArray()).Disc, cooked.ToArray(), packs.Counts);
    }

    /// <param name="Subcode">What Q told.</param>
    /// <param name="Sound">The main channel from LBA −150.</param>
    /// <param name="Text">The CD-TEXT.</param>
    /// <param name="Packs">R-W packs from LBA −150.</param>
    /// <param name="Counts">What the R-W decoder met.</param>
    internal sealed record Received(
        DecodedSubcode Subcode, byte[] Sound, CdTextDisc Text, byte[] Packs, RwCounts Counts);
}
