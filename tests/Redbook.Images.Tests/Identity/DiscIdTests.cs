using Redbook.Discs;
using Redbook.Images.Identity;

namespace Redbook.Images.Tests.Identity;

/// <summary>Identities of made-up discs that other programs computed too, and of real ones that were published.</summary>
public sealed class DiscIdTests
{
    private static readonly int[] s_published = [0, 15213, 32164, 46442, 63264, 80339];

    private static readonly int[] s_enhanced = [0, 15537, 31691, 50866, 66466, 81202, 99409, 115_920, 133_093, 149_847, 161_560, 177_682];

    [Fact]
    public void Disc_A_is_known_by_these() => Assert.Equal(
        new DiscIds("13001803", "ftYNrsOA9JdikdmShcT5dDi0RzU-", "00000dc0-00002e59-13001803", "T9GDiOYIyf39_i0uG.McA3u6BNU-", "0:503:1210:1807"),
        DiscIds.Of(Disc([0, 503, 1210], null, 1807)));

    // Hidden sound of 33 sectors moves the first track.
    [Fact]
    public void Disc_B_is_known_by_these() => Assert.Equal(
        ("13001803", "VcYXecLJrk.3Qk9PsdOtvT3XrBU-", "00000de1-00002e79-13001803", "v7IEZrcIji_7M884MhdWJmhdhsA-"),
        Of([33, 503, 1210], null, 1807));

    // Data in a second session: for two of the four it is the disc without.
    [Fact]
    public void Disc_C_is_known_by_these() => Assert.Equal(
        ("2300b904", "ftYNrsOA9JdikdmShcT5dDi0RzU-", "00003cfd-0000eb4d-2300b904", "T9GDiOYIyf39_i0uG.McA3u6BNU-"),
        Of([0, 503, 1210], 13_207, 13_900));

    [Fact]
    public void Real_discs_are_known_by_what_was_published()
    {
        DiscIds six = DiscIds.Of(Disc(s_published, null, 95_312))!;
        Assert.Equal(("3404f606", "49HHV7Eb8UKF3aQiNmu1GR8vKTY-"), (six.Freedb, six.MusicBrainz));
        Assert.Equal(
            ("c60af50d", "KnpGsLhvH.lPrNc1PBL21lb9Bg4-", "0013bd5a-00b8d489-c60af50d", "r6So1qSNQD5cupcsH68dNrop4j4-"),
            Of(s_enhanced, 207_106, 210_385));
        Assert.Equal("00041f6d-00083ece-020e1201", DiscIds.Of(Disc([12], null, 270_177))?.AccurateRip);
    }

    [Fact]
    public void A_disc_without_sound_has_none() => Assert.Null(DiscIds.Of(Disc([], 0, 1000)));

    private static (string, string, string, string) Of(int[] starts, int? data, int leadOut) =>
        DiscIds.Of(Disc(starts, data, leadOut)) is { } ids ? (ids.Freedb, ids.MusicBrainz, ids.AccurateRip, ids.CueTools) : default;

    private static DiscLayout Disc(int[] starts, int? data, int leadOut)
    {
        int end = data is { } first && starts.Length > 0 ? first - 11_400 : leadOut;
        TrackLayout[] sound =
        [
            .. starts.Select((start, i) => Track(i + 1, TrackMode.Audio, start, i + 1 < starts.Length ? starts[i + 1] : end)),
        ];
        List<SessionLayout> sessions = sound.Length > 0 ? [new SessionLayout { Number = 1, Tracks = sound, LeadOut = new Lba(end) }] : [];
        if (data is { } at)
        {
            sessions.Add(new SessionLayout
            {
                Number = sessions.Count + 1, Tracks = [Track(sound.Length + 1, TrackMode.Mode1, at, leadOut)], LeadOut = new Lba(leadOut),
            });
        }

        return new DiscLayout { Sessions = sessions };
    }

    private static TrackLayout Track(int number, TrackMode mode, int start, int end) =>
        new() { Number = number, Mode = mode, Indexes = [new TrackIndex(1, new Lba(start))], End = new Lba(end) };
}
