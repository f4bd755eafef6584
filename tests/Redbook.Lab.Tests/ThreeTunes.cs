using Redbook.Mmc.Responses;

namespace Redbook.Lab.Tests;

/// <summary>The same three tunes, whoever records them.</summary>
internal static class ThreeTunes
{
    /// <summary>With the code of each, no gaps, and the second one to be copied.</summary>
    public const string WithCodes = """
        mcn 4006381333931
        1/1 USRC17607841: 0@-150 1@0 to 400
        1/2 CopyPermitted USRC17607842: 1@400 to 751
        1/3 USRC17607843: 1@751 to 1061
        """;

    /// <summary>One after the other.</summary>
    public static byte[] Joined { get; } = [.. Tunes.A, .. Rips.Padded(Tunes.B), .. Tunes.C];

    /// <summary>Each a track of its own, with the pause and the run-out that a drive puts between them; and read back so.</summary>
    public static void AreTracksAtOnce(LabJob job, string rips)
    {
        job.Succeeded();
        job.Holds(0, Tunes.A);
        job.Holds(552, Tunes.B);
        job.Holds(1055, Tunes.C);
        AreRead(job, rips);
    }

    /// <summary>One session, as wodim makes it: it lays the pause before a track over the last two seconds of the one before;
    /// samples stay where they are.</summary>
    public static void AreWodimsSession(LabJob job, string rips)
    {
        job.Succeeded();
        job.Same("""
            1/1: 0@-150 1@0 to 250
            1/2: 0@250 1@400 to 601
            1/3: 0@601 1@751 to 1061
            """, job.Layout(), "layout");
        job.Holds(0, Joined);
        AreRead(job, rips);
    }

    /// <summary>Each as others read it back.</summary>
    public static void AreRead(LabJob job, string rips) => Rips.Are(job, rips, Tunes.A, Tunes.B, Tunes.C);

    /// <summary>There is nothing on the disc.</summary>
    public static void AreGone(LabJob job)
    {
        job.Succeeded();
        job.Same("", job.Layout(), "layout");
        job.Same(DiscStatus.Blank, job.Disc.Status, "disc");
    }
}
