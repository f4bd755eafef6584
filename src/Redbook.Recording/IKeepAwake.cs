namespace Redbook.Recording;

/// <summary>Holds off sleep and logoff of the computer while a disc is prepared for writing, and what else would keep the
/// writing thread waiting; and knows whether the computer slept all the same.</summary>
public interface IKeepAwake
{
    /// <summary>How long the computer has slept so far, in all; it only grows. Zero where nobody can tell.</summary>
    TimeSpan TimeAsleep => TimeSpan.Zero;

    /// <summary>Begins to hold; disposing the result ends it.</summary>
    /// <param name="reason">Shown to the user where the system shows such things.</param>
    IDisposable Hold(string reason);

    /// <summary>Has the calling thread, which writes, come before others; disposing the result on the same thread ends it.
    /// </summary>
    /// <returns><see langword="null"/> where there is no such thing.</returns>
    IDisposable? PutFirst() => null;
}
