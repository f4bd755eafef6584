using Redbook.Mmc.Transport;

namespace Redbook.Mmc.Tracing;

/// <summary>The numbers of the file format; <c>docs/traces.md</c> describes it.</summary>
internal static class TraceFormat
{
    public const int Version = 1;
    public const int HeadBytes = 22;
    public const int MaxDataBytes = 1 << 24;
    public const int MaxCdbBytes = 16;
    public const int MinCdbBytes = 6;
    public const byte CommandRecord = 1;
    public const byte EndRecord = 0xFF;
    public const byte NoAnswer = 0xFF;
    public const byte NoData = 0;
    public const byte WholeData = 1;
    public const byte HashedData = 2;
    public const byte RepeatedByte = 3;

    /// <summary>Command, answer and lengths at their longest, without data.</summary>
    public const int MaxRecordHeadBytes = 128;

    public static ReadOnlySpan<byte> Magic => "rbtrace\x1A"u8;

    public static bool IsStatus(byte value) => Enum.IsDefined((ScsiStatus)value);

    /// <summary>Whether a command moves sectors.</summary>
    public static bool MovesSectors(byte opcode) => opcode is Opcode.Write10 or Opcode.Write12
        or Opcode.Read10 or Opcode.Read12 or Opcode.ReadCd or Opcode.ReadCdMsf;
}
