using System.Runtime.InteropServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary><c>struct timespec</c>, as 64-bit systems have it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct TimeSpec
{
    public nint Seconds;
    public nint Nanoseconds;

    public readonly TimeSpan ToTimeSpan() =>
        TimeSpan.FromTicks((Seconds * TimeSpan.TicksPerSecond) + (Nanoseconds / TimeSpan.NanosecondsPerTick));
}
