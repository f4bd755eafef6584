namespace Redbook.Mmc.ModePages;

/// <summary>Mode page 0Eh: the drive's own audio playback.</summary>
/// <param name="IsImmediate">Whether play commands answer at once.</param>
/// <param name="StopsOnTrackCrossing">Whether playback stops at the end of a track.</param>
/// <param name="Port0">Left.</param>
/// <param name="Port1">Right.</param>
/// <param name="Port2">Usually muted.</param>
/// <param name="Port3">Usually muted.</param>
public readonly record struct AudioControlPage(
    bool IsImmediate, bool StopsOnTrackCrossing, AudioPort Port0, AudioPort Port1, AudioPort Port2, AudioPort Port3)
    : IModePage<AudioControlPage>
{
    /// <summary>The page code as a constant.</summary>
    public const byte Code = 0x0E;

    /// <summary>Bytes of the page.</summary>
    public const int FixedSize = 16;

    /// <inheritdoc/>
    public static byte PageCode => Code;

    /// <inheritdoc/>
    public int Size => FixedSize;

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> source, out AudioControlPage page)
    {
        page = default;
        Span<byte> b = stackalloc byte[FixedSize];
        if (PageBytes.Fill(source, Code, b) < FixedSize)
        {
            return false;
        }

        page = new AudioControlPage(
            (b[2] & 4) != 0,
            (b[2] & 2) != 0,
            new AudioPort((byte)(b[8] & 0x0F), b[9]),
            new AudioPort((byte)(b[10] & 0x0F), b[11]),
            new AudioPort((byte)(b[12] & 0x0F), b[13]),
            new AudioPort((byte)(b[14] & 0x0F), b[15]));
        return true;
    }

    /// <inheritdoc/>
    public void WriteTo(Span<byte> destination)
    {
        Span<byte> b = PageBytes.Begin(destination, Code, FixedSize);
        b[2] = (byte)((IsImmediate ? 4 : 0) | (StopsOnTrackCrossing ? 2 : 0));
        WritePort(b[8..], Port0);
        WritePort(b[10..], Port1);
        WritePort(b[12..], Port2);
        WritePort(b[14..], Port3);
    }

    private static void WritePort(Span<byte> destination, AudioPort port) =>
        (destination[0], destination[1]) = ((byte)(port.Channel & 0x0F), port.Volume);
}
