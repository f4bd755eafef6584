using System.Buffers.Binary;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Testing;

namespace Redbook.Images.Tests;

public sealed class DiscSoundCheckTests
{
    [Fact]
    public void Clipping_silence_and_clicks_are_heard()
    {
        using TempFolder folder = new();
        byte[] sound = Tone(2000);
        Silence(sound, 0, 600);
        Silence(sound, 1400, 2000);
        for (int i = 0; i < 10; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(sound.AsSpan((700 * 2352) + (i * 4)), short.MaxValue);
        }

        string path = folder.Write("a.bin", sound);
        DiscImage image = new()
        {
            Sessions =
            [
                new ImageSession
                {
                    Tracks =
                    [
                        new ImageTrack { Number = 1, Extents = [new PcmExtent(path, 0, 1000 * 588)] },
                        new ImageTrack { Number = 2, Extents = [new PcmExtent(path, 1000 * 2352, 400 * 588)] },
                        new ImageTrack { Number = 3, Extents = [new PcmExtent(path, 1400 * 2352, 600 * 588)] },
                    ],
                },
            ],
        };
        IReadOnlyList<Finding> findings = DiscSoundCheck.Check(image);
        Assert.Equal(["audio.clipped", "audio.silence", "audio.silent-track"], findings.Select(static finding => finding.Rule));
        Assert.Contains("1 place, the first at 0:09.33", findings[0].Message, StringComparison.Ordinal);
        Assert.Equal("Track 1 begins with 0:08.00 of silence.", findings[1].Message);
    }

    [Fact]
    public void A_border_that_jumps_clicks_and_one_within_the_music_does_not()
    {
        using TempFolder folder = new();
        byte[] sound = Tone(1000);
        string path = folder.Write("a.bin", sound);
        DiscImage gapless = Two(new PcmExtent(path, 0, 500 * 588), new PcmExtent(path, 500 * 2352, 500 * 588));
        Assert.DoesNotContain(DiscSoundCheck.Check(gapless), static finding => finding.Rule == "audio.border-click");

        byte[] shifted = [.. sound];
        for (int i = 0; i < shifted.Length; i += 2)
        {
            short value = BinaryPrimitives.ReadInt16LittleEndian(shifted.AsSpan(i));
            BinaryPrimitives.WriteInt16LittleEndian(shifted.AsSpan(i), (short)(value + 14_000));
        }

        DiscImage jump = Two(new PcmExtent(path, 0, 500 * 588), new PcmExtent(folder.Write("b.bin", shifted), 500 * 2352, 500 * 588));
        Assert.Contains(DiscSoundCheck.Check(jump), static finding => finding.Rule == "audio.border-click");
        Assert.Contains(DiscSoundCheck.Check(jump), static finding => finding.Rule == "audio.abrupt");
    }

    [Fact]
    public void Sectors_of_data_are_looked_at_as_they_would_be_recorded()
    {
        using TempFolder folder = new();
        byte[] data = new byte[400 * 2352];
        for (int i = 0; i < 400; i++)
        {
            DataSector.BuildMode1(new Lba(i), new byte[2048], data.AsSpan(i * 2352, 2352));
        }

        string right = folder.Write("right.bin", data);
        data[(100 * 2352) + 500] ^= 1;
        data[200 * 2352] = 1;
        string wrong = folder.Write("wrong.bin", data);
        ImageTrack track = new() { Number = 1, Mode = TrackMode.Mode1, Control = Control.Data, Extents = [new SectorExtent(right, 0, 400, SectorForm.Raw)] };
        Assert.Empty(DiscSoundCheck.Check(Disc(track)));

        IReadOnlyList<Finding> findings = DiscSoundCheck.Check(Disc(track with { Extents = [new SectorExtent(wrong, 0, 400, SectorForm.Raw)] }));
        Assert.Equal(["data.no-sync", "data.codes"], findings.Select(static finding => finding.Rule));
        Assert.Contains("1 of 400 sectors of track 1, from 200 on,", findings[0].Message, StringComparison.Ordinal);

        findings = DiscSoundCheck.Check(Disc(track with { PregapSectors = 10, Extents = [SilenceExtent.OfSectors(10), .. track.Extents] }));
        Assert.Equal(["data.address"], findings.Select(static finding => finding.Rule));
        Assert.Contains("400 of 410 sectors of track 1, from 10 on, bear another address than the one where they lie: 0.", findings[0].Message, StringComparison.Ordinal);

        static DiscImage Disc(ImageTrack track) => new() { Sessions = [new ImageSession { Tracks = [track] }] };
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_finding()
    {
        using TempFolder folder = new();
        DiscImage image = Two(new PcmExtent(folder.PathOf("none.bin"), 0, 500 * 588), SilenceExtent.OfSectors(400));
        Assert.Equal(["image.unreadable"], DiscSoundCheck.Check(image).Select(static finding => finding.Rule));
    }

    private static DiscImage Two(ImageExtent first, ImageExtent second) => new()
    {
        Sessions = [new ImageSession { Tracks = [new ImageTrack { Number = 1, Extents = [first] }, new ImageTrack { Number = 2, Extents = [second] }] }],
    };

    private static void Silence(byte[] sound, int start, int end) => sound.AsSpan(start * 2352, (end - start) * 2352).Clear();

    private static byte[] Tone(int sectors)
    {
        byte[] tone = new byte[sectors * 2352];
        for (int i = 0; i < tone.Length / 4; i++)
        {
            short value = (short)(6000 * Math.Sin(i * 0.02));
            BinaryPrimitives.WriteInt16LittleEndian(tone.AsSpan(i * 4), value);
            BinaryPrimitives.WriteInt16LittleEndian(tone.AsSpan((i * 4) + 2), value);
        }

        return tone;
    }
}
