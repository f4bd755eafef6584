using Redbook.Discs;
using Redbook.Emulation.Child;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Testing;

namespace Redbook.Emulation.Tests;

/// <summary>A process that records a session in one go, or erases, is killed at any moment.</summary>
public sealed class AtOnceKillTests : IDisposable
{
    private const int LeadOut = 700;

    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Theory]
    [InlineData("session", 36)]
    [InlineData("raw", 350)]
    [InlineData("blank", 220)]
    public void What_is_left_obeys_the_rules_and_a_rewritable_disc_can_be_erased(string mode, int words)
    {
        int rounds = TestLength.Rounds(6, 300);
        var random = new Random(words);
        HashSet<DiscStatus> left = [];
        for (int round = 0; round < rounds; round++)
        {
            string folder = _temp.PathOf($"{round}.disc");
            var medium = new MediumOptions
            {
                Type = mode == "blank" || round % 2 == 0 ? MediumType.CdRw : MediumType.CdR, LeadInStart = new Msf(99, 40, 0),
            };
            VirtualDisc.Create(folder, medium).Dispose();
            List<string> said = OtherProcess.KillAtWord([mode, folder, OtherProcess.Text(round)], random.Next(1, words), random.Next(20_000));
            left.Add(Inspect(folder, round, mode, said));
            Directory.Delete(folder, recursive: true);
        }

        Assert.Contains(DiscStatus.Complete, left);
    }

    private static DiscStatus Inspect(string folder, int seed, string mode, List<string> said)
    {
        using VirtualDisc disc = VirtualDisc.Open(folder);
        using Host host = new(disc);
        DiscStatus status = disc.Status;
        IReadOnlyList<DiscFinding> findings = disc.Examine();
        string last = said.Count == 0 ? string.Empty : said[^1];
        Assert.True(status is DiscStatus.Blank or DiscStatus.Complete, $"{status} after {last}");
        bool isReadable = status == DiscStatus.Complete && disc.Layout.Tracks.Any();
        if (last is "synchronized" || (last is "recorded" && mode != "blank"))
        {
            Assert.True(isReadable || mode == "blank");
        }
        else if (last == "written" && mode != "blank")
        {
            Assert.NotEqual(DiscStatus.Blank, status);
        }

        if (isReadable)
        {
            Assert.Empty(findings);
            AssertSound(host, seed);
        }
        else if (status == DiscStatus.Complete)
        {
            SessionAtOnceTests.AssertUnreadable(host);
            Assert.Equal(DiscFindingKind.SessionNotFinished, findings[0].Kind);
        }

        if (disc.Medium.Type == MediumType.CdRw)
        {
            Host.Good(host.Drive.Execute(new Blank(BlankingType.Minimal, false, 0)));
        }

        if (disc.Status == DiscStatus.Blank)
        {
            host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
            Host.Good(host.SendCue(Cue.Gapless(0, LeadOut)));
            byte[] sound = new byte[(LeadOut + 150) * CdSector.AudioBytes];
            Pattern.Fill(seed, new Lba(-150), sound);
            host.WriteOn(new Lba(-150), sound);
            Assert.Equal(DiscStatus.Complete, host.DiscInfo.Status);
            AssertSound(host, seed);
        }

        return status;
    }

    private static void AssertSound(Host host, int seed)
    {
        byte[] expected = new byte[(LeadOut + 150) * CdSector.AudioBytes];
        Pattern.Fill(seed, new Lba(-150), expected);
        Assert.Equal(expected, host.ReadAudio(new Lba(-150), LeadOut + 150));
    }
}
