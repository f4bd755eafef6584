namespace Redbook.Lab.Tests;

[Trait("Category", "Judge")]
[Collection(nameof(RecordingFixture))]
public sealed class CdrskinTests(RecordingFixture recorded)
{
    [Fact]
    public void Tracks_at_once()
    {
        LabJob job = recorded["cdrskin-tao"];
        job.Succeeded();
        job.Holds(0, Tunes.A);
        job.Holds(552, Tunes.B);
        job.Holds(1055, Tunes.C);
        Rips.Are(job, "track0{0}.cdda.raw", Tunes.A, Tunes.B, Tunes.C);
    }

    // Without gaps.
    [Fact]
    public void A_session_at_once()
    {
        LabJob job = recorded["cdrskin-sao"];
        job.Succeeded();
        job.Same("""
            1/1: 0@-150 1@0 to 400
            1/2: 1@400 to 751
            1/3: 1@751 to 1061
            """, job.Layout(), "layout");
        Rips.Are(job, "audio_0{0}.raw", Tunes.A, Tunes.B, Tunes.C);
        job.Check(job.Bytes("read.pcm").AsSpan().SequenceEqual(Tunes.A.AsSpan(0, 100 * 2352)), "cd-read read other samples");
    }

    [Fact]
    public void A_sheet_of_names_is_on_the_disc_as_the_packs_that_cdrskin_made()
    {
        LabJob job = recorded["cdrskin-text"];
        job.Succeeded();
        job.Same("""
            mcn 4006381333931
            1/1 USRC17607841: 0@-150 1@0 to 400
            1/2 USRC17607842: 1@400 to 751
            """, job.Layout(), "layout");

        // Its file has a header of four bytes before the packs, and a zero behind them.
        byte[] packs = File.ReadAllBytes(job.DiscPathOf("disc.cdt"));
        byte[] read = job.Bytes("packs");
        job.Check(packs.Length > 18 && read.AsSpan(4).StartsWith(packs), "other packs than were written");
        string sheet = job.Text("read.sheet");
        foreach (string said in (string[])["Album Title         = Demo Album", "Track 02 Title      = Second", "ISRC 02             = USRC17607842"])
        {
            job.Check(sheet.Contains(said, StringComparison.Ordinal), sheet);
        }

        job.Check(job.Text("info").Contains("TITLE: Second", StringComparison.Ordinal), job.Text("info"));
    }

    [Fact]
    public void A_rewritable_disc_is_blanked_either_way()
    {
        LabJob job = recorded["cdrskin-blank"];
        job.Succeeded();
        job.Same("", job.Layout(), "layout");
        job.Check(job.Text("minfo").Contains("blank", StringComparison.Ordinal), job.Text("minfo"));
    }
}
