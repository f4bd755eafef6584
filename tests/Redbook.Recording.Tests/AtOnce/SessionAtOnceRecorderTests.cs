using Redbook.Coding.CdText;
using Redbook.Coding.Sectors;
using Redbook.Discs;
using Redbook.Emulation;
using Redbook.Mmc;
using Redbook.Mmc.CueSheets;
using Redbook.Mmc.ModePages;
using Redbook.Mmc.Responses;
using Redbook.Mmc.Transport;
using Redbook.Recording.AtOnce;
using Redbook.Recording.Mastering;
using Redbook.Recording.Tests.Mastering;
using Redbook.Recording.TrackAtOnce;

namespace Redbook.Recording.Tests.AtOnce;

/// <summary>Sessions recorded in one go by a cue sheet.</summary>
public sealed class SessionAtOnceRecorderTests
{
    private static readonly byte[] s_text = CdTextEncoder.Encode(new CdTextDisc
    {
        Blocks =
        [
            new CdTextBlock
            {
                Album = new CdTextEntry { Title = "Album" },
                Tracks = [new CdTextEntry { Title = "One" }, new CdTextEntry { Title = "Two" }],
            },
        ],
    }).Packs;

    [Fact]
    public void A_session_with_text_is_recorded_as_burning_programs_do_it()
    {
        using var b = new Burner();
        var conversation = new List<string>();
        b.Link.Before = (cdb, data) =>
        {
            conversation.Add(cdb[0] switch
            {
                Opcode.ModeSelect10 => $"select {data[10]:X2} {data[11]:X2} {data[12]:X2}",
                Opcode.SendCueSheet => $"cue {Convert.ToHexString(data)}",
                Opcode.Write10 => $"write {Convert.ToHexString(cdb[2..6])} {cdb[8]:X2} {data.Length}",
                _ => $"{cdb[0]:X2}",
            });
            return null;
        };
        using SessionAtOnceRecorder recorder = Recorder(b);
        recorder.Prepare();
        Assert.Equal((-150, -11_077, null), (recorder.ProgramStart.Value, recorder.LeadInStart.Value, recorder.FirstTrackNumber));
        conversation.Clear();

        RecordedSession session = recorder.Write(RawRecorderTests.Disc() with { CdTextPacks = s_text });

        Assert.Equal((-11_077, 1050), (session.Start.Value, session.End.Value));
        Assert.Equal([1, 2, 0xAA], session.TableOfContents!.Entries.Select(static entry => (int)entry.Track));
        string[] writes = [.. conversation.Where(static line => line.StartsWith("write", StringComparison.Ordinal))];
        Assert.Equal("write FFFFD4BB AA 65472", writes[0]);
        Assert.Equal("write FFFFFF6A 1B 63504", writes[17]);
        Assert.Equal(17 + ((1200 + 26) / 27), writes.Length);
        string[] others = [.. conversation.Where(static line => !line.StartsWith("write", StringComparison.Ordinal) && line != "5C")];
        Assert.Equal(
            [
                "00", "select 42 00 00", "00", "54", "select 42 00 00", "52",
                "cue 02343030363338310233333339333100010000410000000003015553524331370301363037383339"
                    + "01010000000000000101010000000200010200000000080001020100000009190102020000000C0001AA010100001000",
                "35", "00", "51", "43", "43",
            ],
            others);
        new RecordedDisc(b).AssertTitles(["One", "Two"]);
        new RecordedDisc(b).AssertLayout(new MasterPlan(RawRecorderTests.Disc()).Layout);
    }

    private static SessionAtOnceRecorder Recorder(Burner b, SessionAtOnceOptions? options = null) =>
        new(b.Link, options ?? RoundTripTests.AtOnce, b.Time, b.Awake);
}
