using Redbook.Audio;
using Redbook.Coding.Sectors;
using Redbook.Coding.Subcode;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

public sealed class SectorStreamTests
{
    [Fact]
    public void Sound_of_every_source_is_one_stream_that_can_be_entered_anywhere()
    {
        using TempFolder folder = new();
        byte[] sound = Noise(3 * 2352, seed: 1);
        string little = folder.Write("little.bin", sound);
        string big = folder.Write("big.cdr", Swapped(sound));
        string wave = folder.Write("sound.wav", WavFile.Build(sound));
        ImageTrack track = new()
        {
            Number = 1,
            Extents =
            [
                new PcmExtent(little, 4, 500),
                new SilenceExtent(88),
                new AudioFileExtent(wave, 100, 1000),
                new PcmExtent(big, 40, 764) { ByteOrder = PcmByteOrder.BigEndian },
            ],
        };
        byte[] expected =
        [
            .. sound.AsSpan(4, 2000), .. new byte[352], .. sound.AsSpan(400, 4000), .. sound.AsSpan(40, 3056),
        ];
        using SectorStream stream = SectorStream.Open(track, Lba.Zero);
        Assert.Equal(4, stream.LengthSectors);
        byte[] all = new byte[stream.Length];
        stream.ReadExactly(all);
        Assert.Equal(expected, all);
        Assert.Equal(0, stream.Read(new byte[10]));

        Random random = new(7);
        for (int i = 0; i < 200; i++)
        {
            int start = random.Next(expected.Length), count = random.Next(expected.Length - start);
            stream.Position = start;
            byte[] part = new byte[count];
            stream.ReadExactly(part);
            Assert.True(expected.AsSpan(start, count).SequenceEqual(part), $"{count} bytes from {start} on");
        }
    }

    [Fact]
    public void Data_sectors_are_completed_with_the_addresses_where_they_lie()
    {
        using TempFolder folder = new();
        byte[] user = Noise(2 * 2048, seed: 2);
        ImageTrack track = new()
        {
            Number = 1,
            Mode = TrackMode.Mode1,
            Control = Control.Data,
            PregapSectors = 1,
            Extents = [SilenceExtent.OfSectors(1), new SectorExtent(folder.Write("d.iso", user), 0, 2, SectorForm.User2048)],
        };
        using SectorStream stream = SectorStream.Open(track, new Lba(1000));
        byte[] sector = new byte[2352], built = new byte[2352];
        for (int i = 0; i < 3; i++)
        {
            stream.ReadExactly(sector);
            ReadOnlySpan<byte> content = i == 0 ? new byte[2048] : user.AsSpan((i - 1) * 2048, 2048);
            DataSector.BuildMode1(new Lba(1000 + i), content, built);
            Assert.Equal(built, sector);
        }

        stream.Position = 2352 + 2340;
        byte[] across = new byte[24];
        stream.ReadExactly(across);
        Assert.Equal(DataSector.Sync.ToArray(), across[12..]);
    }

    [Theory]
    [InlineData(TrackMode.Mode2Xa, SectorForm.User2048, DataSectorKind.Mode2Form1)]
    [InlineData(TrackMode.Mode2Xa, SectorForm.User2324, DataSectorKind.Mode2Form2)]
    [InlineData(TrackMode.Mode2, SectorForm.Mode2, DataSectorKind.Mode2)]
    public void Sectors_of_mode_2_are_completed_in_their_form(TrackMode mode, SectorForm form, DataSectorKind kind)
    {
        using TempFolder folder = new();
        byte[] user = Noise(form.Bytes(), seed: 3);
        ImageTrack track = new()
        {
            Number = 1,
            Mode = mode,
            Extents = [new SectorExtent(folder.Write("d.bin", user), 0, 1, form)],
        };
        using SectorStream stream = SectorStream.Open(track, Lba.Zero);
        byte[] sector = new byte[2352];
        stream.ReadExactly(sector);
        Assert.Equal(kind, DataSector.KindOf(sector));
        Assert.Equal(user, DataSector.UserDataOf(sector, kind).ToArray());
    }

    [Fact]
    public void The_sub_channel_comes_from_behind_the_sectors_or_from_a_file_of_its_own()
    {
        using TempFolder folder = new();
        byte[] both = Noise(2 * 2448, seed: 4), packed = Noise(96, seed: 5);
        string image = folder.Write("cdg.bin", both);
        ImageTrack track = new()
        {
            Number = 1,
            Extents =
            [
                new SectorExtent(image, 0, 2, SectorForm.Raw) { TrailingBytes = 96 },
                SilenceExtent.OfSectors(3),
            ],
            Subchannel =
            [
                new SubchannelExtent(image, 2352, 2, SubchannelForm.Raw) { StrideBytes = 2448 },
                SubchannelExtent.Zeros(1),
                new SubchannelExtent(folder.Write("x.sub", packed), 0, 1, SubchannelForm.Packed),
            ],
        };
        ImageSession session = new() { Tracks = [track] };
        using SectorStream main = SectorStream.Open(track, Lba.Zero);
        byte[] sound = new byte[2 * 2352];
        main.ReadExactly(sound);
        Assert.Equal([.. both.AsSpan(0, 2352), .. both.AsSpan(2448, 2352)], sound);

        using SubchannelStream sub = new(session);
        Assert.True(sub.HasContent);
        Assert.False(sub.HoldsPacks);
        byte[] codes = new byte[5 * 96], raw = new byte[96];
        sub.ReadExactly(codes);
        SubcodeBits.Interleave(packed, raw);
        Assert.Equal([.. both.AsSpan(2352, 96), .. both.AsSpan(2448 + 2352, 96), .. new byte[96], .. raw, .. new byte[96]], codes);
    }

    [Fact]
    public void A_file_that_has_become_shorter_is_an_error_and_not_silence()
    {
        using TempFolder folder = new();
        string path = folder.Write("a.bin", new byte[2352]);
        ImageTrack track = new() { Number = 1, Extents = [new PcmExtent(path, 0, 1176)] };
        using SectorStream stream = SectorStream.Open(track, Lba.Zero);
        DiscImageException problem = Assert.Throws<DiscImageException>(() => stream.ReadExactly(new byte[4704]));
        Assert.Equal("image.short-file", problem.Finding.Rule);
        Assert.Equal(path, problem.Finding.Place?.Path);
    }

    private static byte[] Noise(int bytes, int seed)
    {
        byte[] noise = new byte[bytes];
        new Random(seed).NextBytes(noise);
        return noise;
    }

    private static byte[] Swapped(byte[] samples)
    {
        byte[] swapped = [.. samples];
        for (int i = 0; i < swapped.Length; i += 2)
        {
            (swapped[i], swapped[i + 1]) = (swapped[i + 1], swapped[i]);
        }

        return swapped;
    }
}
