using Redbook.Discs;

namespace Redbook.Imapi.Version1.Staging;

/// <summary>What is staged, in blocks: how many tracks, how long, what that costs on the disc and what is left.</summary>
/// <remarks>A track costs its sound and two blocks of run-out, and every one but the first the gap before it.</remarks>
internal sealed class StagedDisc
{
    /// <summary>The run-out behind a track.</summary>
    public const int TailBlocks = 2;

    private readonly List<int> _closed = [];
    private long _closedBlocks;

    /// <summary>What the disc offers.</summary>
    public int Total { get; set; }

    /// <summary>The gap before every track but the first.</summary>
    public int Gap { get; set; }

    /// <summary>Blocks of the open track; <see langword="null"/> when none is open.</summary>
    public int? OpenBlocks { get; private set; }

    /// <summary>Blocks of the closed tracks.</summary>
    public IReadOnlyList<int> Closed => _closed;

    /// <summary>All tracks.</summary>
    public int Count => _closed.Count + (OpenBlocks is null ? 0 : 1);

    /// <summary>What they cost.</summary>
    public long Used => CostOf(Gap);

    /// <summary>What the open track can still take, or a new one could.</summary>
    public int Available
    {
        get
        {
            long left = Total - Used;
            if (OpenBlocks is null)
            {
                left = Count < RedBookLimits.MaxTrackNumber ? left - (Count > 0 ? Gap : 0) - TailBlocks : 0;
            }

            return (int)Math.Clamp(left, 0, int.MaxValue);
        }
    }

    /// <summary>What all tracks would cost with another gap.</summary>
    public long CostOf(int gap) => _closedBlocks + (OpenBlocks ?? 0) + ((long)TailBlocks * Count)
        + ((long)gap * Math.Max(0, Count - 1));

    public void OpenTrack() => OpenBlocks = 0;

    public void Take(int blocks) => OpenBlocks += blocks;

    public void CloseTrack()
    {
        int blocks = OpenBlocks.GetValueOrDefault();
        _closed.Add(blocks);
        (_closedBlocks, OpenBlocks) = (_closedBlocks + blocks, null);
    }

    public void Clear()
    {
        _closed.Clear();
        (_closedBlocks, OpenBlocks) = (0, null);
    }
}
