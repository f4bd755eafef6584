using System.Runtime.InteropServices;
using Redbook.Transport.Linux.Interop;

namespace Redbook.Transport.Linux.Awake;

/// <summary>Gives the thread that writes to a drive the priority that this user may give.</summary>
public static class WriterPriority
{
    /// <summary>Before everything of the desktop, behind what the system itself needs.</summary>
    private const int Wanted = -15;

    private const int OfThread = 0;

    /// <summary>Raises the calling thread until the result is disposed on the same thread.</summary>
    /// <param name="refusal">Why not, a sentence; <see langword="null"/> when it was raised.</param>
    public static IDisposable Raise(out string? refusal)
    {
        int thread = LibC.ThreadId();
        Marshal.SetLastSystemError(0);
        int before = LibC.GetPriority(OfThread, thread);
        refusal = LibC.SetPriority(OfThread, thread, Wanted) == 0
            ? null
            : $"The writing thread keeps its ordinary priority: {LibC.TextOf(Marshal.GetLastPInvokeError())}.";
        return new Raised(thread, before);
    }

    private sealed class Raised(int thread, int before) : IDisposable
    {
        public void Dispose() => _ = LibC.SetPriority(OfThread, thread, before);
    }
}
