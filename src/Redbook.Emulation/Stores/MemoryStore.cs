using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>A disc in memory, taken in pieces as it fills.</summary>
internal sealed class MemoryStore : IDiscStore
{
    // 2 MB: few enough pieces for a whole disc, small enough that a short one costs little.
    private const int ChunkSectors = 896;
    private const int ChunkBytes = ChunkSectors * CdSector.AudioBytes;

    private readonly List<byte[]> _chunks = [];

    public string? Path => null;

    public Lba End { get; private set; }

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        if (start > End)
        {
            SetEnd(start);
        }

        long offset = (long)start.Value * CdSector.AudioBytes;
        Reserve(offset + sectors.Length);
        for (ReadOnlySpan<byte> rest = sectors; !rest.IsEmpty;)
        {
            Span<byte> room = At(offset);
            int count = Math.Min(rest.Length, room.Length);
            rest[..count].CopyTo(room);
            rest = rest[count..];
            offset += count;
        }

        End = new Lba(Math.Max(End.Value, (int)(offset / CdSector.AudioBytes)));
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        long offset = (long)start.Value * CdSector.AudioBytes;
        long kept = Math.Clamp(((long)End.Value * CdSector.AudioBytes) - offset, 0, sectors.Length);
        sectors[(int)kept..].Clear();
        for (Span<byte> rest = sectors[..(int)kept]; !rest.IsEmpty;)
        {
            Span<byte> room = At(offset);
            int count = Math.Min(rest.Length, room.Length);
            room[..count].CopyTo(rest);
            rest = rest[count..];
            offset += count;
        }
    }

    public void SetEnd(Lba end)
    {
        long offset = (long)End.Value * CdSector.AudioBytes;
        long wanted = (long)end.Value * CdSector.AudioBytes;
        Reserve(wanted);
        while (offset < wanted)
        {
            // Pieces are taken without being cleared, so silence has to be written.
            Span<byte> room = At(offset);
            int count = (int)Math.Min(wanted - offset, room.Length);
            room[..count].Clear();
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

    public void Dispose() => _chunks.Clear();

    private Span<byte> At(long offset) => _chunks[(int)(offset / ChunkBytes)].AsSpan((int)(offset % ChunkBytes));

    private void Reserve(long bytes)
    {
        while ((long)_chunks.Count * ChunkBytes < bytes)
        {
            _chunks.Add(GC.AllocateUninitializedArray<byte>(ChunkBytes));
        }
    }
}
