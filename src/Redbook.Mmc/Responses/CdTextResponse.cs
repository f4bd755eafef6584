using System.Buffers.Binary;

namespace Redbook.Mmc.Responses;

/// <summary>The reply of READ TOC format 5: CD-TEXT packs as the drive read them.</summary>
/// <param name="Packs">Whole packs of 18 bytes, one behind the other.</param>
public readonly record struct CdTextResponse(ReadOnlyMemory<byte> Packs)
{
    /// <summary>Bytes before the first pack.</summary>
    public const int HeaderSize = 4;

    /// <summary>Bytes of one pack.</summary>
    public const int PackSize = 18;

    /// <summary>Reads a reply; a pack that arrived in part is left out.</summary>
    /// <returns><see langword="false"/> when not even the header is there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out CdTextResponse response)
    {
        response = default;
        ReadOnlySpan<byte> reply = Reply.Cut16(source);
        if (reply.Length < HeaderSize)
        {
            return false;
        }

        ReadOnlySpan<byte> packs = reply[HeaderSize..];
        response = new CdTextResponse(packs[..(packs.Length / PackSize * PackSize)].ToArray());
        return true;
    }

    /// <summary>The whole reply.</summary>
    /// <exception cref="OverflowException">More packs than the length field can count.</exception>
    public byte[] ToArray()
    {
        byte[] reply = new byte[HeaderSize + Packs.Length];
        BinaryPrimitives.WriteUInt16BigEndian(reply, checked((ushort)(reply.Length - 2)));
        Packs.Span.CopyTo(reply.AsSpan(HeaderSize));
        return reply;
    }
}
