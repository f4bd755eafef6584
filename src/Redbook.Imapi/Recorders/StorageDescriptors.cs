using System.Buffers.Binary;
using System.Text;
using Redbook.Mmc.Responses;

namespace Redbook.Imapi.Recorders;

/// <summary>What Windows tells of an adapter and of a device, in its layout: little-endian, offsets from the start.</summary>
internal static class StorageDescriptors
{
    private const int AdapterSize = 32;
    private const int DeviceSize = 40;
    private const int DeviceFixedSize = 36;
    private const int PageBytes = 4096;
    private const byte BusUnknown = 0x00;
    private const byte BusVirtual = 0x0E;
    private const byte CdDevice = 0x05;

    /// <summary>STORAGE_ADAPTER_DESCRIPTOR.</summary>
    public static byte[] Adapter(int maxTransferBytes, bool isReal)
    {
        byte[] b = new byte[AdapterSize];
        BinaryPrimitives.WriteInt32LittleEndian(b, AdapterSize);
        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(4), AdapterSize);
        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(8), maxTransferBytes);
        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(12), (maxTransferBytes / PageBytes) + 1);
        b[24] = isReal ? BusUnknown : BusVirtual;        // no alignment, no PIO, nothing to tell of its version
        return b;
    }

    /// <summary>STORAGE_DEVICE_DESCRIPTOR, the INQUIRY data and the strings behind it.</summary>
    public static byte[] Device(InquiryData inquiry, ReadOnlySpan<byte> rawInquiry, string serial, bool isReal)
    {
        using MemoryStream strings = new();
        int start = DeviceFixedSize + rawInquiry.Length;
        Span<int> offsets = stackalloc int[4];
        string[] texts = [inquiry.Vendor, inquiry.Product, inquiry.Revision, serial];
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i].Length > 0)
            {
                offsets[i] = start + (int)strings.Position;
                strings.Write(Encoding.ASCII.GetBytes(texts[i]));
                strings.WriteByte(0);
            }
        }

        byte[] b = new byte[Math.Max(DeviceSize, start + (int)strings.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(b, DeviceSize);
        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(4), b.Length);
        b[8] = CdDevice;
        b[10] = 1;                                       // removable
        for (int i = 0; i < offsets.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(12 + (4 * i)), offsets[i]);
        }

        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(28), isReal ? BusUnknown : BusVirtual);
        BinaryPrimitives.WriteInt32LittleEndian(b.AsSpan(32), rawInquiry.Length);
        rawInquiry.CopyTo(b.AsSpan(DeviceFixedSize));
        strings.ToArray().CopyTo(b, start);
        return b;
    }
}
