namespace Redbook.Remote.Iscsi.Pdus;

/// <summary>How far the data phase that the initiator expected and the real one are apart. RFC 7143 11.4.5.</summary>
/// <param name="Bytes">Bytes by which they differ.</param>
/// <param name="IsOverflow">Whether there would have been more than was expected.</param>
internal readonly record struct Residual(uint Bytes, bool IsOverflow)
{
    private const byte OverflowFlag = 0x04;
    private const byte UnderflowFlag = 0x02;

    public byte Flags
    {
        get
        {
            if (Bytes == 0)
            {
                return 0;
            }

            return IsOverflow ? OverflowFlag : UnderflowFlag;
        }
    }

    /// <summary>What is left over.</summary>
    /// <param name="expected">Bytes the initiator expected.</param>
    /// <param name="actual">Bytes the drive moved, or would have.</param>
    public static Residual Between(long expected, long actual) =>
        new((uint)Math.Abs(expected - actual), actual > expected);

    public static Residual Parse(byte flags, uint bytes) =>
        (flags & (OverflowFlag | UnderflowFlag)) == 0 ? default : new(bytes, (flags & OverflowFlag) != 0);
}
