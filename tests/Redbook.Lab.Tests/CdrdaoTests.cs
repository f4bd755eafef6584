using Redbook.Testing;

namespace Redbook.Lab.Tests;

[Trait("Category", "Judge")]
[Collection(nameof(RecordingFixture))]
public sealed class CdrdaoTests(RecordingFixture recorded)
{
    // A hidden track of 310 sectors before index 1 of track 1, a pregap of silence, one of sound, an index 2.
    private const string Planned = """
        mcn 4006381333931
        1/1 USRC17607841: 0@-150 1@310 2@460 to 710
        1/2 PreEmphasis, CopyPermitted USRC17607842: 0@710 1@860 to 1211
        1/3: 0@1211 1@1286 to 1611
        """;

    private static byte[] Program { get; } =
        [.. Tunes.C, .. Tunes.A, .. new byte[150 * Signals.SectorBytes], .. Rips.Padded(Tunes.B), .. Tunes.A];

    [Theory]
    [InlineData("cdrdao-sao")]
    [InlineData("cdrdao-raw")]
    public void Everything_a_toc_file_says_is_on_the_disc_and_read_back(string name)
    {
        LabJob job = recorded[name];
        job.Succeeded();
        job.Same(Planned, job.Layout(), "layout");
        job.Holds(0, Program);

        // What cdrdao reads back is what it was told to write, in its own words.
        job.Contains(
            "read.toc", "CATALOG \"4006381333931\"", "TITLE \"Demo Album\"", "PERFORMER \"The Band\"", "TITLE \"First\"", "TITLE \"Second\"",
            "TITLE \"Third\"", "ISRC \"USRC17607841\"", "ISRC \"USRC17607842\"", "COPY\nPRE_EMPHASIS",
            "START 00:04:10\nINDEX 00:02:00", "START 00:02:00", "START 00:01:00");
        job.Contains(
            "cd.toc", "CATALOG \"4006381333931\"", "TITLE \"Demo Album\"", "TITLE \"Third\"", "ISRC \"USRC17607841\"", "ISRC \"USRC17607842\"",
            "COPY\nPRE_EMPHASIS");

        // cdrdao keeps big-endian samples.
        byte[] samples = job.Bytes("read.bin");
        for (int i = 0; i + 1 < samples.Length; i += 2)
        {
            (samples[i], samples[i + 1]) = (samples[i + 1], samples[i]);
        }

        job.Check(samples.AsSpan().SequenceEqual(Program), $"read-cd read other samples from sector {samples.AsSpan().CommonPrefixLength(Program) / 2352} on");
    }

    [Fact]
    public void Simulated_it_leaves_the_disc_blank_and_blanked_either_way_it_is_blank_again()
    {
        LabJob job = recorded["cdrdao-blank"];
        ThreeTunes.AreGone(job);
        foreach (string info in (string[])["simulated", "blanked", "blanked-full"])
        {
            job.Contains(info, "CD-R empty           : yes");
        }
    }
}
