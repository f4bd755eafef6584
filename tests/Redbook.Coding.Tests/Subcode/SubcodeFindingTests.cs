using Redbook.Coding.Subcode;
using Redbook.Discs;

namespace Redbook.Coding.Tests.Subcode;

public sealed class SubcodeFindingTests
{
    [Fact]
    public void Every_finding_has_words_of_its_own()
    {
        string[] words = [.. Enum.GetValues<SubcodeFindingKind>().Select(kind =>
        {
            string text = new SubcodeFinding(kind, new Lba(7), 1, 0).ToString();
            Assert.DoesNotContain(kind.ToString(), text, StringComparison.Ordinal);
            return text;
        })];
        Assert.Distinct(words);
    }

    [Fact]
    public void A_finding_says_where_how_often_and_what_is_concerned()
    {
        Assert.Equal(
            "the countdown before a track ends at 00:00:00, not at 00:00:01 (first at sector -1, 2 times)",
            new SubcodeFinding(SubcodeFindingKind.CountdownToZero, new Lba(-1), 2, 0).ToString());
        Assert.Equal(
            "the table of contents contradicts itself: point A2 (first at sector -9000, 1 time)",
            new SubcodeFinding(SubcodeFindingKind.ContradictoryTocPoint, new Lba(-9000), 1, 0xA2).ToString());
    }
}
