using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests.Mds;

public sealed class MdsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, "a.mdf")]
    [InlineData("*.mdf", "a.mdf")]
    [InlineData("*.MDF", "a.MDF")]
    [InlineData("Other.mdf", "other.mdf")]
    public void Disc_A_is_read_whole(string? name, string file)
    {
        _folder.Write(file, DiscA.Sound);
        DiscImageReading reading = DiscImageFile.Open(_folder.Write("a.mds", LayoutFiles.Mds(name: name)));

        Assert.Equal("mds", reading.Format.Id);
        Assert.DoesNotContain(reading.Findings, finding => finding.Severity == FindingSeverity.Error);
        DiscImage expected = SampleImages.DiscAOf(_folder, hasText: false);
        ImageSamples.AssertSame(
            expected with { Mcn = null, Sessions = [new ImageSession { Tracks = [.. expected.Tracks.Select(track => track with { Isrc = default })] }] }, reading.Image);
    }

    [Fact]
    public void The_sub_channel_behind_each_sector_is_kept()
    {
        DiscImage image = SampleImages.DiscAOf(_folder, hasText: false);
        SubcodeGenerator generator = new(image.ToLayout());
        byte[] sectors = new byte[1807 * 2448];
        for (int i = 0; i < 1807; i++)
        {
            DiscA.Sound.AsSpan(i * 2352, 2352).CopyTo(sectors.AsSpan(i * 2448));
            generator.WriteRaw(new Lba(i), sectors.AsSpan((i * 2448) + 2352, 96));
        }

        _folder.Write("s.mdf", sectors);
        DiscImageReading reading = DiscImageFile.Open(_folder.Write("s.mds", LayoutFiles.Mds(2448)));

        Assert.Empty(reading.Findings);
        using SubchannelStream sub = new(reading.Image.Sessions[0]) { Position = 700 * 96 };
        byte[] sector = new byte[96];
        sub.ReadExactly(sector);
        Assert.Equal(sectors[((700 * 2448) + 2352)..((700 * 2448) + 2448)], sector);
        using SectorStream main = SectorStream.Open(reading.Image);
        byte[] sound = new byte[main.Length];
        main.ReadExactly(sound);
        Assert.True(sound.AsSpan().SequenceEqual(DiscA.Sound));
    }

    [Theory]
    [InlineData(16, 2, "mds.version")]
    [InlineData(18, 0x10, "mds.medium")]
    [InlineData(20, 0, "mds.no-tracks")]
    public void What_is_not_read_is_refused_with_the_reason(int at, byte value, string rule)
    {
        _folder.Write("a.mdf", DiscA.Sound);
        byte[] bytes = LayoutFiles.Mds();
        bytes[at] = value;
        string path = _folder.Write("a.mds", bytes);
        Assert.Equal(rule, Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path)).Finding.Rule);
    }

    [Theory]
    [InlineData(112 + 240 + 0, 0x00, "mds.track")]
    [InlineData(112 + 240 + 16, 0x31, "mds.track")]
    [InlineData(112 + 320 + 4, 0x07, "mds.numbers")]
    [InlineData(112 + 320 + 36, 0x01, "mds.track")]
    [InlineData(112 + 400 + 43, 0x7F, "mds.short-image")]
    [InlineData(22, 0x00, "")]
    public void Each_oddity_is_named(int at, byte value, string rule)
    {
        _folder.Write("a.mdf", DiscA.Sound);
        byte[] bytes = LayoutFiles.Mds();
        bytes[at] = value;
        IReadOnlyList<Finding> findings = DiscImageFile.Open(_folder.Write("a.mds", bytes)).Findings;
        Assert.Equal(rule.Length > 0, findings.Any(finding => finding.Rule == rule));
    }

    [Fact]
    public void Missing_sectors_are_named()
    {
        string path = _folder.Write("a.mds", LayoutFiles.Mds());
        Assert.Equal("file.missing", Assert.Throws<DiscImageException>(() => DiscImageFile.Open(path)).Finding.Rule);
        _folder.Write("a.mdf", DiscA.Part(0, 1500));
        Assert.Contains(DiscImageFile.Open(path).Findings, finding => finding.Rule == "mds.short-image");
    }
}
