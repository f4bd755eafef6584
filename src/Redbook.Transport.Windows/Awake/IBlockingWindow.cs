namespace Redbook.Transport.Windows.Awake;

/// <summary>A window that says no when Windows asks whether the session may end. A seam: tests have another.</summary>
internal interface IBlockingWindow
{
    /// <summary>Makes the window on the calling thread, whose own it is from then on.</summary>
    /// <param name="reason">What Windows shows to who wants to shut down.</param>
    /// <param name="isReasonShown">Whether Windows will show it.</param>
    /// <returns><see langword="false"/> when there is no window.</returns>
    bool TryOpen(string reason, out bool isReasonShown);

    /// <summary>Answers for the window, on its thread, until <see cref="End"/>; then it is gone.</summary>
    void Run();

    /// <summary>Ends <see cref="Run"/>, from any thread.</summary>
    void End();
}
