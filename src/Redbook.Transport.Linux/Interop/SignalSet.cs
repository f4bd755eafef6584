using System.Runtime.CompilerServices;

namespace Redbook.Transport.Linux.Interop;

/// <summary>A set of signals: <c>sigset_t</c>, 128 bytes.</summary>
[InlineArray(Words)]
internal struct SignalSet
{
    /// <summary>SIG_BLOCK.</summary>
    public const int Block = 0;

    /// <summary>SIG_SETMASK.</summary>
    public const int Set = 2;

    private const int Words = 16;

    private ulong _first;

    /// <summary>Every signal.</summary>
    public static SignalSet All
    {
        get
        {
            SignalSet all = default;
            ((Span<ulong>)all).Fill(ulong.MaxValue);
            return all;
        }
    }
}
