using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Settings;
using Redbook.Mmc;
using Redbook.Testing;

namespace Redbook.Emulation.Tests.Faults;

public sealed class FaultPlanFileTests
{
    private static readonly FaultAction[] EveryAction =
    [
        FaultAction.Answer(new SenseData(SenseKey.MediumError, 0x0C, 0x09)),
        FaultAction.Answer(new SenseData(SenseKey.MediumError, 0x0C, 0x00) { IsDeferred = true, Information = 0xFFFF_FFFE }),
        FaultAction.AnswerAfterwards(new SenseData(SenseKey.RecoveredError, 0x17, 0x00)),
        FaultAction.TimeOut,
        FaultAction.Hang,
        FaultAction.Wait(TimeSpan.FromSeconds(1.5)),
        FaultAction.LoseDevice,
        FaultAction.CloseHandle,
        FaultAction.ShortenReply(0),
        FaultAction.ScrambleReply(-3),
        FaultAction.FlipBits(12, 99),
        FaultAction.PretendSuccess with { Delay = TimeSpan.FromMilliseconds(20) },
        FaultAction.ChangeMedium,
        FaultAction.Reset,
        FaultAction.BeBusy(new SenseData(SenseKey.NotReady, 0x04, 0x08), 6),
        FaultAction.ProtectMedium,
        FaultAction.RemoveMedium,
        FaultAction.TurnMediumOver,
    ];

    [Fact]
    public void A_plan_is_read_back_as_it_was_written()
    {
        var plan = new FaultPlan
        {
            RecordsNothing = true,
            Faults =
            [
                .. EveryAction.Select(action => Fault.At(Opcode.Write10, action)),
                Fault.Always(0xC7, FaultAction.TimeOut),
                Fault.Sometimes(null, FaultAction.TimeOut, 0.125, -5),
                new Fault { Address = new Lba(-11_634), AddressSectors = 20, Occurrence = 3, Count = 4, Action = FaultAction.Hang },
                new Fault { From = TimeSpan.FromSeconds(0.25), Until = TimeSpan.FromHours(1), Action = FaultAction.Hang },
            ],
            BadSpots =
            [
                new BadSpot { Kind = BadSpotKind.Unreadable, Start = new Lba(-150) },
                new BadSpot { Kind = BadSpotKind.C2Errors, Start = new Lba(1000), Sectors = 9, WrongBytes = 2352, Seed = 4 },
                new BadSpot { Kind = BadSpotKind.WriteError, Start = new Lba(2000), Sectors = 2 },
                new BadSpot { Kind = BadSpotKind.LateWriteError, Start = new Lba(3000) },
            ],
        };
        FaultPlan back = FaultPlan.FromJson(plan.ToJson());
        Assert.Equal(plan.Faults, back.Faults);
        Assert.True(back.RecordsNothing);
        Assert.Equal(plan.BadSpots, back.BadSpots);
        Assert.Equal(Enum.GetValues<FaultKind>().Order(), EveryAction.Select(action => action.Kind).Distinct().Order());
        Assert.Equal(plan.ToJson(), back.ToJson());
    }

    [Fact]
    public void A_plan_is_written_by_hand_with_names_of_the_standard()
    {
        FaultPlan plan = FaultPlan.FromJson("""
            {
              // The drive that gave up at the fortieth WRITE.
              "format": "redbook faults", "version": 1,
              "faults": [
                { "command": "write(10)", "occurrence": 40, "action": { "kind": "answer", "sense": "3/0C/00" } },
                { "command": "5Dh", "always": true, "action": { "kind": "answer", "sense": "5/26/00" } },
              ],
            }
            """u8);
        Assert.Equal(
            [
                Fault.At(Opcode.Write10, FaultAction.Answer(SenseKey.MediumError, 0x0C, 0x00), 40),
                Fault.Always(Opcode.SendCueSheet, FaultAction.Answer(SenseKey.IllegalRequest, 0x26, 0x00)),
            ],
            plan.Faults);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{ "format": "other", "version": 1 }""", "$.format")]
    [InlineData("""{ "format": "redbook faults", "version": 2 }""", "$.version")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "colour": 1 }""", "$.colour")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "version": 1 }""", "$.version")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "faults": [ null ] }""", "$.faults[0]")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "badSpots": [ null ] }""", "$.badSpots[0]")]
    [InlineData("""{ "format": null, "version": 1 }""", "$.format")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "faults": [ 1 ] }""", "$.faults[0]")]
    [InlineData("""{ "format": "redbook faults", "version": 1, "faults": [ { "command": "WRITE(10)" } ] }""", "$.faults[0]")]
    public void A_file_that_is_none_is_refused_with_the_place(string text, string? path)
    {
        RecorderSettingsException refused = Assert.Throws<RecorderSettingsException>(() => FaultPlan.FromJson(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(1, refused.Line ?? 1);
        Assert.True(path is null || refused.JsonPath == path, refused.Message);
        Assert.DoesNotContain(nameof(Redbook), refused.Message, StringComparison.Ordinal);
    }

    // The fault under test is on line 5.
    [Theory]
    [InlineData("""command": "WRITE", "action": { "kind": "hang" }""", ".command")]
    [InlineData("""command": "2A", "action": { "kind": "hang" }""", ".command")]
    [InlineData("""sectors": 3, "action": { "kind": "hang" }""", ".sectors")]
    [InlineData("""address": 3, "sectors": 0, "action": { "kind": "hang" }""", ".sectors")]
    [InlineData("""address": 404850, "action": { "kind": "hang" }""", ".address")]
    [InlineData("""occurrence": 0, "action": { "kind": "hang" }""", ".occurrence")]
    [InlineData("""count": -1, "action": { "kind": "hang" }""", ".count")]
    [InlineData("""count": 5, "always": true, "action": { "kind": "hang" }""", ".count")]
    [InlineData("""probability": 0, "action": { "kind": "hang" }""", ".probability")]
    [InlineData("""probability": 1.01, "action": { "kind": "hang" }""", ".probability")]
    [InlineData("""fromSeconds": -1, "action": { "kind": "hang" }""", ".fromSeconds")]
    [InlineData("""untilSeconds": 1e300, "action": { "kind": "hang" }""", ".untilSeconds")]
    [InlineData("""action": { "kind": "explode" }""", ".action.kind")]
    [InlineData("""action": { "kind": "hang", "bits": 3 }""", ".action.bits")]
    [InlineData("""action": { "kind": "answer" }""", ".action")]
    [InlineData("""action": { "kind": "answer", "sense": "3/0C" }""", ".action.sense")]
    [InlineData("""action": { "kind": "answer", "sense": "3/0C/0G" }""", ".action.sense")]
    [InlineData("""action": { "kind": "answer", "sense": "3/ C/00" }""", ".action.sense")]
    [InlineData("""action": { "kind": "answer", "sense": "3/0C/00", "information": 4294967296 }""", ".action.information")]
    [InlineData("""action": { "kind": "be-busy", "sense": "2/04/08", "polls": 0 }""", ".action.polls")]
    [InlineData("""action": { "kind": "shorten-reply", "bytes": -1 }""", ".action.bytes")]
    [InlineData("""action": { "kind": "flip-bits", "bits": 0 }""", ".action.bits")]
    [InlineData("""action": { "kind": "delay", "delaySeconds": 86401 }""", ".action.delaySeconds")]
    [InlineData("""action": { "kind": "delay" }""", ".action")]
    [InlineData("""action": { "kind": "hang", "wait": 1 }""", ".action.wait")]
    [InlineData("""action": { "kind": "hang", "bits": "many" }""", ".action.bits")]
    public void A_member_that_makes_no_sense_is_named_with_its_line(string fault, string member)
    {
        string text = $$"""
            {
              "format": "redbook faults", "version": 1,
              "faults": [
                { "action": { "kind": "hang" } },
                { "{{fault}} }
              ]
            }
            """;
        RecorderSettingsException refused = Assert.Throws<RecorderSettingsException>(() => FaultPlan.FromJson(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("$.faults[1]" + member, refused.JsonPath);
        Assert.Equal(5, refused.Line);
        Assert.StartsWith($"line 5, $.faults[1]{member}: ", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""kind": "rot", "start": 0""", ".kind")]
    [InlineData("""kind": "unreadable", "start": -45151""", ".start")]
    [InlineData("""kind": "unreadable", "start": 0, "sectors": 0""", ".sectors")]
    [InlineData("""kind": "unreadable", "start": 0, "seed": 1""", ".seed")]
    [InlineData("""kind": "unreadable", "start": 0, "wrongBytes": 1""", ".wrongBytes")]
    [InlineData("""kind": "c2-errors", "start": 0, "wrongBytes": 2353""", ".wrongBytes")]
    public void A_bad_spot_that_makes_no_sense_is_named(string spot, string member)
    {
        string text = $$"""{ "format": "redbook faults", "version": 1, "badSpots": [ { "{{spot}} } ] }""";
        RecorderSettingsException refused = Assert.Throws<RecorderSettingsException>(() => FaultPlan.FromJson(Encoding.UTF8.GetBytes(text)));
        Assert.Equal("$.badSpots[0]" + member, refused.JsonPath);
    }

    [Fact]
    public void A_file_is_named_when_it_cannot_be_read()
    {
        using TempFolder temp = new();
        string missing = temp.PathOf("none.json");
        Assert.Equal(missing, Assert.Throws<RecorderSettingsException>(() => FaultPlan.Load(missing)).File);
        Assert.Throws<RecorderSettingsException>(() => FaultPlan.Load(temp.Root));
        string tooLong = temp.Write("long.json", new byte[(1 << 20) + 1]);
        Assert.Contains("longer", Assert.Throws<RecorderSettingsException>(() => FaultPlan.Load(tooLong)).Message, StringComparison.Ordinal);
        FaultPlan plan = FaultPlan.Of(Fault.At(Opcode.Write10, FaultAction.Hang));
        string file = temp.Write("plan.json", [.. "\uFEFF"u8, .. plan.ToJson()]);
        Assert.Equal(plan.Faults, FaultPlan.Load(file).Faults);
    }

    [Fact]
    public void The_page_on_faults_shows_every_kind_and_every_example_is_a_plan()
    {
        string page = File.ReadAllText(Repository.PathOf("docs", "faults.md"));
        string[] examples = [.. page.Split("```json").Skip(1).Select(static part => part.Split("```")[0])];
        FaultPlan[] plans = [.. examples.Select(static text => FaultPlan.FromJson(Encoding.UTF8.GetBytes(text)))];
        Assert.Equal(
            Enum.GetValues<FaultKind>().Order(),
            plans.SelectMany(static plan => plan.Faults).Select(static fault => fault.Action.Kind).Distinct().Order());
        Assert.Equal(
            Enum.GetValues<BadSpotKind>().Order(),
            plans.SelectMany(static plan => plan.BadSpots).Select(static spot => spot.Kind).Distinct().Order());
        Assert.All(FaultActionDocument.KindNames, name => Assert.Contains($"| `{name}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Any_bytes_are_a_plan_or_the_one_exception()
    {
        byte[] good = FaultPlan.Of([.. EveryAction.Select(action => Fault.At(Opcode.Write10, action))]).ToJson();
        int refused = 0;
        int rounds = TestLength.Rounds(3_000, 200_000);
        for (int seed = 0; seed < rounds; seed++)
        {
            var random = new Random(seed);
            byte[] bytes = [.. good];
            for (int i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : good[random.Next(good.Length)];
            }

            try
            {
                FaultPlan.FromJson(bytes.AsSpan(0, random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length));
            }
            catch (RecorderSettingsException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, rounds / 2, rounds);
    }
}
