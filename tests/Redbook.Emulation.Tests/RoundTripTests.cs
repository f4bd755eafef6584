using Redbook.Discs;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>What goes onto a disc comes back, from the recorder, and from the folder when it is opened again.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public void Any_layout_comes_back_as_its_cue_sheet_laid_it_out()
    {
        int rounds = TestLength.Rounds(12, 400);
        for (int seed = 0; seed < rounds; seed++)
        {
            var random = new Random(seed);
            DiscLayout layout = WithCopies(RandomLayouts.Next(random), random);
            using Host host = new();
            host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
            Host.Good(host.SendCue(Sheet(layout)));
            var image = new RawImage(layout, seed);
            for (int at = -150; at < image.LeadOut; at++)
            {
                Host.Good(host.Drive.Execute(new Write10(new Lba(at), 1), Block(image, at)));
            }

            Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
            Assert.Equal(RawTests.Text(layout), RawTests.Text(host.Disc.Layout));
            RawTests.AssertReads(host, image);
        }
    }

    [Theory]
    [InlineData(WriteType.SessionAtOnce)]
    [InlineData(WriteType.Raw)]
    public void A_folder_opened_again_is_the_same_disc(WriteType type)
    {
        string folder = _temp.PathOf("a.disc");
        var image = new RawImage(RandomLayouts.Next(new Random(11)), 11, type == WriteType.Raw ? SessionAtOnceTests.SomeText() : null);
        using (VirtualDisc disc = VirtualDisc.Create(folder))
        using (Host host = new(disc))
        {
            host.Select(new WriteParametersPage { WriteType = type, DataBlockType = type == WriteType.Raw ? DataBlockType.RawPw : DataBlockType.Raw });
            if (type == WriteType.Raw)
            {
                RawTests.Send(host, image, image.Start, image.End, 96);
                Host.Good(host.Synchronize());
            }
            else
            {
                Host.Good(host.SendCue(Sheet(image.Layout)));
                for (int at = -150; at < image.LeadOut; at++)
                {
                    Host.Good(host.Drive.Execute(new Write10(new Lba(at), 1), Block(image, at)));
                }
            }
        }

        using VirtualDisc again = VirtualDisc.Open(folder);
        using Host reader = new(again);
        Assert.Equal(RawTests.Text(image.Layout), RawTests.Text(again.Layout));
        RawTests.AssertReads(reader, image);
        Assert.Empty(again.Examine());
        if (type == WriteType.Raw)
        {
            Assert.Equal(SessionAtOnceTests.SomeText(), reader.Ask("43 00 05 00 00 00 00 10 00 00")[4..]);
        }
    }

    // A disc as the first version of the state described it.
    [Fact]
    public void A_disc_of_the_first_version_still_opens()
    {
        string folder = _temp.PathOf("old.disc");
        using (VirtualDisc disc = VirtualDisc.Create(folder))
        using (Host host = new(disc))
        {
            host.SelectTrackAtOnce();
            host.RecordTrack(Host.Sound(1, 300));
            Host.Good(host.CloseSession());
        }

        string state = Path.Combine(folder, "disc.json");
        string text = File.ReadAllText(state);
        Assert.DoesNotContain("method", text, StringComparison.Ordinal);
        File.WriteAllText(state, text.Replace("\"version\": 2", "\"version\": 1", StringComparison.Ordinal));
        using VirtualDisc old = VirtualDisc.Open(folder);
        Assert.Equal(DiscStatus.Complete, old.Status);
    }

    [Theory]
    [InlineData(MediumCondition.Unformatted)]
    [InlineData(MediumCondition.Damaged)]
    public void A_medium_opens_as_it_was_made(MediumCondition condition)
    {
        var medium = new MediumOptions
        {
            Type = MediumType.CdRw, Minutes = 74, OverburnSectors = 150, IsWriteProtected = true, MinimumSpeed = 2, MaximumSpeed = 4,
            LeadInStart = new Msf(97, 26, 65), Condition = condition,
        };
        string folder = _temp.PathOf("medium.disc");
        VirtualDisc.Create(folder, medium).Dispose();
        using VirtualDisc opened = VirtualDisc.Open(folder);
        Assert.Equal(medium, opened.Medium);
    }

    [Theory]
    [InlineData("\"method\": \"session-at-once\"", "\"method\": \"by hand\"", "by hand")]
    [InlineData("\"subChannel\": \"r-to-w\"", "\"subChannel\": \"x\"", "x")]
    [InlineData("\"cdText\": \"", "\"cdText\": \"AAAA", "packs")]
    public void A_state_that_was_tampered_with_is_refused(string there, string instead, string named)
    {
        string folder = _temp.PathOf("a.disc");
        using (VirtualDisc disc = VirtualDisc.Create(folder))
        using (Host host = new(disc))
        {
            host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
            Host.Good(host.SendCue(new Cue().LeadIn(0x41).Index(1, 0, -150, 0x01).Index(1, 1, 0, 0x40).LeadOut(300).Bytes));
            host.WriteText(SessionAtOnceTests.SomeText(), -11_077, -150);
            for (int at = 0; at < 300; at += 20)
            {
                Host.Good(host.Drive.Execute(new Write10(new Lba(at), 20), new byte[20 * 2448]));
            }
        }

        string state = Path.Combine(folder, "disc.json");
        string text = File.ReadAllText(state);
        Assert.Contains(there, text, StringComparison.Ordinal);
        File.WriteAllText(state, text.Replace(there, instead, StringComparison.Ordinal));
        VirtualDiscException refused = Assert.Throws<VirtualDiscException>(() => VirtualDisc.Open(folder));
        Assert.Equal(VirtualDiscFailure.Damaged, refused.Failure);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    // Sound as it is, user data without what the drive makes.
    private static byte[] Block(RawImage image, int address)
    {
        byte[] main = new byte[CdSector.AudioBytes];
        image.WriteMain(address, main);
        return IsData(image.Layout, address) ? main[16..2064] : main;
    }

    private static bool IsData(DiscLayout layout, int address) =>
        layout.Tracks.Last(track => track.Number == 1 || track.PregapStart.Value <= address).Mode != TrackMode.Audio;

    private static DiscLayout WithCopies(DiscLayout layout, Random random) => layout with
    {
        Sessions =
        [
            layout.Sessions[0] with
            {
                Tracks = [.. layout.Sessions[0].Tracks.Select(track => track with
                {
                    IsCopyAlternating = track.Mode == TrackMode.Audio && !track.Control.HasFlag(Control.CopyPermitted) && random.Next(3) == 0,
                })],
            },
        ],
    };

    private static byte[] Sheet(DiscLayout layout)
    {
        var cue = new Cue();
        if (layout.Mcn is { } mcn)
        {
            cue.Mcn(mcn.Digits);
        }

        cue.LeadIn();
        foreach (TrackLayout track in layout.Tracks)
        {
            byte form = track.Mode == TrackMode.Audio ? (byte)0x00 : (byte)0x10;
            if (!track.Isrc.IsEmpty)
            {
                cue.Isrc(track.Number, track.Isrc.Code);
            }

            foreach (TrackIndex index in track.Indexes)
            {
                cue.Index(track.Number, index.Number, index.Start.Value, form, track.Control, track.IsCopyAlternating);
            }
        }

        return cue.LeadOut(layout.Sessions[0].LeadOut.Value).Bytes;
    }
}
