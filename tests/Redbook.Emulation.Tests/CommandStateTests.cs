using System.Globalization;
using System.Text;
using Redbook.Discs;
using Redbook.Emulation.Faults;
using Redbook.Emulation.Handlers;
using Redbook.Mmc;
using Redbook.Mmc.Commands;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Transport;

namespace Redbook.Emulation.Tests;

/// <summary>Every command in its good form, in every state that a drive and its disc can be in.</summary>
public sealed class CommandStateTests
{
    private const TransferDirection In = TransferDirection.FromDevice;
    private const TransferDirection Out = TransferDirection.ToDevice;
    private const TransferDirection None = TransferDirection.None;

    // Good forms; whether one is also right now, the table says.
    private static readonly (string Cdb, TransferDirection Direction, int Bytes)[] Commands =
    [
        ("00 00 00 00 00 00", None, 0),
        ("03 00 00 00 12 00", In, 18),
        ("12 00 00 00 24 00", In, 36),
        ("15 10 00 00 00 00", None, 0),
        ("1A 08 05 00 40 00", In, 64),
        ("1B 00 00 00 01 00", None, 0),
        ("1B 00 00 00 02 00", None, 0),
        ("1E 00 00 00 01 00", None, 0),
        ("23 00 00 00 00 00 00 00 0C 00", In, 12),
        ("25 00 00 00 00 00 00 00 00 00", In, 8),
        ("28 00 00 00 00 00 00 00 01 00", In, 2048),
        ("2A 00 00 00 00 00 00 00 01 00", Out, 2352),
        ("35 00 00 00 00 00 00 00 00 00", None, 0),
        ("42 02 40 01 00 00 00 00 10 00", In, 16),
        ("42 02 40 02 00 00 00 00 18 00", In, 24),
        ("42 02 40 03 00 00 01 00 18 00", In, 24),
        ("43 00 00 00 00 00 00 00 FF 00", In, 255),
        ("43 00 01 00 00 00 00 00 0C 00", In, 12),
        ("43 02 02 00 00 00 00 00 FF 00", In, 255),
        ("43 00 03 00 00 00 00 00 FF 00", In, 255),
        ("43 00 04 00 00 00 00 00 1C 00", In, 28),
        ("43 00 05 00 00 00 00 00 FF 00", In, 255),
        ("46 00 00 00 00 00 00 00 FF 00", In, 255),
        ("4A 01 00 00 10 00 00 00 08 00", In, 8),
        ("51 00 00 00 00 00 00 00 22 00", In, 34),
        ("52 01 00 00 00 01 00 00 24 00", In, 36),
        ("52 01 00 00 00 FF 00 00 24 00", In, 36),
        ("54 01 00 00 00 00 00 00 00 00", None, 0),
        ("55 10 00 00 00 00 00 00 00 00", None, 0),
        ("5A 08 3F 00 00 00 00 00 FF 00", In, 255),
        ("5B 00 01 00 00 01 00 00 00 00", None, 0),
        ("5B 00 02 00 00 00 00 00 00 00", None, 0),
        ("5C 00 00 00 00 00 00 00 0C 00", In, 12),
        ("5D 00 00 00 00 00 00 00 20 00", Out, 32),
        ("A1 01 00 00 00 00 00 00 00 00 00 00", None, 0),
        ("A8 00 00 00 00 00 00 00 00 01 00 00", In, 2048),
        ("AA 00 00 00 00 00 00 00 00 01 00 00", Out, 2352),
        ("AC 10 00 00 00 00 00 00 00 01 00 00", In, 24),
        ("AC 00 00 00 00 00 00 00 00 01 03 00", In, 24),
        ("B9 04 00 00 02 00 00 02 01 10 00 00", In, 2352),
        ("BB 00 FF FF FF FF 00 00 00 00 00 00", None, 0),
        ("BD 00 00 00 00 00 00 00 00 08 00 00", In, 8),
        ("BE 04 00 00 00 00 00 00 01 10 00 00", In, 2352),
    ];

    private static readonly (string Name, Func<Host> Make)[] States =
    [
        ("empty", Empty), ("open", Open), ("upside", UpsideDown), ("blank", Blank), ("protect", Protected), ("track", InTrack),
        ("between", BetweenTracks), ("append", Appendable), ("cd-r", () => Complete(MediumType.CdR)),
        ("cd-rw", () => Complete(MediumType.CdRw)), ("session", InSession), ("broken", Broken),
    ];

    [Fact]
    public void Every_command_is_answered_in_every_state_as_the_table_says()
    {
        Assert.Equal(
            CommandTable.All.Select(static handler => handler.Opcode).Order(),
            Commands.Select(static command => byte.Parse(command.Cdb[..2], NumberStyles.HexNumber, CultureInfo.InvariantCulture)).Distinct().Order());
        string table = Table();
        Assert.Equal(Expected.ReplaceLineEndings("\n"), table);
    }

    [Theory]
    [InlineData(MediumCondition.Unformatted, "2/30/10")]
    [InlineData(MediumCondition.Damaged, "3/31/00")]
    public void A_disc_that_is_of_no_use_is_told_by_every_command_that_needs_one(MediumCondition condition, string sense)
    {
        foreach ((string cdb, TransferDirection direction, int bytes) in Commands)
        {
            byte opcode = Convert.FromHexString(cdb[..2])[0];
            string answer = Answer(() => Settled(new Host(medium: new MediumOptions { Condition = condition })), cdb, direction, bytes);
            Assert.Equal(CommandTable.Find(opcode)!.NeedsDisc ? sense : "good", answer);
        }
    }

    private static string Table()
    {
        var text = new StringBuilder();
        text.Append(string.Concat(Enumerable.Repeat(' ', 36)));
        text.AppendJoin(' ', States.Select(static state => $"{state.Name,-7}")).Append('\n');
        foreach ((string cdb, TransferDirection direction, int bytes) in Commands)
        {
            text.Append(CultureInfo.InvariantCulture, $"{cdb,-36}");
            text.AppendJoin(' ', States.Select(state => $"{Answer(state.Make, cdb, direction, bytes),-7}"));
            text.Append('\n');
        }

        return string.Join('\n', text.ToString().Split('\n').Select(static line => line.TrimEnd()));
    }

    private static string Answer(Func<Host> make, string cdb, TransferDirection direction, int bytes)
    {
        using Host host = make();
        byte[] data = new byte[bytes];
        if (cdb.StartsWith("5D", StringComparison.Ordinal))
        {
            // The sheet needs its page; a session that is running has it.
            if (host.Recorder.WriteParameters.WriteType != WriteType.SessionAtOnce)
            {
                host.Drive.WriteModePage(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
            }

            data = Cue.Gapless(0, 300);
        }

        ScsiResult result = host.Send(cdb, direction, data);
        if (result.Sense is { } sense)
        {
            RecorderPageTests.AssertTold(Convert.FromHexString(cdb[..2])[0], sense);
        }

        return result.IsGood ? "good" : result.Sense!.Value.ToString()!;
    }

    private static Host Empty()
    {
        Host host = new();
        host.Recorder.Remove();
        return Settled(host);
    }

    private static Host Open()
    {
        Host host = new();
        host.Recorder.PressButton();
        return Settled(host);
    }

    private static Host UpsideDown()
    {
        Host host = Blank();
        host.Recorder.Faults = FaultPlan.Of(Fault.At(Opcode.TestUnitReady, FaultAction.TurnMediumOver));
        host.Drive.TestUnitReady();
        return host;
    }

    private static Host Blank()
    {
        Host host = new();
        host.SelectTrackAtOnce();
        return Settled(host);
    }

    private static Host Protected()
    {
        Host host = new(medium: new MediumOptions { IsWriteProtected = true });
        host.SelectTrackAtOnce();
        return Settled(host);
    }

    private static Host InTrack()
    {
        Host host = Blank();
        host.WriteOn(Lba.Zero, Host.Sound(1, 310));
        return host;
    }

    private static Host BetweenTracks()
    {
        Host host = Blank();
        host.RecordTrack(Host.Sound(1, 310));
        return host;
    }

    private static Host Appendable()
    {
        Host host = new();
        host.SelectTrackAtOnce(MultiSession.NextAllowed);
        host.RecordTrack(Host.Sound(1, 310));
        Host.Good(host.CloseSession());
        return host;
    }

    private static Host Complete(MediumType type)
    {
        Host host = new(medium: new MediumOptions { Type = type });
        host.SelectTrackAtOnce(mcn: "4006381333931", isrc: "DEZ651234567");
        host.RecordTrack(Host.Sound(1, 310));
        Host.Good(host.CloseSession());
        return host;
    }

    private static Host InSession()
    {
        Host host = new();
        host.Select(new WriteParametersPage { WriteType = WriteType.SessionAtOnce });
        Host.Good(host.SendCue(Cue.Gapless(0, 700)));
        host.WriteOn(new Lba(-150), Host.Sound(1, 400));
        return host;
    }

    private static Host Broken()
    {
        Host host = InSession();
        host.SelectTrackAtOnce();
        return host;
    }

    private static Host Settled(Host host)
    {
        host.Drive.TestUnitReady();
        return host;
    }

    private const string Expected = """
                                            empty   open    upside  blank   protect track   between append  cd-r    cd-rw   session broken
        00 00 00 00 00 00                   2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        03 00 00 00 12 00                   good    good    good    good    good    good    good    good    good    good    good    good
        12 00 00 00 24 00                   good    good    good    good    good    good    good    good    good    good    good    good
        15 10 00 00 00 00                   good    good    good    good    good    good    good    good    good    good    good    good
        1A 08 05 00 40 00                   good    good    good    good    good    good    good    good    good    good    good    good
        1B 00 00 00 01 00                   2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        1B 00 00 00 02 00                   good    good    good    good    good    good    good    good    good    good    good    good
        1E 00 00 00 01 00                   good    good    good    good    good    good    good    good    good    good    good    good
        23 00 00 00 00 00 00 00 0C 00       good    good    good    good    good    good    good    good    good    good    good    good
        25 00 00 00 00 00 00 00 00 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        28 00 00 00 00 00 00 00 01 00       2/3A/01 2/3A/02 2/06/00 5/21/00 5/21/00 5/64/00 5/64/00 5/64/00 5/64/00 5/64/00 5/21/00 5/21/00
        2A 00 00 00 00 00 00 00 01 00       2/3A/01 2/3A/02 2/06/00 good    7/27/00 5/21/02 5/21/02 5/21/02 5/30/05 5/30/05 5/21/02 5/30/05
        35 00 00 00 00 00 00 00 00 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        42 02 40 01 00 00 00 00 10 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        42 02 40 02 00 00 00 00 18 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        42 02 40 03 00 00 01 00 18 00       2/3A/01 2/3A/02 2/06/00 5/24/00 5/24/00 good    good    good    good    good    5/24/00 5/24/00
        43 00 00 00 00 00 00 00 FF 00       2/3A/01 2/3A/02 2/06/00 5/24/00 5/24/00 5/24/00 5/24/00 good    good    good    3/57/00 3/57/00
        43 00 01 00 00 00 00 00 0C 00       2/3A/01 2/3A/02 2/06/00 5/24/00 5/24/00 5/24/00 5/24/00 good    good    good    3/57/00 3/57/00
        43 02 02 00 00 00 00 00 FF 00       2/3A/01 2/3A/02 2/06/00 5/24/00 5/24/00 5/24/00 5/24/00 good    good    good    3/57/00 3/57/00
        43 00 03 00 00 00 00 00 FF 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        43 00 04 00 00 00 00 00 1C 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        43 00 05 00 00 00 00 00 FF 00       2/3A/01 2/3A/02 2/06/00 5/24/00 5/24/00 5/24/00 5/24/00 5/24/00 5/24/00 5/24/00 5/24/00 5/24/00
        46 00 00 00 00 00 00 00 FF 00       good    good    good    good    good    good    good    good    good    good    good    good
        4A 01 00 00 10 00 00 00 08 00       good    good    good    good    good    good    good    good    good    good    good    good
        51 00 00 00 00 00 00 00 22 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    good
        52 01 00 00 00 01 00 00 24 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    good    good    good    5/24/00
        52 01 00 00 00 FF 00 00 24 00       2/3A/01 2/3A/02 2/06/00 good    good    good    good    good    5/24/00 5/24/00 good    5/24/00
        54 01 00 00 00 00 00 00 00 00       2/3A/01 2/3A/02 2/06/00 good    7/27/00 good    good    good    5/30/05 good    good    5/30/05
        55 10 00 00 00 00 00 00 00 00       good    good    good    good    good    good    good    good    good    good    good    good
        5A 08 3F 00 00 00 00 00 FF 00       good    good    good    good    good    good    good    good    good    good    good    good
        5B 00 01 00 00 01 00 00 00 00       2/3A/01 2/3A/02 2/06/00 5/24/00 7/27/00 good    good    good    good    good    5/24/00 5/24/00
        5B 00 02 00 00 00 00 00 00 00       2/3A/01 2/3A/02 2/06/00 5/72/04 7/27/00 good    good    5/72/04 5/30/05 5/30/05 5/2C/00 5/30/05
        5C 00 00 00 00 00 00 00 0C 00       good    good    good    good    good    good    good    good    good    good    good    good
        5D 00 00 00 00 00 00 00 20 00       2/3A/01 2/3A/02 2/06/00 good    7/27/00 5/2C/00 5/2C/00 5/26/00 5/30/05 5/30/05 5/2C/00 5/30/05
        A1 01 00 00 00 00 00 00 00 00 00 00 2/3A/01 2/3A/02 2/06/00 5/30/05 5/30/05 5/30/05 5/30/05 5/30/05 5/30/05 good    5/30/05 5/30/05
        A8 00 00 00 00 00 00 00 00 01 00 00 2/3A/01 2/3A/02 2/06/00 5/21/00 5/21/00 5/64/00 5/64/00 5/64/00 5/64/00 5/64/00 5/21/00 5/21/00
        AA 00 00 00 00 00 00 00 00 01 00 00 2/3A/01 2/3A/02 2/06/00 good    7/27/00 5/21/02 5/21/02 5/21/02 5/30/05 5/30/05 5/21/02 5/30/05
        AC 10 00 00 00 00 00 00 00 01 00 00 good    good    good    good    good    good    good    good    good    good    good    good
        AC 00 00 00 00 00 00 00 00 01 03 00 good    good    good    good    good    good    good    good    good    good    good    good
        B9 04 00 00 02 00 00 02 01 10 00 00 2/3A/01 2/3A/02 2/06/00 5/21/00 5/21/00 good    good    good    good    good    5/21/00 5/21/00
        BB 00 FF FF FF FF 00 00 00 00 00 00 good    good    good    good    good    good    good    good    good    good    good    good
        BD 00 00 00 00 00 00 00 00 08 00 00 good    good    good    good    good    good    good    good    good    good    good    good
        BE 04 00 00 00 00 00 00 01 10 00 00 2/3A/01 2/3A/02 2/06/00 5/21/00 5/21/00 good    good    good    good    good    5/21/00 5/21/00

        """;
}
