using Redbook.Testing;

namespace Redbook.Cli.Tests;

/// <summary>The Windows program on a drive that it takes for a real one, in a Windows that is to end: that of wine.</summary>
[Trait("Category", "Judge")]
public sealed class WindowsSessionTests : IClassFixture<WindowsSessionTests.Wine>
{
    private const string Program = "Redbook.Cli.Child.exe";
    private readonly WinePrefix _wine;
    private readonly string _program;

    public WindowsSessionTests(Wine wine)
    {
        (_wine, _program) = (wine.Prefix, wine.Program);
        _wine.Folder.Write("a.wav", WavFile.Build(Signals.Noise(600, seed: 1)));
    }

    [Theory]
    [InlineData("tao")]
    [InlineData("sao")]
    [InlineData("raw")]
    public async Task A_session_does_not_end_while_a_disc_is_recorded(string mode)
    {
        using GatedBurn burn = Burn(mode);
        await burn.GateAsync();

        Assert.NotEqual(0, _wine.Run("wineboot", "--end-session").ExitCode);
        burn.GoOn();
        await burn.GateAsync();

        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.True(burn.Events[^1].GetProperty("closed").GetBoolean());

        // Nobody is left who would say no.
        Assert.Equal(0, _wine.Run("wineboot", "--end-session").ExitCode);
    }

    // Which is the message to close its windows.
    [Fact]
    public async Task A_program_that_is_told_to_close_goes_on()
    {
        using GatedBurn burn = Burn("sao");
        await burn.GateAsync();

        _wine.Run("taskkill", "/im", Program).Succeeded();

        Assert.Equal(ExitCode.Done, await burn.EndAsync());
        Assert.True(burn.Events[^1].GetProperty("closed").GetBoolean());
    }

    private GatedBurn Burn(string mode) =>
        new(_wine.Start(_program, "200", "burn", "a.wav", "--mode", mode, "--drive", "/dev/sr0", "--yes", "--json"));

    public sealed class Wine : IDisposable
    {
        public string Program { get; } = WinePrefix.Publish("tests/Redbook.Cli.Child");

        public WinePrefix Prefix { get; } = new();

        public void Dispose() => Prefix.Dispose();
    }
}
