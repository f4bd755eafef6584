using System.Buffers.Binary;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.ModePages;

/// <summary>The header before the pages of MODE SENSE(10) and MODE SELECT(10).</summary>
/// <param name="DataBytes">Bytes behind the length field, as the drive announces them; zero in MODE SELECT.</param>
/// <param name="MediumType">An old code; zero in new drives.</param>
/// <param name="BlockDescriptorBytes">Bytes of block descriptors between header and first page.</param>
public readonly record struct ModeParameterHeader(int DataBytes, byte MediumType, int BlockDescriptorBytes)
{
    /// <summary>Bytes of the header.</summary>
    public const int Size = 8;

    /// <summary>Bytes of the whole reply as announced.</summary>
    public int TotalBytes => DataBytes + 2;

    /// <summary>Reads a header.</summary>
    /// <returns><see langword="false"/> when fewer than 8 bytes are there.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out ModeParameterHeader header)
    {
        header = default;
        if (source.Length < Size)
        {
            return false;
        }

        header = new ModeParameterHeader(
            BinaryPrimitives.ReadUInt16BigEndian(source), source[2], BinaryPrimitives.ReadUInt16BigEndian(source[6..]));
        return true;
    }

    /// <summary>Finds a page behind the header and the block descriptors of a reply or parameter list.</summary>
    /// <param name="list">The whole list, header first.</param>
    /// <param name="pageCode">The page code.</param>
    /// <param name="page">The page from its code on, cut to what is there.</param>
    /// <param name="isParameterList">A list for MODE SELECT, whose length field is zero.</param>
    public static bool TryFindPage(
        ReadOnlySpan<byte> list, byte pageCode, out ReadOnlySpan<byte> page, bool isParameterList = false)
    {
        page = default;
        if (!TryParse(list, out ModeParameterHeader header))
        {
            return false;
        }

        int end = isParameterList ? list.Length : Math.Min(list.Length, header.TotalBytes);
        int offset = Size + header.BlockDescriptorBytes;
        while (offset + 2 <= end)
        {
            int size = Math.Min(list[offset + 1] + 2, end - offset);
            if ((list[offset] & 0x3F) == pageCode)
            {
                page = list.Slice(offset, size);
                return true;
            }

            offset += size;
        }

        return false;
    }

    /// <summary>Writes the 8 bytes.</summary>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = Reply.Begin(destination, Size);
        BinaryPrimitives.WriteUInt16BigEndian(b, (ushort)DataBytes);
        b[2] = MediumType;
        BinaryPrimitives.WriteUInt16BigEndian(b[6..], (ushort)BlockDescriptorBytes);
    }
}
