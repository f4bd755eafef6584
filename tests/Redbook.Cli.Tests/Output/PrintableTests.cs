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
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("abcd", 1, "…")]
    public void Long_text_ends_in_an_ellipsis(string text, int max, string expected) =>
        Assert.Equal(expected, Printable.Shortened(text, max));
}
