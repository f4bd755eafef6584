namespace Redbook.Tests;

public sealed class DriveNameTests
{
    [Theory]
    [InlineData("/dev/sr0", DriveKind.DeviceFile, "/dev/sr0")]
    [InlineData("/dev/sg1", DriveKind.DeviceFile, "/dev/sg1")]
    [InlineData("D:", DriveKind.DriveLetter, "D:")]
    [InlineData(@"d:\", DriveKind.DriveLetter, "D:")]
    public void Names_of_real_drives_are_told_from_one_another(string text, DriveKind kind, string value)
    {
        DriveName name = DriveName.Parse(text);
        Assert.Equal(kind, name.Kind);
        Assert.Equal(value, name.Value);
        Assert.Equal(value, name.ToString());
        Assert.True(name.IsReal);
    }

    [Fact]
    public void A_relative_virtual_disc_is_named_from_the_current_folder()
    {
        DriveName name = DriveName.Parse("virtual:album.disc");
        Assert.Equal(Path.GetFullPath("album.disc"), name.Value);
        Assert.False(name.IsReal);
        Assert.Equal(name, DriveName.Parse(name.ToString()));
    }

    [Fact]
    public void A_trailing_separator_does_not_make_another_disc() =>
        Assert.Equal(DriveName.Parse("virtual:album.disc"), DriveName.Parse("Virtual:./album.disc/"));

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("album.disc")]
    [InlineData("virtual:")]
    [InlineData("virtual: ")]
    [InlineData("/dev/")]
    [InlineData("1:")]
    [InlineData("D:x")]
    [InlineData("sr0")]
    [InlineData("virtual:a\0b")]
    public void Anything_else_is_refused_and_the_advice_names_the_three_forms(string text)
    {
        DriveException refused = Assert.Throws<DriveException>(() => DriveName.Parse(text));
        Assert.Equal(DriveFailure.BadName, refused.Failure);
        Assert.Contains("virtual:PATH", refused.Advice, StringComparison.Ordinal);
        Assert.Contains("/dev/sr0", refused.Advice, StringComparison.Ordinal);
        Assert.Contains("D:", refused.Advice, StringComparison.Ordinal);
    }
}
