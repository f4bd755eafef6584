using System.Buffers.Binary;
using System.Text;
using Redbook.Images.Formats;

namespace Redbook.Images.Nrg;

/// <summary>The chunks behind the sectors: four characters, a size, the content; numbers big-endian.</summary>
internal sealed class NrgChunks
{
    private const int HeaderSize = 8;
    private const int MostChunks = 2_000;
    private const int MostBytes = 4 << 20;

    private readonly List<NrgChunk> _chunks = [];

    private NrgChunks()
    {
    }

    public IReadOnlyList<NrgChunk> All => _chunks;

    /// <summary>Where the first chunk lies by the footer; null when there is no footer.</summary>
    /// <param name="tail">The last bytes of the file.</param>
    /// <param name="length">Its whole length.</param>
    public static long? FindFirst(ReadOnlySpan<byte> tail, long length)
    {
        ulong? offset = tail switch
        {
            { Length: >= 12 } when tail[^12..].StartsWith("NER5"u8) => BinaryPrimitives.ReadUInt64BigEndian(tail[^8..]),
            { Length: >= 8 } when tail[^8..].StartsWith("NERO"u8) => BinaryPrimitives.ReadUInt32BigEndian(tail[^4..]),
            _ => null,
        };
        return offset < (ulong)length ? (long)offset.Value : null;
    }

    /// <summary>Reads the chunks that matter, in order.</summary>
    public static NrgChunks Read(ImageInput input)
    {
        NrgChunks chunks = new();
        using FileStream file = new(input.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        long at = FindFirst(input.Probe.Tail, input.Probe.LengthBytes)
            ?? throw input.Fail("nrg.no-footer", "The file has no footer of Nero at its end (NERO or NER5).");
        byte[] header = new byte[HeaderSize];
        long total = 0;
        for (int i = 0; i < MostChunks; i++)
        {
            file.Position = at;
            if (file.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize)
            {
                break;
            }

            string id = Encoding.Latin1.GetString(header, 0, 4);
            long size = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
            if (id is "END!")
            {
                return chunks;
            }

            bool fits = size <= file.Length - at - HeaderSize;
            total += size;
            if (!fits || total > MostBytes)
            {
                input.Findings.Error("nrg.chunk", $"The chunk {Excerpt.Of(id)} goes beyond what the file can hold; what follows is ignored.", new FindingPlace(input.Path) { ByteOffset = at });
                return chunks;
            }

            byte[] content = new byte[size];
            file.ReadExactly(content);
            chunks._chunks.Add(new NrgChunk(id, content, at));
            at += HeaderSize + size;
        }

        input.Findings.Warning("nrg.no-end", "The chunks do not end with END!.", new FindingPlace(input.Path) { ByteOffset = at });
        return chunks;
    }
}
