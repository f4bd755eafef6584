using Redbook.Discs;

namespace Redbook.Images;

/// <summary>Goes through the content of a disc, some sectors at a time, and tells how much of it is done.</summary>
/// <param name="allSectors">How many there are in all.</param>
/// <param name="progress">Told the share that is done, 0 to 1.</param>
/// <param name="cancellation">Ends the work.</param>
internal sealed class SectorWalk(long allSectors, IProgress<double>? progress, CancellationToken cancellation)
{
    private const int BatchSectors = 64;

    private readonly byte[] _buffer = new byte[BatchSectors * CdSector.AudioBytes];
    private readonly long _all = Math.Max(1, allSectors);
    private long _done;

    /// <summary>Hands on the next sectors of a stream.</summary>
    /// <param name="stream">Stands at the first of them.</param>
    /// <param name="sectors">How many.</param>
    /// <param name="take">Given whole sectors, as long as the call lasts.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public void Through(Stream stream, int sectors, Action<ReadOnlySpan<byte>> take)
    {
        for (int left = sectors; left > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(left, BatchSectors);
            Span<byte> part = _buffer.AsSpan(0, count * CdSector.AudioBytes);
            stream.ReadExactly(part);
            take(part);
            left -= count;
            _done += count;
            progress?.Report((double)_done / _all);
        }
    }
}
