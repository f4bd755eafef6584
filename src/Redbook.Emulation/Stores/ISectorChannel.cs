using Redbook.Discs;

namespace Redbook.Emulation.Stores;

/// <summary>Something kept for each sector of a stretch of the disc; what was never kept reads as zeros.</summary>
/// <remarks>Addresses before the stretch are not asked for.</remarks>
internal interface ISectorChannel : IDisposable
{
    /// <summary>The first sector after everything that is kept.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    Lba End { get; }

    /// <summary>Keeps what belongs to whole sectors.</summary>
    /// <exception cref="IOException">The keeper failed; what was there before is still there.</exception>
    void Write(Lba start, ReadOnlySpan<byte> sectors);

    /// <summary>Reads what belongs to whole sectors.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    void Read(Lba start, Span<byte> sectors);

    /// <summary>Forgets everything.</summary>
    /// <exception cref="IOException">The keeper failed.</exception>
    void Erase();

    /// <summary>Returns when it would survive a loss of power.</summary>
    void Flush();
}
