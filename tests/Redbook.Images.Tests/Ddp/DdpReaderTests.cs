using System.Text;
using Redbook.Coding.CdText;
using Redbook.Discs;
using Redbook.Images.Ddp;
using Redbook.Testing;

namespace Redbook.Images.Tests.Ddp;

/// <summary>Sets read back, and every oddity of sets in the world with its finding.</summary>
public sealed class DdpReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(DdpStyle.Standard)]
    [InlineData(DdpStyle.Cue2Ddp)]
    public void What_is_written_is_read_back_without_a_finding(DdpStyle style)
    {
        DiscImage image = SampleImages.DiscAOf(_folder) with { Mcn = SampleImages.Mcn("4006381333931") };

        DiscImageReading reading = Read(Write(image, style));

        Assert.Empty(reading.Findings);
        Assert.Equal("ddp", reading.Format.Id);
        RequireSame(image, reading.Image);
        Assert.Equal("Two", reading.Image.CdText!.Blocks[0].Tracks[1].Title);
        Assert.Equal("USABC2500002", reading.Image.CdText.Blocks[0].Tracks[1].Code);
        Assert.Empty(DiscImageFile.Verify(_folder.PathOf("set")));
    }

    [Fact]
    public void Any_disc_of_sound_comes_back_as_it_was()
    {
        string path = _folder.Write("noise.bin", Signals.Noise(3000, 4));
        Random random = new(11);
        int rounds = TestLength.Rounds(12, 3000);
        for (int round = 0; round < rounds; round++)
        {
            DiscImage image = SampleImages.Random(random, path, 3000);
            string set = Write(image, (DdpStyle)random.Next(2));
            DiscImageReading reading = Read(set);
            Assert.DoesNotContain(reading.Findings, finding => finding.Severity == FindingSeverity.Error);
            RequireSame(image, reading.Image);

            // What was read is written the same again.
            string again = _folder.PathOf("again");
            DiscImageFile.Write(reading.Image, again, new DiscImageWriteOptions { Format = "ddp", Overwrite = true });
            RequireSame(image, Read(again).Image);
            Directory.Delete(set, recursive: true);
        }
    }

    [Fact]
    public void Hidden_sound_and_a_stored_pause_are_kept()
    {
        string path = _folder.Write("noise.bin", Signals.Noise(1000, 4));
        DiscImage hidden = new() { Sessions = [new ImageSession { Tracks = [SampleImages.Track(1, path, 0, 900) with { PregapSectors = 200 }] }] };
        DiscImage image = Read(Write(hidden)).Image;
        Assert.Equal("1.1=200 end=900", DiscA.Layout(image));
        Directory.Delete(_folder.PathOf("set"), recursive: true);

        DiscImage stored = new()
        {
            Sessions = [new ImageSession { IsPauseStored = true, Tracks = [SampleImages.Track(1, path, 0, 900) with { PregapSectors = 150 }] }],
        };
        string set = Write(stored);
        Assert.Equal(File.ReadAllBytes(path)[..(900 * 2352)], File.ReadAllBytes(Path.Combine(set, "IMAGE.DAT")));
        Assert.Equal("1.1=0 end=750", DiscA.Layout(Read(set).Image));
    }

    // One row for each oddity: what is done to a right set, and the rule that names it.
    public static TheoryData<string, string, string> Oddities => new()
    {
        { "DDPID", "delete", "ddp.no-identifier" },
        { "DDPID", "cut 100", "ddp.size" },
        { "DDPID", "append 2", "ddp.size" },
        { "DDPID", "rename ddpid", "ddp.name-case" },
        { "DDPID", "rename DDPID.TXT", "ddp.name-case" },
        { "DDPID", "0=DDP 1.01", "ddp.level" },
        { "DDPID", "0=DDP 9.99", "ddp.level" },
        { "DDPID", "87=DV", "ddp.type" },
        { "DDPID", "86=O", "ddp.book" },
        { "DDPID", "8=9780201379624", "ddp.upc-differs" },
        { "DDPMS", "cut 300", "ddp.size" },
        { "DDPMS", "128=XXXX", "ddp.map-mark" },
        { "DDPMS", "rename ddpms", "ddp.name-case" },
        { "DDPMS", "142=     513", "ddp.map-length" },
        { "DDPMS", "270=    1956", "ddp.map-length" },
        { "DDPMS", "270=    1956", "ddp.short-image" },
        { "DDPMS", "278=00000000", "ddp.start" },
        { "DDPMS", "278=00000077", "ddp.start" },
        { "DDPMS", "296=0", "ddp.storage" },
        { "DDPMS", "297= ", "ddp.scrambled" },
        { "DDPMS", "327=017", "" },
        { "DDPMS", "327= 12", "ddp.name-length" },
        { "DDPMS", "330=image.dat", "ddp.name-case" },
        { "DDPMS", "360=      100", "ddp.file-offset" },
        { "DDPMS", "4=T1", "ddp.other-stream" },
        { "DDPMS", "4=T1", "ddp.unnamed-cd-text" },
        { "DDPMS", "14=     217", "ddp.map-length" },
        { "DDPMS", "74=NOTHERE.BIN", "ddp.missing-file" },
        { "PQDESCR", "cut 500", "ddp.size" },
        { "PQDESCR", "append 64", "ddp.pq-mark" },
        { "PQDESCR", "0=XXXX", "ddp.pq-lead-in" },
        { "PQDESCR", "14=07", "ddp.pq-lead-in" },
        { "PQDESCR", "32=             ", "ddp.upc-missing" },
        { "PQDESCR", "32=4006381333932", "ddp.upc-check-digit" },
        { "PQDESCR", "32=40063813339AB", "ddp.upc-form" },
        { "PQDESCR", "96=4006381333931", "ddp.upc-repeated" },
        { "PQDESCR", "72=01", "ddp.pq-hours" },
        { "PQDESCR", "72=00", "" },
        { "PQDESCR", "142=75", "ddp.pq-time" },
        { "PQDESCR", "138=0001", "ddp.first-pause" },
        { "PQDESCR", "78=01", "ddp.pq-first" },
        { "PQDESCR", "84=US-ABC-25-00", "ddp.isrc-form" },
        { "PQDESCR", "84=000000000000", "" },
        { "PQDESCR", "148=USABC2500001", "" },
        { "PQDESCR", "148=USABC2500009", "ddp.isrc-differs" },
        { "PQDESCR", "84=USABC2500009", "ddp.cd-text-codes" },
        { "PQDESCR", "208=Z9", "ddp.pq-control" },
        { "PQDESCR", "208=21", "ddp.pq-control" },
        { "PQDESCR", "330=000100", "ddp.pq-order" },
        { "PQDESCR", "324=04", "ddp.pq-tracks" },
        { "PQDESCR", "324=03", "" },
        { "PQDESCR", "324=ZZ", "ddp.pq-number" },
        { "PQDESCR", "134=02", "ddp.pq-index" },
        { "PQDESCR", "330=002307", "ddp.short-track" },
        { "PQDESCR", "394=002608", "ddp.short-image" },
        { "PQDESCR", "394=002600", "ddp.long-image" },
        { "PQDESCR", "458=002600", "ddp.pq-lead-out" },
        { "PQDESCR", "458=002608", "ddp.pq-lead-out" },
        { "PQDESCR", "384=XXXX", "ddp.pq-mark" },
        { "PQDESCR", "cut 384", "ddp.pq-lead-out" },
        { "CDTEXT.BIN", "append 1", "ddp.cd-text-form" },
        { "CDTEXT.BIN", "prepend 4", "ddp.cd-text-form" },
        { "CDTEXT.BIN", "append 7", "ddp.cd-text-form" },
        { "CDTEXT.BIN", "4=xxxx", "ddp.cd-text" },
        { "IMAGE.DAT", "append 3", "ddp.image-size" },
        { "IMAGE.DAT", "delete", "ddp.no-image" },
        { "IMAGE.DAT", "wave", "ddp.wave-header" },
        { "IMAGE.DAT", "drop 352800", "ddp.no-first-pause" },
        { "IMAGE.DAT", "rename Image.dat", "ddp.name-case" },
        { "CHECKSUM.MD5", "0=00", "ddp.checksum" },
        { "CHECKSUM.MD5", "delete", "ddp.no-checksums" },
        { "CHECKSUM.MD5", "34=XXXXX", "ddp.checksum-missing-file" },
        { "CHECKSUM.MD5", "32=--", "ddp.checksum-form" },
        { ".DS_Store", "new", "ddp.foreign-file" },
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public void Each_oddity_is_named(string file, string change, string rule)
    {
        DiscImage image = SampleImages.DiscAOf(_folder) with { Mcn = SampleImages.Mcn("4006381333931") };
        string set = Write(image);
        Change(Path.Combine(set, file), change);

        IReadOnlyList<Finding> findings = FindingsOf(set);

        // The small files are held against their checksums too; that is not what is asked here.
        IEnumerable<Finding> others = findings.Where(finding => rule.StartsWith("ddp.checksum", StringComparison.Ordinal) || finding.Rule != "ddp.checksum");
        if (rule.Length == 0)
        {
            Assert.Empty(others);
        }
        else
        {
            Finding finding = Assert.IsType<Finding>(others.FirstOrDefault(finding => finding.Rule == rule));
            Assert.NotNull(finding.Place);
        }
    }

    [Fact]
    public void A_set_in_a_folder_inside_is_found_and_said_to_be_there()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        Directory.CreateDirectory(_folder.PathOf("outer/__MACOSX"));
        DiscImageFile.Write(image, _folder.PathOf("outer/inner"), new DiscImageWriteOptions { Format = "ddp" });

        DiscImageReading reading = Read(_folder.PathOf("outer"));

        Assert.Contains(reading.Findings, finding => finding.Rule == "ddp.extra-folder");
        RequireSame(image, reading.Image);
        RequireSame(image, Read(_folder.PathOf("outer/inner/DDPID")).Image);
        RequireSame(image, Read(_folder.PathOf("outer/inner/DDPMS")).Image);
    }

    [Fact]
    public void A_set_without_a_usable_map_or_descriptor_is_refused_with_the_reason()
    {
        string set = Write(SampleImages.DiscAOf(_folder));
        File.Delete(Path.Combine(set, "PQDESCR"));
        Assert.Equal("ddp.no-pq", Assert.Throws<DiscImageException>(() => Read(set)).Finding.Rule);
        File.Delete(Path.Combine(set, "DDPMS"));
        Assert.Equal("ddp.no-map", Assert.Throws<DiscImageException>(() => Read(set)).Finding.Rule);
    }

    // Every packet names codes, numbers have zeros in front, one packet for the lead-out, hours of zero.
    [Fact]
    public void A_set_in_the_other_habits_of_the_world_is_the_same_disc()
    {
        DiscImage image = SampleImages.DiscAOf(_folder, hasText: false) with { Mcn = SampleImages.Mcn("4006381333931") };
        string set = Write(image);
        string map = File.ReadAllText(Path.Combine(set, "DDPMS"));
        File.WriteAllText(Path.Combine(set, "DDPMS"), map.Replace("     512", "00000448", StringComparison.Ordinal)
            .Replace("    1957        ", "0000195700000000", StringComparison.Ordinal).Replace(" 17", "017", StringComparison.Ordinal)
            .Replace(" 150", "0150", StringComparison.Ordinal));
        string pq = File.ReadAllText(Path.Combine(set, "PQDESCR"))[..^64].Replace("  00", "0000", StringComparison.Ordinal);
        StringBuilder each = new();
        for (int i = 0; i < pq.Length; i += 64)
        {
            each.Append(pq.AsSpan(i, 32)).Append("4006381333931").Append(pq.AsSpan(i + 45, 19));
        }

        File.WriteAllText(Path.Combine(set, "PQDESCR"), each.ToString());
        DiscImageReading reading = Read(set);
        RequireSame(image, reading.Image);
        Assert.All(reading.Findings.Where(finding => finding.Rule != "ddp.checksum"), finding => Assert.Equal(FindingSeverity.Note, finding.Severity));
    }

    [Theory]
    [InlineData("{0} *{1}\n")]
    [InlineData("{0}  {1}\r\n")]
    [InlineData("MD5 ({1}) = {0}\n")]
    [InlineData("{1}={0}\r")]
    public void Checksum_files_are_read_in_every_form(string form)
    {
        string set = Write(SampleImages.DiscAOf(_folder, hasText: false));
        StringBuilder text = new("; made by hand\r\n");
        foreach (string name in (string[])["DDPID", "DDPMS", "PQDESCR", "IMAGE.DAT"])
        {
            string sum = DdpSums.Md5(File.ReadAllBytes(Path.Combine(set, name)));
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, form, sum.ToUpperInvariant(), name);
        }

        File.Delete(Path.Combine(set, "CHECKSUM.MD5"));
        File.WriteAllText(Path.Combine(set, "MD5-Checksum.md5"), text.ToString());
        Assert.Empty(DiscImageFile.Verify(set));

        byte[] sound = File.ReadAllBytes(Path.Combine(set, "IMAGE.DAT"));
        sound[^1] ^= 1;
        File.WriteAllBytes(Path.Combine(set, "IMAGE.DAT"), sound);
        Finding finding = Assert.Single(DiscImageFile.Verify(set));
        Assert.Equal("ddp.checksum", finding.Rule);
        Assert.NotNull(finding.Place?.Line);
    }

    [Fact]
    public void What_a_set_cannot_hold_is_listed_before_anything_is_written()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        ImageTrack data = new() { Number = 4, Mode = TrackMode.Mode1, Control = Control.Data, Extents = [SilenceExtent.OfSectors(300)] };
        string rules = Losses(image with { Sessions = [.. image.Sessions, new ImageSession { Tracks = [data] }] });
        Assert.Equal("ddp.data-track ddp.sessions", rules);

        ImageTrack endless = image.Sessions[0].Tracks[0] with { Extents = [SilenceExtent.OfSectors(449_900)] };
        Assert.Equal("ddp.too-long", Losses(image with { CdText = null, Sessions = [new ImageSession { Tracks = [endless] }] }));
        ImageTrack longest = endless with { Extents = [SilenceExtent.OfSectors(404_850)] };
        Assert.Equal("", Losses(image with { CdText = null, Sessions = [new ImageSession { Tracks = [longest] }] }));

        CdTextEntry wordy = new() { Title = new string('x', 150) };
        CdTextDisc much = new() { Blocks = [new CdTextBlock { Album = wordy, Tracks = [.. Enumerable.Repeat(wordy, 30)] }] };
        Assert.Equal("ddp.cd-text", Losses(image with { CdText = much }));
        Assert.Equal("ddp.remarks ddp.sub-channel", Losses(image with
        {
            Remarks = ["GENRE Rock"],
            Sessions = [new ImageSession { Tracks = [image.Tracks.First() with { Subchannel = [new SubchannelExtent("x", 0, 1, SubchannelForm.Raw)] }] }],
        }));
        DiscImageWriteOptions options = new() { Format = "ddp", Ddp = new DdpWriteOptions { MasterId = new string('x', 49) } };
        Assert.Equal("ddp.master-id", Assert.Single(DiscImageFile.ListLosses(image, _folder.PathOf("x"), options)).Rule);
        Assert.Throws<DiscImageException>(() => DiscImageFile.Write(image, _folder.PathOf("x"), options));
        Assert.False(Directory.Exists(_folder.PathOf("x")));
    }

    [Fact]
    public void A_set_is_written_whole_or_not_at_all()
    {
        DiscImage image = SampleImages.DiscAOf(_folder);
        File.WriteAllBytes(_folder.PathOf("source.bin"), DiscA.Sound[..^1]);
        Assert.Throws<DiscImageException>(() => Write(image));
        Assert.False(Directory.Exists(_folder.PathOf("set")));

        File.WriteAllBytes(_folder.PathOf("source.bin"), DiscA.Sound);
        string set = Write(image);
        Assert.Throws<OutputExistsException>(() => Write(image));
        Assert.False(Read(set).HasErrors);
    }

    [Fact]
    public void Links_out_of_the_folder_are_told_and_pipes_are_not_waited_for()
    {
        string set = Write(SampleImages.DiscAOf(_folder));
        File.Move(Path.Combine(set, "IMAGE.DAT"), _folder.PathOf("elsewhere.dat"));
        File.CreateSymbolicLink(Path.Combine(set, "IMAGE.DAT"), _folder.PathOf("elsewhere.dat"));
        DiscImageReading reading = Read(set);
        Assert.Contains(reading.Findings, finding => finding.Rule == "file.outside");
        Assert.Equal(1957, reading.Image.Sessions[0].ContentSectors);

        foreach (string name in (string[])["IMAGE.DAT", "CDTEXT.BIN", "CHECKSUM.MD5"])
        {
            File.Delete(Path.Combine(set, name));
            Programs.Run("mkfifo", Path.Combine(set, name)).Succeeded();
        }

        Assert.Contains(Read(set).Findings, finding => finding.Rule == "ddp.short-image");
        Assert.Contains(DiscImageFile.Verify(set), finding => finding.Rule == "ddp.checksum-form");
    }

    private static void RequireSame(DiscImage expected, DiscImage actual)
    {
        DiscLayout left = expected.ToLayout(), right = actual.ToLayout();
        Assert.Equal(left.Mcn, right.Mcn);
        Assert.Equal(left.Sessions[0].LeadOut, right.Sessions[0].LeadOut);
        foreach ((TrackLayout one, TrackLayout other) in left.Tracks.Zip(right.Tracks))
        {
            Assert.Equal(one.Indexes, other.Indexes);
            Assert.Equal((one.Number, one.Mode, one.Control, one.IsCopyAlternating, one.Isrc, one.End), (other.Number, other.Mode, other.Control, other.IsCopyAlternating, other.Isrc, other.End));
        }

        Assert.Equal(left.Tracks.Count(), right.Tracks.Count());
        using SectorStream first = SectorStream.Open(expected), second = SectorStream.Open(actual);
        second.Position = (first.Start - second.Start) * 2352L;
        Assert.True(System.Security.Cryptography.SHA256.HashData(first).AsSpan().SequenceEqual(System.Security.Cryptography.SHA256.HashData(second)));
    }

    private static string Losses(DiscImage image) => string.Join(' ', DiscImageFile
        .ListLosses(image, "x", new DiscImageWriteOptions { Format = "ddp" }).Select(finding => finding.Rule).Distinct().Order(StringComparer.Ordinal));

    private static DiscImageReading Read(string path) => DiscImageFile.Open(path);

    private static IReadOnlyList<Finding> FindingsOf(string set)
    {
        try
        {
            return Read(set).Findings;
        }
        catch (DiscImageException refused)
        {
            return refused.Findings;
        }
    }

    private string Write(DiscImage image, DdpStyle style = DdpStyle.Standard)
    {
        string set = _folder.PathOf("set");
        DiscImageFile.Write(image, set, new DiscImageWriteOptions { Format = "ddp", Ddp = new DdpWriteOptions { Style = style } });
        return set;
    }

    private static void Change(string path, string change)
    {
        string[] words = change.Split(' ', 2);
        if (words[0] == "new")
        {
            File.WriteAllText(path, "x");
            return;
        }

        byte[] bytes = File.ReadAllBytes(path);
        int at = change.IndexOf('=', StringComparison.Ordinal);
        if (at > 0)
        {
            Encoding.ASCII.GetBytes(change[(at + 1)..]).CopyTo(bytes, int.Parse(change.AsSpan(0, at)));
            File.WriteAllBytes(path, bytes);
            return;
        }

        switch (words[0])
        {
            case "delete":
                File.Delete(path);
                break;
            case "rename":
                File.Move(path, Path.Combine(Path.GetDirectoryName(path)!, words[1]));
                break;
            case "cut":
                File.WriteAllBytes(path, bytes[..int.Parse(words[1])]);
                break;
            case "drop":
                File.WriteAllBytes(path, bytes[int.Parse(words[1])..]);
                break;
            case "append":
                File.WriteAllBytes(path, [.. bytes, .. new byte[int.Parse(words[1])]]);
                break;
            case "prepend":
                File.WriteAllBytes(path, [0, (byte)(bytes.Length + 2), 0, 0, .. bytes]);
                break;
            case "wave":
                File.WriteAllBytes(path, WavFile.Build(bytes));
                break;
        }
    }
}
