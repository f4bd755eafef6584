namespace Redbook.Cli.Burning;

/// <summary>How a recording is told, to a person or to a program.</summary>
internal interface IBurnOutput
{
    /// <summary>Follows the look through the files.</summary>
    Task<Album> CheckAsync(int files, Func<IProgress<double>, Album> check);

    /// <summary>Something the user may not expect, and need not act on.</summary>
    void Notice(string message);

    /// <summary>What will be recorded, on what, how.</summary>
    void Plan(DriveEntry drive, BurnPlan plan);

    /// <summary>Follows a recording from its start to its end.</summary>
    Task<BurnResult> FollowAsync(BurnPlan plan, Func<IProgress<BurnProgress>, Task<BurnResult>> burn);

    /// <summary>The next of several discs.</summary>
    void Copy(int number, int of);

    /// <summary>The user wants to stop, and must say so again.</summary>
    void Warning(string message);

    /// <summary>The user wants to stop.</summary>
    void Stopping(string message);

    /// <summary>It is done, or was stopped with what is in <paramref name="result"/> recorded.</summary>
    void Ended(BurnEnd end, BurnResult result);
}
