using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Redbook.Transport.Windows.Interop;

namespace Redbook.Transport.Windows;

/// <summary>What Windows keeps of a drive and of the adapter behind which it hangs. Nothing is sent to the drive.</summary>
/// <param name="Id">Vendor, product and serial number; <see langword="null"/> when Windows does not tell.</param>
/// <param name="MaxTransferBytes">The most bytes of one command.</param>
/// <param name="Alignment">Data must begin at a multiple of this.</param>
internal sealed record StorageProperties(string? Id, int MaxTransferBytes, int Alignment)
{
    /// <summary>Every adapter takes this much.</summary>
    private const int SmallestLimitBytes = 64 * 1024;

    private const int LargestUsefulBytes = 512 * 1024;
    private const int DeviceProperty = 0, AdapterProperty = 1;

    /// <summary>Asks Windows.</summary>
    public static StorageProperties Of(IDeviceControl windows, SafeFileHandle device)
    {
        Span<byte> answer = stackalloc byte[1024];
        int got = Query(windows, device, AdapterProperty, answer);
        (int max, int alignment) = got >= 20 ? Adapter(answer[..got]) : (SmallestLimitBytes, 1);
        got = Query(windows, device, DeviceProperty, answer);
        return new StorageProperties(got >= 28 ? Device(answer[..got]) : null, max, alignment);
    }

    /// <summary><c>STORAGE_ADAPTER_DESCRIPTOR</c>: bytes, pages and the mask of the alignment.</summary>
    private static (int MaxTransferBytes, int Alignment) Adapter(ReadOnlySpan<byte> descriptor)
    {
        uint bytes = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[8..]);
        uint pages = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[12..]);
        uint mask = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[16..]);
        long limit = bytes == 0 ? SmallestLimitBytes : bytes;
        if (pages is > 1 and < 0x10000)
        {
            limit = Math.Min(limit, (pages - 1L) * 4096);
        }

        return ((int)Math.Clamp(limit, 2048, LargestUsefulBytes), (int)Math.Clamp(mask + 1L, 1, 4096));
    }

    /// <summary><c>STORAGE_DEVICE_DESCRIPTOR</c>: where in it the texts begin.</summary>
    private static string? Device(ReadOnlySpan<byte> descriptor)
    {
        List<string> words = [];
        foreach (int at in new[] { 12, 16, 24 })
        {
            uint start = BinaryPrimitives.ReadUInt32LittleEndian(descriptor[at..]);
            if (start is > 0 && start < descriptor.Length)
            {
                ReadOnlySpan<byte> text = descriptor[(int)start..];
                int end = text.IndexOf((byte)0);
                string word = Encoding.ASCII.GetString(end < 0 ? text : text[..end]).Trim();
                if (word.Length > 0 && !word.Any(char.IsControl))
                {
                    words.Add(word);
                }
            }
        }

        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private static int Query(IDeviceControl windows, SafeFileHandle device, int property, Span<byte> answer)
    {
        Span<byte> query = stackalloc byte[12];
        query.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(query, property);
        answer.Clear();
        return windows.Control(device, Kernel32.QueryProperty, query, answer, out int returned) == 0 ? returned : 0;
    }
}
