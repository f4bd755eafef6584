using System.Buffers.Binary;
using Redbook.Discs;
using Redbook.Mmc.Responses;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 05h: how the next track or session will be written.</summary>
public readonly record struct WriteParametersPage : IModePage<WriteParametersPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x05;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 52;

    private const byte ValidBit = 0x80;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <summary>Whether the drive protects itself against an empty buffer (BUFE).</summary>
    public bool IsUnderrunProtected { get; init; }

    /// <summary>Whether <see cref="LinkSize"/> means anything.</summary>
    public bool IsLinkSizeValid { get; init; }

    /// <summary>Whether the laser stays off: a simulation.</summary>
    public bool IsTestWrite { get; init; }

    /// <summary>How it is written.</summary>
    public WriteType WriteType { get; init; }

    /// <summary>What may follow.</summary>
    public MultiSession MultiSession { get; init; }

    /// <summary>Whether packets have a fixed size.</summary>
    public bool IsFixedPacket { get; init; }

    /// <summary>Whether the copy bit alternates (this is already a copy).</summary>
    public bool IsCopy { get; init; }

    /// <summary>The CONTROL nibble of the track: zero for audio.</summary>
    public Control TrackMode { get; init; }

    /// <summary>What the host sends for each sector.</summary>
    public DataBlockType DataBlockType { get; init; }

    /// <summary>Link size.</summary>
    public byte LinkSize { get; init; }

    /// <summary>Host application code, 6 bits.</summary>
    public byte ApplicationCode { get; init; }

    /// <summary>00h audio and data, 10h CD-I, 20h XA.</summary>
    public byte SessionFormat { get; init; }

    /// <summary>Sectors of a fixed packet.</summary>
    public uint PacketSectors { get; init; }

    /// <summary>Sectors of the pause before an audio track; 150.</summary>
    public ushort AudioPauseSectors { get; init; }

    /// <summary>The media catalogue number; <see langword="null"/> for none.</summary>
    public Mcn? Mcn { get; init; }

    /// <summary>The recording code of the next track; <see langword="null"/> for none.</summary>
    public Isrc? Isrc { get; init; }

    /// <summary>The sub-header of mode 2 sectors.</summary>
    public uint SubHeader { get; init; }

    /// <summary>Track-at-once audio, as burning programs send it.</summary>
    public static WriteParametersPage TrackAtOnceAudio => new()
    {
        WriteType = WriteType.TrackAtOnce,
        DataBlockType = DataBlockType.Raw,
        AudioPauseSectors = RedBookLimits.PauseSectors,
    };

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out WriteParametersPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        int count = PageBytes.Fill(source, Code, b);
        if (count < 5)
        {
            return false;
        }

        page = new WriteParametersPage
        {
            IsUnderrunProtected = (b[2] & 0x40) != 0,
            IsLinkSizeValid = (b[2] & 0x20) != 0,
            IsTestWrite = (b[2] & 0x10) != 0,
            WriteType = (WriteType)(b[2] & 0x0F),
            MultiSession = (MultiSession)(b[3] >> 6),
            IsFixedPacket = (b[3] & 0x20) != 0,
            IsCopy = (b[3] & 0x10) != 0,
            TrackMode = (Control)(b[3] & 0x0F),
            DataBlockType = (DataBlockType)(b[4] & 0x0F),
            LinkSize = b[5],
            ApplicationCode = (byte)(b[7] & 0x3F),
            SessionFormat = b[8],
            PacketSectors = BinaryPrimitives.ReadUInt32BigEndian(b[10..]),
            AudioPauseSectors = BinaryPrimitives.ReadUInt16BigEndian(b[14..]),
            Mcn = ReadMcn(b[16..32]),
            Isrc = ReadIsrc(b[32..48]),
            SubHeader = BinaryPrimitives.ReadUInt32BigEndian(b[48..]),
        };
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[2] = (byte)((IsUnderrunProtected ? 0x40 : 0) | (IsLinkSizeValid ? 0x20 : 0) | (IsTestWrite ? 0x10 : 0)
            | ((byte)WriteType & 0x0F));
        b[3] = (byte)(((byte)MultiSession << 6) | (IsFixedPacket ? 0x20 : 0) | (IsCopy ? 0x10 : 0)
            | ((byte)TrackMode & 0x0F));
        b[4] = (byte)((byte)DataBlockType & 0x0F);
        b[5] = LinkSize;
        b[7] = (byte)(ApplicationCode & 0x3F);
        b[8] = SessionFormat;
        BinaryPrimitives.WriteUInt32BigEndian(b[10..], PacketSectors);
        BinaryPrimitives.WriteUInt16BigEndian(b[14..], AudioPauseSectors);
        if (Mcn is Mcn mcn)
        {
            b[16] = ValidBit;
            Reply.WriteAscii(b.Slice(17, Discs.Mcn.Length), mcn.Digits);
        }

        if (Isrc is { IsEmpty: false } isrc)
        {
            b[32] = ValidBit;
            Reply.WriteAscii(b.Slice(33, Discs.Isrc.Length), isrc.Code);
        }

        BinaryPrimitives.WriteUInt32BigEndian(b[48..], SubHeader);
    }

    private static Mcn? ReadMcn(ReadOnlySpan<byte> field)
    {
        Span<char> digits = stackalloc char[Discs.Mcn.Length];
        return IsText(field, digits) && Discs.Mcn.TryParse(digits, out Mcn mcn) ? mcn : null;
    }

    private static Isrc? ReadIsrc(ReadOnlySpan<byte> field)
    {
        Span<char> code = stackalloc char[Discs.Isrc.Length];
        return IsText(field, code) && Discs.Isrc.TryParse(code, out Isrc isrc) ? isrc : null;
    }

    private static bool IsText(ReadOnlySpan<byte> field, Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = (char)field[1 + i];
        }

        return (field[0] & ValidBit) != 0;
    }
}
