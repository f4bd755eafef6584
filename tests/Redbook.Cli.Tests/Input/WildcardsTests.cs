using Redbook.Cli.Input;
using Redbook.Testing;

namespace Redbook.Cli.Tests.Input;

public sealed class WildcardsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public WildcardsTests()
    {
        foreach (string name in (string[])["10 ten.flac", "2 two.flac", "1 one.flac", "cover.jpg", ".hidden.flac"])
        {
            File.WriteAllText(Path.Combine(_folder.Root, name), "");
        }

        foreach (string side in (string[])["side-b", "side-a"])
        {
            Directory.CreateDirectory(Path.Combine(_folder.Root, side));
            File.WriteAllText(Path.Combine(_folder.Root, side, "x.wav"), "");
        }
    }

    [Fact]
    public void Matches_of_one_pattern_come_in_natural_order() =>
        Assert.Equal(["1 one.flac", "2 two.flac", "10 ten.flac"], Expand("*.flac"));

    [Fact]
    public void Arguments_keep_their_order_and_doubles_are_kept() =>
        Assert.Equal(["cover.jpg", "2 two.flac", "cover.jpg"], Expand("cover.jpg", "2*", "cover.jpg"));

    [Fact]
    public void Folders_may_be_patterns_too() => Assert.Equal(
        [Path.Combine("side-a", "x.wav"), Path.Combine("side-b", "x.wav")],
        Expand(Path.Combine("side-?", "*")));

    [Fact]
    public void A_full_path_gives_full_paths() => Assert.Equal(
        [Path.Combine(_folder.Root, "1 one.flac")],
        Expand(Path.Combine(_folder.Root, "1 *")));

    [Fact]
    public void A_star_leaves_hidden_files_alone_unless_a_dot_is_given()
    {
        Assert.DoesNotContain(".hidden.flac", Expand("*"));
        Assert.Equal([".hidden.flac"], Expand(".*"));
    }

    [Fact]
    public void Folders_are_not_matched_as_files() =>
        Assert.Equal(["1 one.flac", "2 two.flac", "10 ten.flac", "cover.jpg"], Expand("*"));

    [Fact]
    public void A_name_without_pattern_is_passed_on_even_when_it_is_not_there() =>
        Assert.Equal(["missing.flac"], Expand("missing.flac"));

    [Fact]
    public void A_file_whose_name_looks_like_a_pattern_is_that_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        File.WriteAllText(Path.Combine(_folder.Root, "What?.flac"), "");
        File.WriteAllText(Path.Combine(_folder.Root, "Whatx.flac"), "");
        Assert.Equal(["What?.flac"], Expand("What?.flac"));
    }

    [Theory]
    [InlineData("*.ogg")]
    [InlineData("nowhere/*.flac")]
    [InlineData("*/nothing.wav")]
    public void A_pattern_that_matches_nothing_is_refused_by_name(string pattern)
    {
        InputException refused = Assert.Throws<InputException>(() => Expand(pattern));
        Assert.Equal(pattern, refused.Path);
        Assert.Contains(pattern, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<string> Expand(params string[] arguments) => Wildcards.Expand(arguments, _folder.Root);
}
