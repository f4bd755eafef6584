using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tests.Transport;

public sealed class ClaimCountTests
{
    [Fact]
    public void A_drive_taken_twice_is_given_back_with_the_second()
    {
        ClaimCount count = new("claimed twice");
        Assert.False(count.Remove());
        count.Add("First");
        count.Add("Second");
        Assert.Equal("First", count.Owner);
        Assert.False(count.Remove());
        Assert.True(count.IsHeld);
        Assert.True(count.Remove());
        Assert.False(count.IsHeld);
        Assert.Null(count.Owner);
        Assert.False(count.Remove());
    }

    [Fact]
    public void The_end_of_a_transport_gives_back_all_of_it_once()
    {
        ClaimCount count = new("claimed by one that ends");
        count.Add("Burner");
        count.Add("Burner");
        Assert.True(count.RemoveAll());
        Assert.False(count.RemoveAll());
        Assert.Null(count.Owner);
    }

    [Fact]
    public void Another_transport_of_the_process_is_told_who_holds_the_drive()
    {
        ClaimCount mine = new("shared"), other = new("shared"), elsewhere = new("not shared");
        mine.Add("Burner");
        Assert.Equal("Burner", other.Owner);
        Assert.False(other.IsHeld);
        Assert.Null(elsewhere.Owner);
        Assert.True(mine.RemoveAll());
    }
}
