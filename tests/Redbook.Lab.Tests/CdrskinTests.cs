using Redbook.Coding.CdText;
using Redbook.Images.Texts;

namespace Redbook.Lab.Tests;

[Trait("Category", "Judge")]
[Collection(nameof(RecordingFixture))]
public sealed class CdrskinTests(RecordingFixture recorded)
{
    [Fact]
    public void Tracks_at_once() => ThreeTunes.AreTracksAtOnce(recorded["cdrskin-tao"], "track0{0}.cdda.raw");

    [Fact]
    public void A_session_at_once_without_gaps()
    {
        LabJob job = recorded["cdrskin-sao"];
        job.Succeeded();
        job.Same("""
            1/1: 0@-150 1@0 to 400
            1/2: 1@400 to 751
            1/3: 1@751 to 1061
            """, job.Layout(), "layout");
        ThreeTunes.AreRead(job, "audio_0{0}.raw");
        job.Check(job.Bytes("read.pcm").AsSpan().SequenceEqual(Tunes.A.AsSpan(0, 100 * 2352)), "cd-read read other samples");
    }

    [Fact]
    public void A_sheet_of_names_is_on_the_disc_as_the_packs_that_cdrskin_made_and_that_we_make()
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
        CdTextDisc text = CdTextSheet.Open(job.PathOf("sheet")).Text;
        byte[] ours = CdTextEncoder.Encode(text, new CdTextEncoderOptions { MarkSameAsPrevious = true }).Packs;
        job.Same(Convert.ToHexString(ours), Convert.ToHexString(packs), "packs as we make them of the same sheet");
        job.Contains("read.sheet", "Album Title         = Demo Album", "Track 02 Title      = Second", "ISRC 02             = USRC17607842");
        job.Contains("info", "TITLE: Demo Album", "TITLE: Second");
    }

    [Fact]
    public void A_rewritable_disc_is_blanked_either_way()
    {
        LabJob job = recorded["cdrskin-blank"];
        ThreeTunes.AreGone(job);
        job.Contains("minfo", "blank");
    }
}
