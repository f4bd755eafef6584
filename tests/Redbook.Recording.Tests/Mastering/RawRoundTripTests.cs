using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>Image to recorder to disc to host: what is read is what was mastered.</summary>
public sealed class RawRoundTripTests
{
    private const int Piece = 26;

    [Theory]
    [InlineData(RawImageForm.Pq)]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public void A_recorded_image_is_read_back_whole(RawImageForm form)
    {
        int rounds = TestLength.Rounds(2, 150);
        for (int seed = 101; seed < 101 + rounds; seed++)
        {
            try
            {
                RoundTrip(new RandomDisc(seed, form), form);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, form {form}: {failure.Message}", failure);
            }
        }
    }

    private static void RoundTrip(RandomDisc made, RawImageForm form)
    {
        using VirtualDisc disc = VirtualDisc.InMemory();
        using var recorder = new SoftwareRecorder();
        recorder.Insert(disc);
        using RecorderConnection connection = recorder.Connect();
        var drive = new MmcDrive(connection);
        Good(drive.WriteModePage(new WriteParametersPage
        {
            WriteType = WriteType.Raw, DataBlockType = (DataBlockType)form, AudioPauseSectors = 150,
        }));
        Good(drive.ReadTrackInformation(ReadTrackInformation.InvisibleTrack, out var next));

        // The image is made for the lead-in that this medium has.
        RawImage image = new RawImage(made.Disc, form).StartingAt(next!.Value.NextWritable!.Value);
        Record(drive, image);
        DiscLayout layout = disc.Layout;
        Assert.Equal(image.Layout.Mcn, layout.Mcn);
        Assert.Equal(image.LeadOut, layout.Sessions[0].LeadOut);
        Assert.Equal(image.Layout.Tracks.Select(RandomDiscTests.Words), layout.Tracks.Select(RandomDiscTests.Words));
        Assert.All(disc.Examine(), static finding => Assert.True(finding.IsConvention, finding.ToString()));

        byte[] sound = made.Sound();
        byte[] sectors = new byte[Piece * CdSector.AudioBytes];
        for (int at = 0; at < sound.Length; at += sectors.Length)
        {
            int count = Math.Min(sectors.Length, sound.Length - at);
            var address = new Lba((at / CdSector.AudioBytes) - Lba.PregapSectors);
            Good(drive.Execute(
                new ReadCd(address, count / CdSector.AudioBytes, 0, ReadCd.Everything, SubChannelSelection.None),
                sectors.AsSpan(0, count)));
            Assert.True(sound.AsSpan(at, count).SequenceEqual(sectors.AsSpan(0, count)), $"Sound differs from {address} on.");
        }

        if (form == RawImageForm.Pq)
        {
            return;
        }

        byte[] packs = new byte[made.Packs.Length];
        for (int at = 0; at < packs.Length; at += CdSector.SubchannelBytes)
        {
            Good(drive.Execute(
                new ReadCd(new Lba(made.PacksAt + (at / CdSector.SubchannelBytes)), 1, 0, 0, SubChannelSelection.CorrectedRw),
                packs.AsSpan(at, CdSector.SubchannelBytes)));
        }

        Assert.Equal(made.Packs, packs);
        byte[] text = new byte[4 + 65_000];
        ScsiResult reply = connection.Execute(
            [0x43, 0, 5, 0, 0, 0, 0, 0xFD, 0xE8, 0], TransferDirection.FromDevice, text.AsSpan(0, 0xFDE8),
            TimeSpan.FromSeconds(1));
        Good(reply);
        CdTextDisc titles = CdTextDecoder.Decode(text.AsSpan(4, reply.BytesTransferred - 4)).Disc;
        Assert.Equal(made.Titles, titles.Blocks.SelectMany(static block => block.Tracks.Select(static track => track.Title)));
    }

    private static void Record(MmcDrive drive, RawImage image)
    {
        byte[] buffer = new byte[Piece * image.SectorBytes];
        using Stream stream = image.OpenRead();
        for (Lba at = image.Start; stream.Position < stream.Length;)
        {
            int got = stream.Read(buffer);
            int count = got / image.SectorBytes;
            Good(drive.Execute(new Write10(at, (ushort)count), buffer.AsSpan(0, got)));
            at += count;
        }

        Good(drive.Execute(new SynchronizeCache(Immediate: false)));
    }

    private static void Good(ScsiResult result) => Assert.True(result.IsGood, result.Sense?.ToString());
}
