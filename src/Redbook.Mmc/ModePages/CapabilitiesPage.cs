using System.Buffers.Binary;

namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 2Ah: what the drive can do and how it stands.</summary>
/// <remarks>How much of the page exists grew over the years; what a drive leaves out reads as zero.</remarks>
public readonly record struct CapabilitiesPage : IModePage<CapabilitiesPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x2A;

    /// <summary>Bytes before the first write speed descriptor.</summary>
    public const int FixedSize = 32;

    /// <summary>The most write speed descriptors that fit into a page.</summary>
    public const int MaxWriteSpeeds = (255 + 2 - FixedSize) / WriteSpeedEntry.Size;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize + ((WriteSpeeds?.Count ?? 0) * WriteSpeedEntry.Size);

    /// <summary>What it reads.</summary>
    public MediaKinds Reads { get; init; }

    /// <summary>What it writes.</summary>
    public MediaKinds Writes { get; init; }

    /// <summary>Byte 4.</summary>
    public MediaFunctions Functions { get; init; }

    /// <summary>Reading audio.</summary>
    public CdDaFunctions CdDa { get; init; }

    /// <summary>Whether the tray can be locked.</summary>
    public bool CanLock { get; init; }

    /// <summary>Whether it is locked.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Whether the drive locks after power-on.</summary>
    public bool IsPreventJumperSet { get; init; }

    /// <summary>Whether the drive can eject.</summary>
    public bool CanEject { get; init; }

    /// <summary>0 caddy, 1 tray, 2 pop-up, 4 and 5 changers.</summary>
    public byte LoadingMechanism { get; init; }

    /// <summary>Byte 7 as it comes: volume, mute, changer, sides, R to W in the lead-in (20h).</summary>
    public byte ChangerAndVolume { get; init; }

    /// <summary>The highest read speed (obsolete in new drives, still filled).</summary>
    public DriveSpeed MaxReadSpeed { get; init; }

    /// <summary>Steps of volume.</summary>
    public ushort VolumeLevels { get; init; }

    /// <summary>The buffer in units of 1024 bytes.</summary>
    public ushort BufferKibibytes { get; init; }

    /// <summary>The present read speed.</summary>
    public DriveSpeed CurrentReadSpeed { get; init; }

    /// <summary>Byte 17 as it comes: format of the digital output.</summary>
    public byte DigitalOutput { get; init; }

    /// <summary>The highest write speed.</summary>
    public DriveSpeed MaxWriteSpeed { get; init; }

    /// <summary>The present write speed, from bytes 28 and 29 where they exist, else from 20 and 21.</summary>
    public DriveSpeed CurrentWriteSpeed { get; init; }

    /// <summary>Copy management revision.</summary>
    public ushort CopyManagementRevision { get; init; }

    /// <summary>0 constant linear velocity, 1 constant angular velocity.</summary>
    public byte RotationControl { get; init; }

    /// <summary>Write speed descriptors, usually fastest first.</summary>
    public IReadOnlyList<WriteSpeedEntry>? WriteSpeeds { get; init; }

    /// <summary>Whether the drive writes with the laser off when asked.</summary>
    public bool CanTestWrite => (Writes & MediaKinds.Method2OrTestWrite) != MediaKinds.None;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out CapabilitiesPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        int count = PageBytes.Fill(source, Code, b);
        if (count < 8)
        {
            return false;
        }

        page = new CapabilitiesPage
        {
            Reads = (MediaKinds)b[2],
            Writes = (MediaKinds)b[3],
            Functions = (MediaFunctions)b[4],
            CdDa = (CdDaFunctions)b[5],
            CanLock = (b[6] & 0x01) != 0,
            IsLocked = (b[6] & 0x02) != 0,
            IsPreventJumperSet = (b[6] & 0x04) != 0,
            CanEject = (b[6] & 0x08) != 0,
            LoadingMechanism = (byte)(b[6] >> 5),
            ChangerAndVolume = b[7],
            MaxReadSpeed = ReadSpeed(b[8..]),
            VolumeLevels = BinaryPrimitives.ReadUInt16BigEndian(b[10..]),
            BufferKibibytes = BinaryPrimitives.ReadUInt16BigEndian(b[12..]),
            CurrentReadSpeed = ReadSpeed(b[14..]),
            DigitalOutput = b[17],
            MaxWriteSpeed = ReadSpeed(b[18..]),
            CurrentWriteSpeed = ReadSpeed(count >= 30 ? b[28..] : b[20..]),
            CopyManagementRevision = BinaryPrimitives.ReadUInt16BigEndian(b[22..]),
            RotationControl = (byte)(b[27] & 3),
            WriteSpeeds = ReadWriteSpeeds(source, BinaryPrimitives.ReadUInt16BigEndian(b[30..])),
        };
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, Size);
        (b[2], b[3], b[4], b[5]) = ((byte)Reads, (byte)Writes, (byte)Functions, (byte)CdDa);
        b[6] = (byte)((CanLock ? 1 : 0) | (IsLocked ? 2 : 0) | (IsPreventJumperSet ? 4 : 0) | (CanEject ? 8 : 0)
            | (LoadingMechanism << 5));
        b[7] = ChangerAndVolume;
        WriteSpeed(b[8..], MaxReadSpeed);
        BinaryPrimitives.WriteUInt16BigEndian(b[10..], VolumeLevels);
        BinaryPrimitives.WriteUInt16BigEndian(b[12..], BufferKibibytes);
        WriteSpeed(b[14..], CurrentReadSpeed);
        b[17] = DigitalOutput;
        WriteSpeed(b[18..], MaxWriteSpeed);
        WriteSpeed(b[20..], CurrentWriteSpeed);
        BinaryPrimitives.WriteUInt16BigEndian(b[22..], CopyManagementRevision);
        b[27] = (byte)(RotationControl & 3);
        WriteSpeed(b[28..], CurrentWriteSpeed);
        int count = WriteSpeeds?.Count ?? 0;
        BinaryPrimitives.WriteUInt16BigEndian(b[30..], (ushort)count);
        for (int i = 0; i < count; i++)
        {
            WriteSpeeds![i].WriteTo(b[(FixedSize + (i * WriteSpeedEntry.Size))..]);
        }
    }

    private static DriveSpeed ReadSpeed(ReadOnlySpan<byte> source) => new(BinaryPrimitives.ReadUInt16BigEndian(source));

    private static void WriteSpeed(Span<byte> destination, DriveSpeed speed) =>
        BinaryPrimitives.WriteUInt16BigEndian(destination, (ushort)speed.KilobytesPerSecond);

    // Counted three ways: by the field, by the page's length, by what arrived; the smallest holds.
    private static WriteSpeedEntry[] ReadWriteSpeeds(ReadOnlySpan<byte> source, int declared)
    {
        int end = Math.Min(source.Length, source[1] + 2);
        int count = Math.Clamp((end - FixedSize) / WriteSpeedEntry.Size, 0, declared);
        var speeds = new WriteSpeedEntry[count];
        for (int i = 0; i < count; i++)
        {
            speeds[i] = WriteSpeedEntry.Parse(source[(FixedSize + (i * WriteSpeedEntry.Size))..]);
        }

        return speeds;
    }
}
