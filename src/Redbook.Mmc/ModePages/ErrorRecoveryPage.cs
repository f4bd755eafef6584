using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 01h: how hard the drive tries.</summary>
/// <param name="Flags">Byte 2: AWRE 80h, ARRE 40h, TB 20h, RC 10h, PER 04h, DTE 02h, DCR 01h.</param>
/// <param name="ReadRetries">Attempts at reading.</param>
/// <param name="WriteRetries">Attempts at writing.</param>
/// <param name="RecoveryMilliseconds">The longest time spent on recovery.</param>
public readonly record struct ErrorRecoveryPage(
    byte Flags, byte ReadRetries, byte WriteRetries, ushort RecoveryMilliseconds) : IModePage<ErrorRecoveryPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x01;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 12;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out ErrorRecoveryPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < 4)
        {
            return false;
        }

        page = new ErrorRecoveryPage(b[2], b[3], b[8], BinaryPrimitives.ReadUInt16BigEndian(b[10..]));
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        (b[2], b[3], b[8]) = (Flags, ReadRetries, WriteRetries);
        BinaryPrimitives.WriteUInt16BigEndian(b[10..], RecoveryMilliseconds);
    }
}
