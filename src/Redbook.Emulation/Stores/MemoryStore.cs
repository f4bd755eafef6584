using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>A disc in memory, taken in pieces where something is written; silence between takes none.</summary>
internal sealed class MemoryStore : IDiscStore
{
    // 2 MB: few enough pieces for a whole disc, small enough that a short one costs little.
    private const int ChunkBytes = 896 * CdSector.AudioBytes;

    // A piece that is not there is silence. In one that is, bytes from the end of the main channel on mean nothing.
    private readonly List<byte[]?> _chunks = [];

    public string? Path => null;

    public Lba End { get; private set; }

    public ISectorChannel SubChannel { get; } = new ChannelMemory(new Lba(Lba.MinValue), CdSector.SubchannelBytes);

    public ISectorChannel FirstPregap { get; } = new ChannelMemory(Lba.FirstPregap, CdSector.AudioBytes);

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        if (start > End)
        {
            SetEnd(start);
        }

        long offset = Offset(start);
        for (ReadOnlySpan<byte> rest = sectors; !rest.IsEmpty;)
        {
            Span<byte> room = Take(offset);
            int count = Math.Min(rest.Length, room.Length);
            rest[..count].CopyTo(room);
            rest = rest[count..];
            offset += count;
        }

        End = new Lba(Math.Max(End.Value, (int)(offset / CdSector.AudioBytes)));
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        long offset = Offset(start);
        int kept = (int)Math.Clamp(Offset(End) - offset, 0, sectors.Length);
        sectors[kept..].Clear();
        for (Span<byte> rest = sectors[..kept]; !rest.IsEmpty;)
        {
            int inChunk = (int)(offset % ChunkBytes);
            int count = Math.Min(rest.Length, ChunkBytes - inChunk);
            if (Chunk(offset) is { } chunk)
            {
                chunk.AsSpan(inChunk, count).CopyTo(rest);
            }
            else
            {
                rest[..count].Clear();
            }

            rest = rest[count..];
            offset += count;
        }
    }

    public void SetEnd(Lba end)
    {
        long wanted = Offset(end);
        for (long offset = Offset(End); offset < wanted;)
        {
            int inChunk = (int)(offset % ChunkBytes);
            int count = (int)Math.Min(wanted - offset, ChunkBytes - inChunk);
            Chunk(offset)?.AsSpan(inChunk, count).Clear();
            offset += count;
        }

        End = end;
    }

    public void Flush()
    {
    }

    public void Save(DiscState state)
    {
    }

    public void Dispose()
    {
        _chunks.Clear();
        SubChannel.Dispose();
        FirstPregap.Dispose();
    }

    private static long Offset(Lba address) => (long)address.Value * CdSector.AudioBytes;

    private byte[]? Chunk(long offset)
    {
        int index = (int)(offset / ChunkBytes);
        return index < _chunks.Count ? _chunks[index] : null;
    }

    // The rest of the piece that an offset lies in, taken when it is not there yet.
    private Span<byte> Take(long offset)
    {
        int index = (int)(offset / ChunkBytes);
        int inChunk = (int)(offset % ChunkBytes);
        while (_chunks.Count <= index)
        {
            _chunks.Add(null);
        }

        if (_chunks[index] is not { } chunk)
        {
            // Not cleared as a whole: when sectors are added at the end, what follows is about to be written.
            _chunks[index] = chunk = GC.AllocateUninitializedArray<byte>(ChunkBytes);
            long kept = Offset(End) - ((long)index * ChunkBytes);
            chunk.AsSpan(0, (int)Math.Clamp(kept, inChunk, ChunkBytes)).Clear();
        }

        return chunk.AsSpan(inChunk);
    }
}
