using Redbook.Emulation.Quirks;
using Redbook.Emulation.Timing;

namespace Redbook;

/// <summary>What the name of a virtual drive says of the drive: <c>virtual:PATH?drive=slow&amp;timing=real</c>.</summary>
/// <remarks>It goes before what lies in the folder of the disc (<see cref="VirtualDiscDrive"/>). Where several connect to
/// the same disc, the first one's name counts.</remarks>
public sealed record VirtualDriveOptions
{
    internal const string DriveKey = "drive";
    internal const string TimingKey = "timing";

    /// <summary>The kind of drive: one of <see cref="DriveProfiles.Names"/>, or the full path of a JSON file.</summary>
    public string? Drive { get; private init; }

    /// <summary>How long things take: one of <see cref="RecorderTimings.Names"/>, <c>none</c>, or the full path of a JSON
    /// file.</summary>
    public string? Timing { get; private init; }

    /// <summary>The text that stands behind the path, the question mark included.</summary>
    public override string ToString() => (Drive, Timing) switch
    {
        (null, null) => string.Empty,
        (not null, null) => $"?{DriveKey}={Drive}",
        (null, not null) => $"?{TimingKey}={Timing}",
        _ => $"?{DriveKey}={Drive}&{TimingKey}={Timing}",
    };

    /// <summary>Splits what stands behind <c>virtual:</c> into a path and options. A question mark without an equals sign
    /// behind it belongs to the path.</summary>
    /// <param name="text">Path and options.</param>
    /// <param name="path">The path alone.</param>
    /// <param name="options">What is said of the drive; null when nothing is.</param>
    /// <returns>What is wrong with the options, or null.</returns>
    internal static string? Split(string text, out string path, out VirtualDriveOptions? options)
    {
        (path, options) = (text, null);
        int mark = text.LastIndexOf('?');
        if (mark < 0 || !text.AsSpan(mark).Contains('='))
        {
            return null;
        }

        path = text[..mark];
        var said = new VirtualDriveOptions();
        foreach (string part in text[(mark + 1)..].Split('&'))
        {
            int equals = part.IndexOf('=', StringComparison.Ordinal);
            string key = equals < 0 ? part : part[..equals];
            string value = equals < 0 ? string.Empty : part[(equals + 1)..].Trim();
            switch (key)
            {
                case DriveKey when value.Length > 0 && said.Drive is null:
                    said = said with { Drive = DriveProfiles.Find(value) is null ? Path.GetFullPath(value) : value };
                    break;
                case TimingKey when value.Length > 0 && said.Timing is null:
                    said = said with { Timing = VirtualDiscDrive.IsTimingName(value) ? value : Path.GetFullPath(value) };
                    break;
                default:
                    return $"'{part}' says nothing of a virtual drive.";
            }
        }

        options = said;
        return null;
    }
}
