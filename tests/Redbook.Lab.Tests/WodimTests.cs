namespace Redbook.Lab.Tests;

[Trait("Category", "Judge")]
[Collection(nameof(RecordingFixture))]
public sealed class WodimTests(RecordingFixture recorded)
{
    private const string Names = """
        CD-TEXT for Disc:
        	TITLE: Demo Album
        	PERFORMER: The Band
        """;

    [Fact]
    public void Tracks_at_once()
    {
        LabJob job = recorded["wodim-tao"];
        ThreeTunes.AreTracksAtOnce(job, "audio_0{0}.raw");
        job.Says("TAO SAO SAO/R96P SAO/R96R RAW/R16 RAW/R96P RAW/R96R");
    }

    [Fact]
    public void A_session_at_once() => ThreeTunes.AreWodimsSession(recorded["wodim-sao"], "track0{0}.cdda.raw");

    [Fact]
    public void A_session_at_once_with_names_and_codes()
    {
        LabJob job = recorded["wodim-text"];
        job.Succeeded();
        job.Same(ThreeTunes.WithCodes, job.Layout(), "layout");
        job.Holds(0, ThreeTunes.Joined);
        job.Contains("info", Names, "(MCN): 4006381333931", "TRACK  2 ISRC: USRC17607842", "TITLE: First", "TITLE: Second", "TITLE: Third");
        job.Contains(
            "icedax", "title 'Third' from 'The Band'", "Media catalog number: 4006381333931", "T:  3 ISRC:    USRC17607843",
            "copyallowed stereo title 'Second'");
    }

    [Theory]
    [InlineData("raw96r")]
    [InlineData("raw96p")]
    [InlineData("raw16")]
    public void Raw(string mode)
    {
        LabJob job = recorded["wodim-" + mode];
        job.Succeeded();
        job.Same(ThreeTunes.WithCodes, job.Layout(), "layout");
        job.Holds(0, ThreeTunes.Joined);
        job.Check(ThreeTunes.Joined.AsSpan().SequenceEqual(Rips.Cloned(job)), "readom read other samples");
        job.Contains("info", "(MCN): 4006381333931", "TRACK  1 ISRC: USRC17607841", "TRACK  3 ISRC: USRC17607843");
    }

    [Fact]
    public void A_second_session()
    {
        LabJob job = recorded["wodim-multi"];
        job.Succeeded();
        job.Same("0,11802", job.Text("msinfo").Trim(), "where the second session may begin");
        job.Holds(0, Tunes.A);
        job.Holds(11_802, Tunes.B);
        Rips.StartsWith(job, "first.raw", Tunes.A);
        Rips.StartsWith(job, "second.raw", Tunes.B);
        job.Contains("toc", "lba:     11802");
    }

    [Fact]
    public void A_test_leaves_the_disc_blank()
    {
        LabJob job = recorded["wodim-dummy"];
        ThreeTunes.AreGone(job);
        job.Contains("toc", "Cannot read TOC");
    }

    [Fact]
    public void A_rewritable_disc_is_blanked_either_way_and_recorded_again()
    {
        LabJob job = recorded["wodim-blank"];
        job.Succeeded();
        job.Contains("toc-fast", "Cannot read TOC");
        job.Contains("toc", "Cannot read TOC");
        job.Same("1/1: 0@-150 1@0 to 310", job.Layout(), "layout");
        Rips.Are(job, "track0{0}.cdda.raw", Tunes.C);
    }

    [Fact]
    public void A_cue_sheet()
    {
        LabJob job = recorded["wodim-cue"];
        job.Succeeded();
        job.Same("""
            mcn 4006381333931
            1/1 USRC17607841: 0@-150 1@0 to 400
            1/2 CopyPermitted USRC17607842: 0@400 1@425 2@500 to 800
            """, job.Layout(), "layout");
        job.Holds(0, [.. Tunes.A, .. Tunes.A]);
        job.Contains("info", "(MCN): 4006381333931", "TRACK  2 ISRC: USRC17607842", "TITLE: Demo Album", "TITLE: Second");
        job.Contains("read.toc", "START 00:00:25\nINDEX 00:01:00", "ISRC \"USRC17607841\"");
    }
}
