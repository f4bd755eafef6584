namespace Redbook.Cli.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(28, "Make room there, or name a place elsewhere.")]
    [InlineData(unchecked((int)0x80070070), "Make room there, or name a place elsewhere.")]
    [InlineData(5, null)]
    public void A_full_disk_is_told_with_the_name_that_people_know_and_what_to_do(int code, string? advice)
    {
        Failure failure = Assert.Single(Failure.From(
            new IOException("No space left on device : '/a b/.disc.raw.25f309d5a0e34f378a01f3239c048ba7.part'", code)));
        Assert.Equal("No space left on device : '/a b/disc.raw'", failure.Message);
        Assert.Equal(advice, failure.Advice);
        Assert.Equal(ExitCode.Failed, failure.ExitCode);
    }

    [Fact]
    public void What_must_not_be_read_or_written_comes_with_what_to_look_at() =>
        Assert.Equal("Check who may read and write there.", Assert.Single(Failure.From(new UnauthorizedAccessException("No."))).Advice);
}
