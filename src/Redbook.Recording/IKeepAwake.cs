namespace Redbook.Recording;

/// <summary>Holds off sleep and logoff of the computer while a disc is prepared for writing, and what else would keep the
/// writing thread waiting.</summary>
public interface IKeepAwake
{
    /// <summary>Begins to hold; disposing the result ends it.</summary>
    /// <param name="reason">Shown to the user where the system shows such things.</param>
    IDisposable Hold(string reason);

    /// <summary>Has the calling thread, which writes, come before others; disposing the result on the same thread ends it.
    /// </summary>
    /// <returns><see langword="null"/> where there is no such thing.</returns>
    IDisposable? PutFirst() => null;
}
