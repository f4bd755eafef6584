using Redbook.Cli.Output;

namespace Redbook.Cli.Tests.Output;

public sealed class PrintableTests
{
    [Fact]
    public void Control_characters_never_reach_the_terminal() =>
        Assert.Equal("a\uFFFD[31mb\uFFFDc\uFFFD", Printable.Text("a\u001b[31mb\nc\u009b"));

    [Fact]
    public void Clean_text_is_left_as_it_is()
    {
        const string text = "Ænima – 東京 [x]";
        Assert.Same(text, Printable.Text(text));
    }

    [Theory]
    [InlineData("Ænima", 5)]
    [InlineData("東京 2", 6)]
    [InlineData("ﾊﾝｶｸ", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("🎸", 2)]
    public void East_Asian_characters_and_pictures_take_two_columns(string text, int columns) =>
        Assert.Equal(columns, Printable.Columns(text));

    [Theory]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abcd", 1, "…")]
    [InlineData("東京都", 6, "東京都")]
    [InlineData("東京都", 5, "東京…")]
    [InlineData("東京都", 4, "東…")]
    [InlineData("a🎸b", 3, "a…")]
    public void Long_text_ends_in_an_ellipsis(string text, int max, string expected) =>
        Assert.Equal(expected, Printable.Shortened(text, max));
}
