using Redbook.Discs;
using Redbook.Recording.Mastering;
using Redbook.Testing;

namespace Redbook.Recording.Tests.Mastering;

/// <summary>Discs with anything on them that can be: the image, read as a drive reads, gives everything back.</summary>
public sealed class RandomDiscTests
{
    [Theory]
    [InlineData(RawImageForm.Pq)]
    [InlineData(RawImageForm.Cooked)]
    [InlineData(RawImageForm.Raw)]
    public void What_goes_into_an_image_comes_out_of_it(RawImageForm form)
    {
        int rounds = TestLength.Rounds(4, 700);
        for (int seed = 1; seed <= rounds; seed++)
        {
            try
            {
                Check(new RandomDisc(seed, form), form);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"Seed {seed}, form {form}: {failure.Message}", failure);
            }
        }
    }

    private static void Check(RandomDisc made, RawImageForm form)
    {
        var image = new RawImage(made.Disc, form);
        Masters.Received received = Masters.Receive(image);
        DiscLayout expected = image.Layout, actual = received.Subcode.Layout!;
        Assert.Equal(expected.Mcn, actual.Mcn);
        Assert.Equal(expected.Sessions[0].LeadOut, actual.Sessions[0].LeadOut);
        Assert.Equal(made.Disc.LeadInStart, received.Subcode.Sessions[0].LeadInStart);
        Assert.Equal(expected.Tracks.Select(Words), actual.Tracks.Select(Words));
        Assert.DoesNotContain(received.Subcode.Findings, static finding => !finding.IsConvention);
        Assert.True(made.Sound().AsSpan().SequenceEqual(received.Sound.AsSpan(0, made.Sound().Length)));
        Assert.False(received.Sound.AsSpan(made.Sound().Length).ContainsAnyExcept((byte)0));
        if (form == RawImageForm.Pq)
        {
            return;
        }

        Assert.Equal(made.Titles, received.Text.Blocks.SelectMany(static block => block.Tracks.Select(static t => t.Title)));
        Assert.Equal(0, received.Counts.CorrectedPacks + received.Counts.UncorrectablePacks);
        Assert.Equal(made.Packs, received.Packs.AsSpan((150 + made.PacksAt) * 96, made.Packs.Length).ToArray());
    }

    internal static string Words(TrackLayout track) =>
        $"{track.Number} {track.Control} {track.IsCopyAlternating} {track.Isrc} {track.End} "
        + string.Join(' ', track.Indexes.Select(static index => $"{index.Number}:{index.Start}"));
}
