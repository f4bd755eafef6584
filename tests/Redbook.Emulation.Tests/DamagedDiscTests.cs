using System.Text;
using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

public sealed class DamagedDiscTests : IDisposable
{
    private readonly TempFolder _temp = new();

    private string Folder => _temp.PathOf("a.disc");

    private string State => Path.Combine(Folder, "disc.json");

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("disc.json", null)]
    [InlineData("disc.json", "")]
    [InlineData("disc.json", "{}")]
    [InlineData("disc.json", "null")]
    [InlineData("disc.json", "[1, 2")]
    [InlineData("disc.json", "{\"format\": \"redbook virtual disc\", \"version\": 2}")]
    [InlineData("disc.bin", null)]
    [InlineData("disc.bin", "")]
    [InlineData("disc.bin", "short")]
    public void A_file_that_is_missing_or_cut_off_is_named_and_nothing_is_changed(string file, string? content)
    {
        Record();
        string path = Path.Combine(Folder, file);
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, content);
        }

        AssertDamaged(file);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_raw_disc_without_its_sub_channel_is_damaged(string? content)
    {
        using (VirtualDisc disc = VirtualDisc.Create(Folder))
        using (Host host = new(disc))
        {
            var track = new TrackLayout { Number = 1, Indexes = [new TrackIndex(1, Lba.Zero)], End = new Lba(300) };
            var image = new RawImage(
                new DiscLayout { Sessions = [new SessionLayout { Number = 1, Tracks = [track], LeadOut = new Lba(300), IsClosed = true }] }, 1);
            host.Select(new WriteParametersPage { WriteType = WriteType.Raw, DataBlockType = DataBlockType.RawPw });
            for (int at = image.Start; at < image.End; at += 26)
            {
                int count = Math.Min(26, image.End - at);
                Host.Good(host.Drive.Execute(new Write10(new Lba(at), (ushort)count), image.Blocks(at, count)));
            }

            Host.Good(host.Synchronize());
        }

        string file = Path.Combine(Folder, "disc.sub");
        File.Delete(file);
        if (content is not null)
        {
            File.WriteAllText(file, content);
        }

        AssertDamaged("disc.sub");
    }

    [Theory]
    [InlineData("\"cd-r\"", "\"dvd-r\"", "dvd-r")]
    [InlineData("\"minutes\": 80", "\"minutes\": 81", "81")]
    [InlineData("97:34:23", "07:34:23", "07:34:23")]
    [InlineData("97:34:23", "later", "later")]
    [InlineData("\"powerCalibrations\": 1", "\"powerCalibrations\": 101", "101")]
    [InlineData("\"number\": 1,\n          \"mode\"", "\"number\": 100,\n          \"mode\"", "Track 100")]
    [InlineData("\"mode\": \"audio\"", "\"mode\": \"mode1\"", "Track 1")]
    [InlineData("\"mode\": \"audio\"", "\"mode\": \"sound\"", "sound")]
    [InlineData("\"pregapStart\": -150", "\"pregapStart\": -151", "Track 1")]
    [InlineData("\"start\": 0", "\"start\": -1", "Track 1")]
    [InlineData("\"start\": 0", "\"start\": 300", "Track 1")]
    [InlineData("\"dataEnd\": 300", "\"dataEnd\": 303", "Track 1")]
    [InlineData("\"end\": 302", "\"end\": 2147483647", "Track 1")]
    [InlineData("\"end\": 302", "\"end\": 303", "Session 1")]
    [InlineData("\"leadOut\": 302", "\"leadOut\": 301", "Session 1")]
    [InlineData("\"closing\": \"final\"", "\"closing\": \"open\"", "Session 1")]
    [InlineData("\"closing\": \"final\"", "\"closing\": \"maybe\"", "maybe")]
    [InlineData("\"minutes\": 80", "\"minuets\": 80", "minuets")]
    [InlineData("\"version\": 2", "\"version\": 0", "Version 0")]
    public void A_state_that_no_recorder_could_have_left_is_refused(string there, string instead, string named)
    {
        Record();
        string text = File.ReadAllText(State).ReplaceLineEndings("\n");
        Assert.Contains(there, text, StringComparison.Ordinal);
        File.WriteAllText(State, text.Replace(there, instead, StringComparison.Ordinal));
        AssertDamaged(named);
    }

    [Fact]
    public void A_later_version_is_told_apart_from_damage()
    {
        Record();
        File.WriteAllText(State, "{\"format\": \"redbook virtual disc\", \"version\": 3, \"laser\": \"green\"}");
        VirtualDiscException refused = Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(Folder));
        Assert.Equal(VirtualDiscFailure.UnknownVersion, refused.Failure);
    }

    [Fact]
    public void Any_bytes_in_place_of_the_state_give_a_disc_or_the_one_exception()
    {
        Record();
        byte[] good = File.ReadAllBytes(State);
        var random = new Random(2026);
        for (int round = 0; round < TestLength.Rounds(2_000, 100_000); round++)
        {
            byte[] bytes = [.. good];
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                int at = random.Next(bytes.Length);
                bytes = random.Next(4) switch
                {
                    0 => [.. bytes[..at], .. bytes[random.Next(at, bytes.Length)..]],
                    1 => [.. bytes[..at], .. bytes[random.Next(bytes.Length)..], .. bytes[at..]],
                    2 => [.. bytes[..at], (byte)('0' + random.Next(10)), .. bytes[at..]],
                    _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
                };
                if (bytes.Length == 0)
                {
                    break;
                }
            }

            File.WriteAllBytes(State, bytes);
            try
            {
                VirtualDisc.Open(Folder).Dispose();
            }
            catch (VirtualDiscException refused)
            {
                Assert.True(
                    refused.Failure is VirtualDiscFailure.Damaged or VirtualDiscFailure.UnknownVersion,
                    $"{refused.Failure}: {Encoding.UTF8.GetString(bytes)}");
            }
        }
    }

    private void AssertDamaged(string named)
    {
        string before = Snapshot();
        VirtualDiscException refused = Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(Folder));
        Assert.Equal(VirtualDiscFailure.Damaged, refused.Failure);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
        Assert.Contains(Folder, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
    }

    private string Snapshot() => string.Join('\n', Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal).Select(file =>
        $"{file} {File.GetLastWriteTimeUtc(file):O} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"));

    private void Record()
    {
        using VirtualDisc disc = VirtualDisc.Create(Folder);
        using Host host = new(disc);
        host.SelectTrackAtOnce();
        host.RecordTrack(Host.Sound(1, 300));
        Host.Good(host.CloseSession());
    }
}
