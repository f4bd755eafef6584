using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;
using Redbook.Imapi.Streams;

namespace Redbook.Imapi;

/// <summary>Streams in turns, as one stream: the sub-channel of each sector behind its sound.</summary>
/// <remarks>The streams are kept, not copied: they must stay readable and unchanged. All must have equally many turns, the
/// last of them whole.</remarks>
[ComVisible(true)]
[Guid("27354124-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftStreamInterleave")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IStreamInterleave))]
public class MsftStreamInterleave : MsftStreamBase, IStreamInterleave
{
    private (ComStreamSource Part, uint Bytes, long Offset)[] _parts = [];
    private long _turnBytes;
    private long _turns;

    /// <summary>No streams yet.</summary>
    public MsftStreamInterleave()
        : base(nameof(MsftStreamInterleave))
    {
    }

    private protected override long Size => _turnBytes * _turns;

    private protected override bool IsReady => _parts.Length > 0;

    /// <inheritdoc/>
    /// <remarks>What was there before goes.</remarks>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: no stream, fewer streams or sizes than announced, a size of
    /// 0, a stream that does not tell its length, or streams with different numbers of turns. Nothing is changed then.
    /// </exception>
    public void Initialize(IStream[] streams, uint[] interleaveSizes, uint streamCount)
    {
        CallPlace site = Site(nameof(Initialize));
        if (streams is not null && interleaveSizes is null)
        {
            throw ImapiFault.NullArgument(site, nameof(interleaveSizes));
        }

        ComStreamSource[] sources = StreamParts.Take(site, streams!, streamCount);
        if (streamCount > interleaveSizes.Length)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site,
                $"{streamCount} streams were announced, and there are {interleaveSizes.Length} sizes.");
        }

        var parts = new (ComStreamSource Part, uint Bytes, long Offset)[sources.Length];
        (long offset, long turns) = (0, 0);
        for (int i = 0; i < parts.Length; i++)
        {
            uint bytes = interleaveSizes[i];
            long ofThis = TurnsOf(site, sources[i], bytes, i);
            if (i > 0 && ofThis != turns)
            {
                throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, site,
                    $"{nameof(streams)}[0] has {turns} turns, and {nameof(streams)}[{i}] has {ofThis}.");
            }

            parts[i] = (sources[i], bytes, offset);
            (offset, turns) = (offset + bytes, ofThis);
        }

        lock (Gate)
        {
            (_parts, _turnBytes, _turns) = (parts, offset, turns);
            Rewind();
        }
    }

    private protected override int ReadAt(in CallPlace site, long position, Span<byte> destination)
    {
        (long turn, long within) = Math.DivRem(position, _turnBytes);
        int last = _parts.Length - 1;
        while (_parts[last].Offset > within)
        {
            last--;
        }

        (ComStreamSource part, uint bytes, long offset) = _parts[last];
        long inside = within - offset;
        return StreamParts.Read(
            site, part, (turn * bytes) + inside, destination[..(int)Math.Min(destination.Length, bytes - inside)]);
    }

    private protected override MsftStreamBase Copy() => new MsftStreamInterleave
    {
        _parts = [.. _parts.Select(static entry => (entry.Part.Again(), entry.Bytes, entry.Offset))],
        _turnBytes = _turnBytes,
        _turns = _turns,
    };

    private static long TurnsOf(in CallPlace site, ComStreamSource source, uint bytes, int place)
    {
        if (bytes == 0)
        {
            throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"The size of streams[{place}] is 0.");
        }

        (long turns, long rest) = Math.DivRem(source.Length, bytes);
        return rest == 0
            ? turns
            : throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site,
                $"streams[{place}] has {source.Length} bytes, {rest} more than whole turns of {bytes}.");
    }
}
