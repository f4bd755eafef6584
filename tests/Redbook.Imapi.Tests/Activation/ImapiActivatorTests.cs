namespace Redbook.Imapi.Tests.Activation;

public sealed class ImapiActivatorTests
{
    [Theory]
    [InlineData("IMAPI2.MsftDiscFormat2AudioCD")]
    [InlineData("{00000000-0000-0000-0000-000000000001}")]
    [InlineData("")]
    public void Unknown_classes_are_not_registered(string asked)
    {
        ImapiException refused = Assert.Throws<ImapiException>(() => ImapiActivator.Create(asked));
        Assert.Equal(ImapiResults.REGDB_E_CLASSNOTREG, refused.HResult);
        Assert.Contains("IMAPI2.MsftDiscMaster2", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_can_be_asked_for() =>
        Assert.IsType<MsftDiscMaster2>(ImapiActivator.Create<IDiscMaster2>("IMAPI2.MsftDiscMaster2"));

    [Fact]
    public void An_interface_that_the_class_lacks_is_refused() => Assert.Equal(
        ImapiResults.E_NOINTERFACE,
        Assert.Throws<ImapiException>(
            () => ImapiActivator.Create<IBurnVerification>("IMAPI2.MsftDiscMaster2")).HResult);
}
