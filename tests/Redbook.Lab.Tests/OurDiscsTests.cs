namespace Redbook.Lab.Tests;

/// <summary>Discs that we recorded, read by everybody else through the kernel's driver.</summary>
[Trait("Category", "Judge")]
[Collection(nameof(RecordingFixture))]
public sealed class OurDiscsTests(RecordingFixture recorded)
{
    private const int GapSectors = 75;

    [Fact]
    public void Recorded_a_track_at_a_time()
    {
        LabJob job = recorded["redbook-tao"];
        job.Succeeded();
        ReadByAll(job, 0, 552, 1014);
    }

    [Theory]
    [InlineData("redbook-sao", true)]
    [InlineData("redbook-raw", true)]
    [InlineData("redbook-packed", true)]
    [InlineData("redbook-pq", false)]
    public void Recorded_in_one_go(string name, bool hasText)
    {
        LabJob job = recorded[name];
        job.Succeeded();
        job.Same("""
            mcn 4006381333931
            1/1 USRC17607841: 0@-150 1@0 to 400
            1/2 CopyPermitted USRC17607842: 0@400 1@475 to 785
            1/3 USRC17607843: 1@785 to 1185
            """, job.Layout(), "layout");
        ReadByAll(job, 0, Tunes.SectorsA + GapSectors, Tunes.SectorsA + GapSectors + Tunes.SectorsC);
        job.Contains(
            "info", "(MCN): 4006381333931", "TRACK  1 ISRC: USRC17607841", "TRACK  2 ISRC: USRC17607842", "TRACK  3 ISRC: USRC17607843");
        job.Contains("icedax", "Media catalog number: 4006381333931", "T:  3 ISRC: US-RC1-76-07843", "copyallowed");
        job.Same(hasText, job.Text("info").Contains("TITLE: Second", StringComparison.Ordinal), "names as cd-info reads them");
        job.Same(hasText, job.Text("icedax").Contains("title 'Third' from 'The Band'", StringComparison.Ordinal), "names as icedax reads them");
    }

    private static void ReadByAll(LabJob job, params int[] starts)
    {
        byte[] all = new byte[(starts[2] + Tunes.SectorsA) * 2352];
        Tunes.A.CopyTo(all, 0);
        Tunes.C.CopyTo(all, starts[1] * 2352);
        Tunes.A.CopyTo(all, starts[2] * 2352);
        Rips.Are(job, "audio_0{0}.raw", Tunes.A, Tunes.C, Tunes.A);
        for (int i = 0; i < 3; i++)
        {
            Rips.StartsWith(job, $"track0{i + 1}.cdda.raw", ((byte[][])[Tunes.A, Tunes.C, Tunes.A])[i]);
        }

        byte[] cloned = Rips.Cloned(job);
        job.Check(cloned.AsSpan().StartsWith(all) && !cloned.AsSpan(all.Length).ContainsAnyExcept((byte)0), "readom read other samples");
        job.Check(job.Bytes("read.pcm").AsSpan().SequenceEqual(Tunes.A.AsSpan(0, 100 * 2352)), "cd-read read other samples");
    }
}
