using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>Where a disc's main channel and state are kept.</summary>
/// <remarks>One owner, one thread at a time. Failures of the keeper are <see cref="IOException"/>s; after one, what was
/// there before is still there.</remarks>
internal interface IDiscStore : IDisposable
{
    /// <summary>The folder, for people; null for memory.</summary>
    string? Path { get; }

    /// <summary>The first sector after the main channel kept so far, whole sectors only; never negative.</summary>
    Lba End { get; }

    /// <summary>The sub-channel as sent, where a session keeps it: 96 raw bytes a sector, lead-in included.</summary>
    ISectorChannel SubChannel { get; }

    /// <summary>The main channel of the 150 sectors before LBA 0, where it is not silence.</summary>
    ISectorChannel FirstPregap { get; }

    /// <summary>Keeps whole sectors of 2352 bytes; sectors skipped between <see cref="End"/> and here become silence.</summary>
    void Write(Lba start, ReadOnlySpan<byte> sectors);

    /// <summary>Reads whole sectors; those from <see cref="End"/> on are silence.</summary>
    void Read(Lba start, Span<byte> sectors);

    /// <summary>Cuts the main channel off, or lengthens it with silence.</summary>
    void SetEnd(Lba end);

    /// <summary>Returns when the main channel would survive a loss of power.</summary>
    void Flush();

    /// <summary>Keeps the state; afterwards it is either wholly there, or not at all.</summary>
    void Save(DiscState state);
}
