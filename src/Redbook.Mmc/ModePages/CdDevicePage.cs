using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 0Dh: units of time on a CD, and when the drive spins down.</summary>
/// <param name="InactivityTimer">A code, 4 bits.</param>
/// <param name="SecondsPerMinute">60.</param>
/// <param name="FramesPerSecond">75.</param>
public readonly record struct CdDevicePage(byte InactivityTimer, ushort SecondsPerMinute, ushort FramesPerSecond)
    : IModePage<CdDevicePage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x0D;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 8;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out CdDevicePage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < FixedSize)
        {
            return false;
        }

        page = new CdDevicePage(
            (byte)(b[3] & 0x0F), BinaryPrimitives.ReadUInt16BigEndian(b[4..]), BinaryPrimitives.ReadUInt16BigEndian(b[6..]));
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[3] = (byte)(InactivityTimer & 0x0F);
        BinaryPrimitives.WriteUInt16BigEndian(b[4..], SecondsPerMinute);
        BinaryPrimitives.WriteUInt16BigEndian(b[6..], FramesPerSecond);
    }
}
