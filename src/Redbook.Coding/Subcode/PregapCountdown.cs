namespace Redbook.Coding.Subcode;

/// <summary>How the relative time counts down in index 0. Writers differ; readers must take both.</summary>
public enum PregapCountdown
{
    /// <summary>N, N - 1 … 1: the last sector before index 1 says 00:00:01.</summary>
    ToOne = 0,

    /// <summary>N - 1 … 0: the last sector before index 1 says 00:00:00.</summary>
    ToZero = 1,
}
