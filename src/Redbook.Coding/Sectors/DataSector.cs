using Redbook.Discs;

namespace Redbook.Coding.Sectors;

/// <summary>Builds and recognises the 2352 bytes of a data sector.</summary>
/// <remarks>Building never allocates. Every method throws <see cref="ArgumentException"/> or a kind of it when a span has the
/// wrong length, and <see cref="OverflowException"/> when the address has no MSF form.</remarks>
public static class DataSector
{
    /// <summary>Bytes of a sector.</summary>
    public const int Size = CdSector.AudioBytes;

    /// <summary>Bytes of the sync pattern.</summary>
    public const int SyncSize = 12;

    /// <summary>Bytes of the header: address in BCD, then the mode.</summary>
    public const int HeaderSize = 4;

    /// <summary>User bytes of mode 1 and of mode 2 form 1.</summary>
    public const int UserSize = 2048;

    /// <summary>User bytes of mode 2 without form; also sub-headers, data and codes of the forms.</summary>
    public const int Mode2Size = 2336;

    /// <summary>User bytes of mode 2 form 2.</summary>
    public const int Form2Size = 2324;

    internal const int BodyAt = SyncSize + HeaderSize;
    internal const int Form1DataAt = BodyAt + (2 * SubHeader.Size);
    internal const int Mode1EdcAt = BodyAt + UserSize;
    internal const int Form1EdcAt = Form1DataAt + UserSize;
    internal const int ParityAt = 2076;
    private const int ModeAt = SyncSize + 3;

    /// <summary>The sync pattern: 00, ten times FF, 00.</summary>
    public static ReadOnlySpan<byte> Sync =>
        [0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00];

    /// <summary>Mode 0: a sector of zeros.</summary>
    public static void BuildMode0(Lba address, Span<byte> sector)
    {
        sector = Begin(address, 0, sector);
        sector[BodyAt..].Clear();
    }

    /// <summary>Mode 1: 2048 bytes with EDC and ECC.</summary>
    public static void BuildMode1(Lba address, ReadOnlySpan<byte> user, Span<byte> sector)
    {
        Check(user, UserSize);
        sector = Begin(address, 1, sector);
        user.CopyTo(sector[BodyAt..]);
        Edc.Seal(sector[..(Mode1EdcAt + Edc.Size)]);
        sector[(Mode1EdcAt + Edc.Size)..ParityAt].Clear();
        Ecc.Write(sector, isHeaderZero: false);
    }

    /// <summary>Mode 2 without form: 2336 bytes as they are.</summary>
    public static void BuildMode2(Lba address, ReadOnlySpan<byte> user, Span<byte> sector)
    {
        Check(user, Mode2Size);
        user.CopyTo(Begin(address, 2, sector)[BodyAt..]);
    }

    /// <summary>Mode 2 form 1: 2048 bytes with EDC and ECC. The form bit of the sub-header is cleared.</summary>
    public static void BuildMode2Form1(Lba address, SubHeader subHeader, ReadOnlySpan<byte> user, Span<byte> sector)
    {
        Check(user, UserSize);
        sector = Begin(address, 2, sector);
        (subHeader with { Submode = (byte)(subHeader.Submode & ~SubHeader.Form2) }).WriteTo(sector[BodyAt..]);
        user.CopyTo(sector[Form1DataAt..]);
        Edc.Seal(sector[BodyAt..(Form1EdcAt + Edc.Size)]);
        Ecc.Write(sector, isHeaderZero: true);
    }

    /// <summary>Mode 2 form 2: 2324 bytes. The form bit of the sub-header is set.</summary>
    /// <param name="address">The sector's own address.</param>
    /// <param name="subHeader">The sub-header.</param>
    /// <param name="user">2324 bytes.</param>
    /// <param name="hasEdc">Whether the optional EDC is computed; else it is zero.</param>
    /// <param name="sector">2352 bytes.</param>
    public static void BuildMode2Form2(
        Lba address, SubHeader subHeader, ReadOnlySpan<byte> user, bool hasEdc, Span<byte> sector)
    {
        Check(user, Form2Size);
        sector = Begin(address, 2, sector);
        (subHeader with { Submode = (byte)(subHeader.Submode | SubHeader.Form2) }).WriteTo(sector[BodyAt..]);
        user.CopyTo(sector[Form1DataAt..]);
        if (hasEdc)
        {
            Edc.Seal(sector[BodyAt..]);
        }
        else
        {
            sector[^Edc.Size..].Clear();
        }
    }

    /// <summary>What kind of sector the sync, the mode byte and the sub-headers say this is. Codes are not judged.
    /// </summary>
    public static DataSectorKind KindOf(ReadOnlySpan<byte> sector)
    {
        sector = sector[..Size];
        if (!sector[..SyncSize].SequenceEqual(Sync))
        {
            return DataSectorKind.None;
        }

        return sector[ModeAt] switch
        {
            0 => DataSectorKind.Mode0,
            1 => DataSectorKind.Mode1,
            2 when !sector.Slice(BodyAt, SubHeader.Size).SequenceEqual(
                sector.Slice(BodyAt + SubHeader.Size, SubHeader.Size)) => DataSectorKind.Mode2,
            2 => SubHeader.Parse(sector[BodyAt..]).IsForm2 ? DataSectorKind.Mode2Form2 : DataSectorKind.Mode2Form1,
            _ => DataSectorKind.None,
        };
    }

    /// <summary>The address in the header; null when its bytes are no BCD time.</summary>
    public static Lba? AddressOf(ReadOnlySpan<byte> sector)
    {
        ReadOnlySpan<byte> header = sector.Slice(SyncSize, HeaderSize);
        Bcd minute = new(header[0]), second = new(header[1]), frame = new(header[2]);
        return minute.IsValid && second.IsValid && second.ToBinary() < 60 && frame.IsValid
            && frame.ToBinary() < CdSector.PerSecond
            ? Lba.FromAbsoluteMsf(new Msf(minute.ToBinary(), second.ToBinary(), frame.ToBinary())) : null;
    }

    /// <summary>The user data of a sector of a kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind has no user data, or the span is too short.</exception>
    public static ReadOnlySpan<byte> UserDataOf(ReadOnlySpan<byte> sector, DataSectorKind kind) => kind switch
    {
        DataSectorKind.Mode1 => sector.Slice(BodyAt, UserSize),
        DataSectorKind.Mode2 => sector.Slice(BodyAt, Mode2Size),
        DataSectorKind.Mode2Form1 => sector.Slice(Form1DataAt, UserSize),
        DataSectorKind.Mode2Form2 => sector.Slice(Form1DataAt, Form2Size),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This kind of sector has no user data."),
    };

    private static Span<byte> Begin(Lba address, byte mode, Span<byte> sector)
    {
        sector = sector[..Size];
        Msf time = address.ToAbsoluteMsf();
        Sync.CopyTo(sector);
        sector[SyncSize] = Bcd.FromBinary(time.Minute).Raw;
        sector[SyncSize + 1] = Bcd.FromBinary(time.Second).Raw;
        sector[SyncSize + 2] = Bcd.FromBinary(time.Frame).Raw;
        sector[ModeAt] = mode;
        return sector;
    }

    private static void Check(ReadOnlySpan<byte> user, int sizeBytes)
    {
        if (user.Length != sizeBytes)
        {
            throw new ArgumentException($"This kind of sector holds {sizeBytes} bytes, got {user.Length}.", nameof(user));
        }
    }
}
