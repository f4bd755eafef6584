namespace FirstLight.Tests;

public sealed class ArithmeticTests
{
    [Fact]
    public void The_sine_agrees_with_the_library_over_several_turns()
    {
        for (int i = -3000; i <= 3000; i++)
        {
            double turns = i / 997.0;
            Assert.Equal(Math.Sin(2 * Math.PI * turns), Arithmetic.Sine(turns), 1e-10);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-6.9)]
    [InlineData(-20)]
    [InlineData(1e-7)]
    public void The_exponential_agrees_with_the_library(double x) =>
        Assert.Equal(1, Arithmetic.Exp(x) / Math.Exp(x), 1e-10);

    [Theory]
    [InlineData(69, 440.0)]
    [InlineData(57, 220.0)]
    [InlineData(60, 261.6255653005986)]
    [InlineData(69.5, 452.8929841231365)]
    public void Pitch_is_that_of_equal_temperament(double note, double hertz) =>
        Assert.Equal(hertz, Arithmetic.Hertz(note), 1e-6);
}
