using System.Buffers.Binary;

namespace Redbook.Mmc;

/// <summary>Why a command was refused: sense key, additional sense code and qualifier.</summary>
/// <param name="Key">The sense key.</param>
/// <param name="Asc">The additional sense code.</param>
/// <param name="Ascq">Its qualifier.</param>
public readonly record struct SenseData(SenseKey Key, byte Asc, byte Ascq)
{
    /// <summary>The fixed format is 18 bytes in every drive met so far.</summary>
    public const int FixedSize = 18;

    private const byte FixedCurrent = 0x70;
    private const byte FixedDeferred = 0x71;
    private const byte DescriptorCurrent = 0x72;
    private const byte DescriptorDeferred = 0x73;

    /// <summary>Whether this is about an earlier command (a write that failed after it was accepted).</summary>
    public bool IsDeferred { get; init; }

    /// <summary>The information field (often the address concerned), when marked valid.</summary>
    public uint? Information { get; init; }

    /// <summary>How far a long operation has come, 0 to 65535, when the drive says.</summary>
    public ushort? Progress { get; init; }

    /// <summary>Reads sense bytes in fixed (70h, 71h) or descriptor format (72h, 73h).</summary>
    /// <param name="source">The bytes that arrived.</param>
    /// <param name="sense">What they say. Code and qualifier are 00/00 where the bytes are too few to hold them:
    /// shorter
    /// than 14 bytes, or an additional length below 6.</param>
    /// <returns><see langword="false"/> when this is no sense data at all.</returns>
    public static bool TryParse(ReadOnlySpan<byte> source, out SenseData sense)
    {
        sense = default;
        if (source.IsEmpty)
        {
            return false;
        }

        switch (source[0] & 0x7F)
        {
            case FixedCurrent or FixedDeferred when source.Length >= 3:
                sense = ParseFixed(source);
                return true;
            case DescriptorCurrent or DescriptorDeferred when source.Length >= 4:
                sense = ParseDescriptors(source);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether code and qualifier are these.</summary>
    public bool Is(SenseKey key, byte asc, byte ascq) => Key == key && Asc == asc && Ascq == ascq;

    /// <summary>Writes the 18 bytes of the fixed format.</summary>
    /// <exception cref="ArgumentException">The span is shorter than 18 bytes.</exception>
    public void WriteFixed(Span<byte> destination)
    {
        if (destination.Length < FixedSize)
        {
            throw new ArgumentException($"Fixed sense data need {FixedSize} bytes, got {destination.Length}.", nameof(destination));
        }

        destination = destination[..FixedSize];
        destination.Clear();
        destination[0] = (byte)((IsDeferred ? FixedDeferred : FixedCurrent) | (Information is null ? 0 : 0x80));
        destination[2] = (byte)Key;
        BinaryPrimitives.WriteUInt32BigEndian(destination[3..], Information ?? 0);
        destination[7] = FixedSize - 8;
        (destination[12], destination[13]) = (Asc, Ascq);
        if (Progress is ushort progress)
        {
            destination[15] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(destination[16..], progress);
        }
    }

    /// <summary>The answer in words, with the numbers behind: <c>no disc in the drive (2/3A/00)</c>.</summary>
    public string Describe() =>
        $"{(IsDeferred ? "about an earlier command: " : string.Empty)}{SenseText.Find(this)} ({ToString()})";

    /// <summary><c>5/24/00</c>: key, code and qualifier in hexadecimal.</summary>
    public override string ToString() => $"{(int)Key:X}/{Asc:X2}/{Ascq:X2}";

    private static SenseData ParseFixed(ReadOnlySpan<byte> s)
    {
        bool hasCode = s.Length >= 14 && s[7] >= 6;
        int end = s.Length >= 8 ? Math.Min(s.Length, s[7] + 8) : s.Length;
        return new SenseData((SenseKey)(s[2] & 0x0F), hasCode ? s[12] : (byte)0, hasCode ? s[13] : (byte)0)
        {
            IsDeferred = (s[0] & 0x7F) == FixedDeferred,
            Information = (s[0] & 0x80) != 0 && s.Length >= 7 ? BinaryPrimitives.ReadUInt32BigEndian(s[3..]) : null,
            Progress = end >= 18 && (s[15] & 0x80) != 0 ? BinaryPrimitives.ReadUInt16BigEndian(s[16..]) : null,
        };
    }

    private static SenseData ParseDescriptors(ReadOnlySpan<byte> s)
    {
        uint? information = null;
        ushort? progress = null;
        ReadOnlySpan<byte> rest = s.Length > 8 ? s[8..Math.Min(s.Length, 8 + s[7])] : [];
        while (rest.Length >= 2)
        {
            int size = Math.Min(rest[1] + 2, rest.Length);
            if (rest[0] == 0x00 && size >= 12 && (rest[2] & 0x80) != 0)
            {
                information = BinaryPrimitives.ReadUInt32BigEndian(rest[8..]);
            }
            else if (rest[0] == 0x02 && size >= 7 && (rest[4] & 0x80) != 0)
            {
                progress = BinaryPrimitives.ReadUInt16BigEndian(rest[5..]);
            }

            rest = rest[size..];
        }

        return new SenseData((SenseKey)(s[1] & 0x0F), s[2], s[3])
        {
            IsDeferred = (s[0] & 0x7F) == DescriptorDeferred,
            Information = information,
            Progress = progress,
        };
    }
}
