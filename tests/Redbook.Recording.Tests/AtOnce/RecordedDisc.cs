using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.Transport;
using Redbook.Recording.Tests.Mastering;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>A disc read back by commands, as any host reads it, against what was to be on it.</summary>
internal sealed class RecordedDisc(Burner burner)
{
    private const int Piece = 26;
    private readonly MmcDrive _drive = new(burner.Connection);

    public void AssertLayout(DiscLayout expected)
    {
        DiscLayout actual = burner.Disc.Layout;
        Assert.Equal(expected.Mcn, actual.Mcn);
        Assert.Equal(expected.Sessions[0].LeadOut, actual.Sessions[0].LeadOut);
        Assert.Equal(expected.Tracks.Select(RandomDiscTests.Words), actual.Tracks.Select(RandomDiscTests.Words));
        Assert.All(burner.Disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));
    }

    /// <summary>The main channel from an address on.</summary>
    public void AssertSound(Lba start, ReadOnlySpan<byte> sound)
    {
        byte[] sectors = new byte[Piece * CdSector.AudioBytes];
        for (int at = 0; at < sound.Length; at += sectors.Length)
        {
            int count = Math.Min(sectors.Length, sound.Length - at);
            Lba address = start + (at / CdSector.AudioBytes);
            Good(_drive.Execute(
                new ReadCd(address, count / CdSector.AudioBytes, 0, ReadCd.Everything, SubChannelSelection.None),
                sectors.AsSpan(0, count)));
            Assert.True(sound.Slice(at, count).SequenceEqual(sectors.AsSpan(0, count)), $"Sound differs from {address} on.");
        }
    }

    public void AssertPacks(Lba start, byte[] expected)
    {
        byte[] packs = new byte[expected.Length];
        for (int at = 0; at < packs.Length; at += CdSector.SubchannelBytes)
        {
            Good(_drive.Execute(
                new ReadCd(start + (at / CdSector.SubchannelBytes), 1, 0, 0, SubChannelSelection.CorrectedRw),
                packs.AsSpan(at, CdSector.SubchannelBytes)));
        }

        Assert.Equal(expected, packs);
    }

    public void AssertTitles(IEnumerable<string?> expected)
    {
        byte[] text = new byte[0xFDE8];
        ScsiResult reply = burner.Connection.Execute(
            [0x43, 0, 5, 0, 0, 0, 0, 0xFD, 0xE8, 0], TransferDirection.FromDevice, text, TimeSpan.FromSeconds(1));
        Good(reply);
        CdTextDisc titles = CdTextDecoder.Decode(text.AsSpan(4, reply.BytesTransferred - 4)).Disc;
        Assert.Equal(expected, titles.Blocks.SelectMany(static block => block.Tracks.Select(static track => track.Title)));
    }

    private static void Good(ScsiResult result) => Assert.True(result.IsGood, result.Sense?.ToString());
}
