using Redbook.Discs;
using Redbook.Emulation.Settings;

namespace Redbook.Emulation.Timing;

/// <summary>How long a drive takes for what it does, by the clock in <see cref="SoftwareRecorderOptions"/>.</summary>
/// <remarks>
/// Without it everything is done at once. With it, the drive's buffer fills with what hosts write and empties at the
/// speed of writing; a WRITE that finds no room is answered with 2/04/08. When the buffer runs empty, a drive with
/// underrun protection that was told to use it goes on later; another one loses the session. On a
/// <see cref="VirtualClock"/> a whole disc takes no time and is the same every time.
/// </remarks>
public sealed record RecorderTiming
{
    /// <summary>How the speed of writing depends on the place.</summary>
    public Rotation Rotation { get; init; }

    /// <summary>The zones for <see cref="Rotation.Zoned"/>, innermost first.</summary>
    public IReadOnlyList<SpeedZone> Zones { get; init; } =
    [
        new(Lba.FirstPregap, 16), new(new Lba(22_500), 24), new(new Lba(90_000), 32), new(new Lba(180_000), 40),
        new(new Lba(270_000), 48),
    ];

    /// <summary>Whether a WRITE that finds the buffer full waits for room, instead of being answered with 2/04/08.</summary>
    public bool HoldsWhenFull { get; init; }

    /// <summary>How many times as fast as the clock everything goes: at 60 an hour takes a minute. 0.001 to 1,000,000.</summary>
    /// <remarks>Time limits of hosts stay what they are to the host.</remarks>
    public double Scale { get; init; } = 1;

    /// <summary>How much of the buffer must be full before the laser starts, or starts again after an underrun; 0 to 1.</summary>
    public double StartLevel { get; init; } = 0.5;

    /// <summary>How fast data come in, in bytes a second.</summary>
    public long InterfaceBytesPerSecond { get; init; } = 33_000_000;

    /// <summary>What every command takes at least.</summary>
    public TimeSpan CommandOverhead { get; init; } = TimeSpan.FromMicroseconds(100);

    /// <summary>A move of the head from one end to the other; shorter ones take their part of it.</summary>
    public TimeSpan FullSeek { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From the tray closing until the disc is ready; 2/04/01 until then.</summary>
    public TimeSpan Load { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A power calibration.</summary>
    public TimeSpan Calibration { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What the end of a track takes besides what is still in the buffer: run-out, program memory area.</summary>
    public TimeSpan TrackEnd { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A minimal BLANK; a full one takes as long as writing the disc.</summary>
    public TimeSpan MinimalBlank { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>Reads a timing from JSON text (UTF-8).</summary>
    /// <exception cref="RecorderSettingsException">The text is no timing; the message says where.</exception>
    public static RecorderTiming FromJson(ReadOnlySpan<byte> text) => TimingDocument.Read(text, file: null);

    /// <summary>Reads a timing from a JSON file.</summary>
    /// <exception cref="RecorderSettingsException">The file cannot be read or is no timing; the message says where.</exception>
    public static RecorderTiming FromFile(string path) => TimingDocument.Read(SettingsFile.Read(path), path);

    /// <summary>The timing as JSON text (UTF-8), which <see cref="FromJson"/> reads back.</summary>
    public byte[] ToJson() => TimingDocument.Write(this);
}
