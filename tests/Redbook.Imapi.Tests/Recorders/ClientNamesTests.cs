using Redbook.Imapi.Recorders;

namespace Redbook.Imapi.Tests.Recorders;

public sealed class ClientNamesTests
{
    [Fact]
    public void Letters_digits_and_seven_signs_make_a_name()
    {
        Assert.Null(ClientNames.BrokenRule("Album 7 .,:;-_"));
        Assert.Null(ClientNames.BrokenRule(new string('a', 63)));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("Tom's burner", "U+0027 at position 4")]
    [InlineData("Größe", "U+00F6 at position 3")]
    [InlineData("a\nb", "U+000A at position 2")]
    public void Other_names_say_what_is_wrong(string? name, string reason) =>
        Assert.Contains(reason, ClientNames.BrokenRule(name), StringComparison.Ordinal);

    [Fact]
    public void Names_that_are_too_long_say_by_how_much() => Assert.Contains(
        "66, 3 too many", ClientNames.BrokenRule(new string('a', 66)), StringComparison.Ordinal);
}
