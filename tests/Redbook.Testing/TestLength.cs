namespace Redbook.Testing;

/// <summary>How long seeded runs go on: a short part usually, the whole when <c>REDBOOK_TEST_LONG</c> is 1.</summary>
public static class TestLength
{
    /// <summary>True when the whole of every seeded run was asked for.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("REDBOOK_TEST_LONG") is "1";

    /// <summary>The number of rounds to run.</summary>
    /// <param name="shortCount">Rounds in the usual run.</param>
    /// <param name="longCount">Rounds in the long run.</param>
    public static int Rounds(int shortCount, int longCount) => IsLong ? longCount : shortCount;
}
