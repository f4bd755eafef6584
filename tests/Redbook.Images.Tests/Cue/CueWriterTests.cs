using Redbook.Discs;
using Redbook.Images.Cue;

namespace Redbook.Images.Tests.Cue;

public sealed class CueWriterTests
{
    [Fact]
    public void A_track_says_what_is_special_about_it_and_where_its_indexes_are()
    {
        Assert.True(Isrc.TryParse("USRC17607839", out Isrc isrc));
        Assert.True(Mcn.TryParse("4006381333931", out Mcn mcn));
        DiscLayout layout = Disc(
            Track(1, -150, 0, 6000) with { Control = Control.CopyPermitted | Control.PreEmphasis, Isrc = isrc },
            Track(2, 6000, 6150, 12_345) with
            {
                IsCopyAlternating = true,
                Indexes = [new(0, new Lba(6000)), new(1, new Lba(6150)), new(2, new Lba(10_499))],
            }) with { Mcn = mcn };

        Assert.Equal(
            """
            CATALOG 4006381333931
            FILE "disc.bin" BINARY
              TRACK 01 AUDIO
                FLAGS DCP PRE
                ISRC USRC17607839
                INDEX 01 00:00:00
              TRACK 02 AUDIO
                FLAGS SCMS
                INDEX 00 01:20:00
                INDEX 01 01:22:00
                INDEX 02 02:19:74

            """.ReplaceLineEndings("\n"),
            CueWriter.Write(layout, "disc.bin"));
    }

    [Fact]
    public void A_pregap_in_the_file_is_an_index_and_one_before_it_or_without_length_is_none()
    {
        Assert.Contains("INDEX 00 00:00:00\n    INDEX 01 00:02:00", Sheet(Track(1, 0, 150, 1000)), StringComparison.Ordinal);
        Assert.DoesNotContain("INDEX 00", Sheet(Track(1, -150, 0, 1000)), StringComparison.Ordinal);
        Assert.DoesNotContain("INDEX 00", Sheet(Track(1, -150, 0, 1000), Track(2, 1000, 1000, 2000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TrackMode.Audio, "AUDIO")]
    [InlineData(TrackMode.Mode1, "MODE1/2352")]
    [InlineData(TrackMode.Mode2, "MODE2/2352")]
    [InlineData(TrackMode.Mode2Xa, "MODE2/2352")]
    public void Every_mode_has_its_word(TrackMode mode, string word)
    {
        Control control = mode == TrackMode.Audio ? Control.None : Control.Data | Control.PreEmphasis;
        string sheet = Sheet(Track(1, -150, 0, 1000) with { Mode = mode, Control = control });
        Assert.Contains($"  TRACK 01 {word}\n", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("FLAGS", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public void The_gap_between_sessions_belongs_to_no_track_before_it()
    {
        DiscLayout layout = new()
        {
            Sessions =
            [
                new SessionLayout { Number = 1, Tracks = [Track(1, -150, 0, 1000)], LeadOut = new Lba(1000) },
                new SessionLayout { Number = 2, Tracks = [Track(2, 12_250, 12_400, 13_000)], LeadOut = new Lba(13_000) },
            ],
        };

        Assert.Equal(
            """
            REM SESSION 01
            FILE "a b.bin" BINARY
              TRACK 01 AUDIO
                INDEX 01 00:00:00
            REM LEAD-OUT 00:13:25
            REM SESSION 02
              TRACK 02 AUDIO
                INDEX 00 00:13:25
                INDEX 01 02:45:25
            REM LEAD-OUT 02:53:25

            """.ReplaceLineEndings("\n"),
            CueWriter.Write(layout, "a b.bin"));
    }

    [Fact]
    public void What_a_sheet_cannot_say_is_refused()
    {
        DiscLayout layout = Disc(Track(1, -150, 0, 1000));
        Assert.Throws<ArgumentException>(() => CueWriter.Write(layout, "a\"b.bin"));
        Assert.Throws<ArgumentException>(() => CueWriter.Write(layout, "a\nb.bin"));
        Assert.Throws<ArgumentException>(() => CueWriter.Write(layout, string.Empty));
        Assert.Throws<ArgumentException>(() => CueWriter.Write(new DiscLayout { Sessions = [] }, "a.bin"));
    }

    private static string Sheet(params TrackLayout[] tracks) => CueWriter.Write(Disc(tracks), "disc.bin");

    private static DiscLayout Disc(params TrackLayout[] tracks) => new()
    {
        Sessions = [new SessionLayout { Number = 1, Tracks = tracks, LeadOut = tracks[^1].End }],
    };

    private static TrackLayout Track(int number, int pregap, int start, int end) => new()
    {
        Number = number,
        Indexes = [new TrackIndex(0, new Lba(pregap)), new TrackIndex(1, new Lba(start))],
        End = new Lba(end),
    };
}
