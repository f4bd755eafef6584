using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 1Ah: when the drive goes to sleep. Timers count tenths of a second.</summary>
/// <param name="IsIdleEnabled">Whether the idle timer runs.</param>
/// <param name="IsStandbyEnabled">Whether the standby timer runs.</param>
/// <param name="IdleTimer">In tenths of a second.</param>
/// <param name="StandbyTimer">In tenths of a second.</param>
public readonly record struct PowerConditionPage(
    bool IsIdleEnabled, bool IsStandbyEnabled, uint IdleTimer, uint StandbyTimer) : IModePage<PowerConditionPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x1A;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 12;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out PowerConditionPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < FixedSize)
        {
            return false;
        }

        page = new PowerConditionPage(
            (b[3] & 2) != 0,
            (b[3] & 1) != 0,
            BinaryPrimitives.ReadUInt32BigEndian(b[4..]),
            BinaryPrimitives.ReadUInt32BigEndian(b[8..]));
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[3] = (byte)((IsIdleEnabled ? 2 : 0) | (IsStandbyEnabled ? 1 : 0));
        BinaryPrimitives.WriteUInt32BigEndian(b[4..], IdleTimer);
        BinaryPrimitives.WriteUInt32BigEndian(b[8..], StandbyTimer);
    }
}
