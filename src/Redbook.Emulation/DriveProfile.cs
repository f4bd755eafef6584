using Redbook.Emulation.Quirks;
using Redbook.Emulation.Settings;

namespace Redbook.Emulation;

/// <summary>What kind of drive a <see cref="SoftwareRecorder"/> is: how it calls itself and what it can do.</summary>
public sealed record DriveProfile
{
    /// <summary>The serial number of drives that were told none.</summary>
    internal const string AnySerialNumber = "000000000001";

    /// <summary>The maker in INQUIRY, at most 8 characters.</summary>
    public string Vendor { get; init; } = "REDBOOK";

    /// <summary>The model in INQUIRY, at most 16 characters.</summary>
    public string Product { get; init; } = "VIRTUAL CD-RW";

    /// <summary>The firmware in INQUIRY, at most 4 characters.</summary>
    public string Revision { get; init; } = "1.00";

    /// <summary>The serial number, at most 12 characters. The drive that belongs to the folder of a disc makes one of its own
    /// from the folder's path, unless another than 000000000001 is set here.</summary>
    public string SerialNumber { get; init; } = AnySerialNumber;

    /// <summary>The size of the drive's buffer, in bytes.</summary>
    public int BufferBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>The largest data phase of one command, in bytes.</summary>
    public int MaxTransferBytes { get; init; } = 512 * 1024;

    /// <summary>Speeds at which the drive writes, in multiples of 1×; the disc may allow fewer.</summary>
    public IReadOnlyList<int> WriteSpeeds { get; init; } = [4, 8, 12, 16, 24, 32, 40, 48];

    /// <summary>The fastest reading, in multiples of 1×.</summary>
    public int ReadSpeed { get; init; } = 48;

    /// <summary>Whether the drive survives an empty buffer (BUF, BUFE).</summary>
    public bool HasUnderrunProtection { get; init; } = true;

    /// <summary>Whether the drive can simulate writing with the laser off.</summary>
    public bool HasTestWrite { get; init; } = true;

    /// <summary>Whether the drive writes sessions at once by a cue sheet.</summary>
    public bool HasSessionAtOnce { get; init; } = true;

    /// <summary>Whether the drive closes sessions so that others may follow.</summary>
    public bool HasMultiSession { get; init; } = true;

    /// <summary>Whether raw sessions may follow others, where the drive writes raw and closes sessions so.</summary>
    public bool HasRawMultiSession { get; init; } = true;

    /// <summary>Whether the drive reads CD-TEXT, and writes it in a lead-in at once.</summary>
    public bool HasCdText { get; init; } = true;

    /// <summary>The longest cue sheet, in bytes: 8 for each entry.</summary>
    public int MaxCueSheetBytes { get; init; } = 0x1900;

    /// <summary>Which times the lead-in entry of a cue sheet may have when CD-TEXT follows.</summary>
    public CueVariants TextLeadInTimes { get; init; } = CueVariants.Both;

    /// <summary>Which CONTROL the recording codes of a cue sheet may have.</summary>
    public CueVariants IsrcCueControls { get; init; } = CueVariants.Both;

    /// <summary>Mode pages the drive leaves out; asking for one is refused with 5/24/00.</summary>
    public IReadOnlyCollection<byte> MissingModePages { get; init; } = [];

    /// <summary>What raw writing takes of the sub-channel.</summary>
    public RawSubChannels RawSubChannels { get; init; } = RawSubChannels.All;

    /// <summary>Samples by which sound that is read comes late: the offset as lists of drives give it. -5880 to 5880.</summary>
    public int ReadOffsetSamples { get; init; }

    /// <summary>Samples by which sound that is written comes to lie late on the disc; -587 to 587.</summary>
    public int WriteOffsetSamples { get; init; }

    /// <summary>Whether Q as READ CD returns it in 16 bytes has binary numbers instead of BCD; its CRC is then wrong.</summary>
    public bool ReturnsBinaryQ { get; init; }

    /// <summary>Sectors by which the next writable address is told wrongly.</summary>
    public int NextWritableError { get; init; }

    /// <summary>Questions that are answered with 2/04/01 after a disc was put in, before it is ready.</summary>
    public int ReadyPolls { get; init; }

    /// <summary>Reads a profile from JSON text (UTF-8).</summary>
    /// <exception cref="RecorderSettingsException">The text is no profile; the message says where.</exception>
    public static DriveProfile FromJson(ReadOnlySpan<byte> text) => ProfileDocument.Read(text, file: null);

    /// <summary>Reads a profile from a JSON file.</summary>
    /// <exception cref="RecorderSettingsException">The file cannot be read or is no profile; the message says where.</exception>
    public static DriveProfile Load(string path) => ProfileDocument.Read(SettingsFile.Read(path), path);

    /// <summary>The profile as JSON text (UTF-8), which <see cref="FromJson"/> reads back.</summary>
    public byte[] ToJson() => ProfileDocument.Write(this);
}
