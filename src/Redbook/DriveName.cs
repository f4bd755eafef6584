using System.Diagnostics.CodeAnalysis;

namespace Redbook;

/// <summary>The name by which a person names a drive: <c>virtual:PATH</c>, <c>/dev/sr0</c> or <c>D:</c>.</summary>
/// <remarks>A name is only a name: making one opens nothing and looks at nothing.</remarks>
public sealed record DriveName
{
    /// <summary>What stands before the path of a virtual disc.</summary>
    public const string VirtualPrefix = "virtual:";

    private DriveName(DriveKind kind, string value, VirtualDriveOptions? options = null) =>
        (Kind, Value, Options) = (kind, value, options);

    /// <summary>What is named.</summary>
    public DriveKind Kind { get; }

    /// <summary>The full path of a virtual disc (or the bare name of a registered recorder), the device file, or the
    /// letter with its colon.</summary>
    public string Value { get; }

    /// <summary>What a virtual drive's name says of the drive behind the path; <see langword="null"/> when nothing.</summary>
    public VirtualDriveOptions? Options { get; }

    /// <summary>Whether a drive of this name has a laser that cannot be undone.</summary>
    public bool IsReal => Kind != DriveKind.Virtual;

    /// <summary>Reads a name; a relative path of a virtual disc is taken from the current folder.</summary>
    /// <exception cref="DriveException">The text is no drive's name; the message says what is.</exception>
    public static DriveName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TryParse(text, out DriveName? name))
        {
            return name;
        }

        string? wrongOptions = text.StartsWith(VirtualPrefix, StringComparison.OrdinalIgnoreCase)
            ? VirtualDriveOptions.Split(text[VirtualPrefix.Length..], out _, out _)
            : null;
        throw wrongOptions is not null
            ? new DriveException(
                DriveFailure.BadName,
                $"'{text}' is not the name of a drive: {wrongOptions}",
                $"Name a virtual disc as {VirtualPrefix}PATH, or {VirtualPrefix}PATH?drive=NAME&timing=NAME.")
            : new DriveException(
                DriveFailure.BadName,
                $"'{text}' is not the name of a drive.",
                $"Name a virtual disc as {VirtualPrefix}PATH, a real drive as /dev/sr0 (Linux) or D: (Windows).");
    }

    /// <summary>Reads a name, or says that the text is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DriveName? name)
    {
        name = null;
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        if (text.StartsWith(VirtualPrefix, StringComparison.OrdinalIgnoreCase))
        {
            string path = text[VirtualPrefix.Length..];
            if (VirtualDriveOptions.Split(path, out path, out VirtualDriveOptions? options) is not null
                || string.IsNullOrWhiteSpace(path))
            {
                return false;
            }

            name = new DriveName(DriveKind.Virtual, OfVirtualDisc(path).Value, options);
        }
        else if (text.StartsWith("/dev/", StringComparison.Ordinal) && text.Length > "/dev/".Length)
        {
            name = new DriveName(DriveKind.DeviceFile, text);
        }
        else if (text.Length is 2 or 3 && char.IsAsciiLetter(text[0]) && text[1] == ':'
            && (text.Length == 2 || text[2] is '\\' or '/'))
        {
            name = new DriveName(DriveKind.DriveLetter, $"{char.ToUpperInvariant(text[0])}:");
        }

        return name is not null;
    }

    /// <summary>The name of the recorder in software with the disc at <paramref name="path"/> in it.</summary>
    public static DriveName OfVirtualDisc(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new DriveName(DriveKind.Virtual, Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind == DriveKind.Virtual ? VirtualPrefix + Value + Options : Value;
}
