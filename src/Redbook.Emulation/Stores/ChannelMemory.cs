using Redbook.Discs;

namespace Redbook.Emulation.Stores;

/// <summary>A channel in memory, taken in pieces where something is written.</summary>
/// <param name="origin">The first sector there can be.</param>
/// <param name="sectorBytes">Bytes for each sector.</param>
internal sealed class ChannelMemory(Lba origin, int sectorBytes) : ISectorChannel
{
    private const int ChunkSectors = 1024;

    private readonly Dictionary<int, byte[]> _chunks = [];

    private Lba? _end;

    public Lba End => _end ?? origin;

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        Lba end = start + (sectors.Length / sectorBytes);
        _end = end > End ? end : End;
        for (int at = start - origin; !sectors.IsEmpty;)
        {
            int key = at / ChunkSectors;
            if (!_chunks.TryGetValue(key, out byte[]? chunk))
            {
                _chunks[key] = chunk = new byte[ChunkSectors * sectorBytes];
            }

            Span<byte> room = chunk.AsSpan(at % ChunkSectors * sectorBytes);
            int count = Math.Min(room.Length, sectors.Length);
            sectors[..count].CopyTo(room);
            sectors = sectors[count..];
            at += count / sectorBytes;
        }
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        for (int at = start - origin; !sectors.IsEmpty;)
        {
            int inChunk = at % ChunkSectors * sectorBytes;
            int count = Math.Min((ChunkSectors * sectorBytes) - inChunk, sectors.Length);
            if (_chunks.TryGetValue(at / ChunkSectors, out byte[]? chunk))
            {
                chunk.AsSpan(inChunk, count).CopyTo(sectors);
            }
            else
            {
                sectors[..count].Clear();
            }

            sectors = sectors[count..];
            at += count / sectorBytes;
        }
    }

    public void Erase()
    {
        _chunks.Clear();
        _end = null;
    }

    public void Flush()
    {
    }

    public void Dispose() => _chunks.Clear();
}
