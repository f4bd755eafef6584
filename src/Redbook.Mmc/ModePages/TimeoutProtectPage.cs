using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 1Dh: time limits of command groups and software write protection.</summary>
/// <param name="AreTimeoutsEnabled">TMOE.</param>
/// <param name="IsAvailableUntilEmpty">DISP: the drive stays available until the tray is opened.</param>
/// <param name="IsWriteProtected">SWPP: nothing may be written until the next power cycle.</param>
/// <param name="Group1Seconds">The least time limit of group 1.</param>
/// <param name="Group2Seconds">The least time limit of group 2.</param>
public readonly record struct TimeoutProtectPage(
    bool AreTimeoutsEnabled, bool IsAvailableUntilEmpty, bool IsWriteProtected, ushort Group1Seconds, ushort Group2Seconds)
    : IModePage<TimeoutProtectPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x1D;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 10;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out TimeoutProtectPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < 5)
        {
            return false;
        }

        page = new TimeoutProtectPage(
            (b[4] & 4) != 0,
            (b[4] & 2) != 0,
            (b[4] & 1) != 0,
            BinaryPrimitives.ReadUInt16BigEndian(b[6..]),
            BinaryPrimitives.ReadUInt16BigEndian(b[8..]));
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[4] = (byte)((AreTimeoutsEnabled ? 4 : 0) | (IsAvailableUntilEmpty ? 2 : 0) | (IsWriteProtected ? 1 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(b[6..], Group1Seconds);
        BinaryPrimitives.WriteUInt16BigEndian(b[8..], Group2Seconds);
    }
}
