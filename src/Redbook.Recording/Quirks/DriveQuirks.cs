using System.Globalization;
using System.Text.Json;
using Redbook.Mmc.Responses;

namespace Redbook.Recording.Quirks;

/// <summary>A table of drive families that are treated otherwise than the standard says, each with the observation.</summary>
/// <param name="rows">The families; the first that fits a drive counts.</param>
public sealed class DriveQuirks(IReadOnlyList<DriveQuirk> rows)
{
    private const string FormatName = "redbook quirks";
    private const double LeastScale = 0.1;
    private const double MostScale = 100;

    /// <summary>What is known without being told.</summary>
    public static DriveQuirks BuiltIn { get; } = new(
    [
        new DriveQuirk
        {
            Vendor = "VIRTUAL",
            Product = "CD-R EMULATOR",
            Observed = "An emulated drive that takes the test-write bit and records all the same: after a simulation the disc is "
                + "complete. It does not know SEND OPC INFORMATION (5/20/00).",
            Seen = "Traces of wodim, cdrdao and cdrskin in test write on a drive of this name.",
            WithoutTestWrite = true,
            WithoutCalibration = true,
        },
    ]);

    /// <summary>The families; the first that fits a drive counts.</summary>
    public IReadOnlyList<DriveQuirk> Rows { get; } = rows;

    /// <summary>What is known of a drive; <see cref="DriveQuirk.None"/> when nothing is.</summary>
    public DriveQuirk Of(InquiryData identity) => Rows.FirstOrDefault(row => row.Fits(identity)) ?? DriveQuirk.None;

    /// <summary>This table with another one before it.</summary>
    public DriveQuirks With(DriveQuirks first)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new DriveQuirks([.. first.Rows, .. Rows]);
    }

    /// <summary>Reads a table in JSON, as described in docs/drives.md.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong, and where.</exception>
    public static DriveQuirks Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || Text(root, "format", "the file") != FormatName
                || !root.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.Number
                || !version.TryGetInt32(out int number) || number != 1
                || !root.TryGetProperty("drives", out JsonElement drives) || drives.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException($"It is no table of drives: \"format\": \"{FormatName}\", \"version\": 1 and \"drives\" are wanted.");
            }

            return new DriveQuirks([.. drives.EnumerateArray().Select(static (row, i) => Row(row, i))]);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"It is no JSON: {broken.Message}", broken);
        }
        catch (InvalidOperationException broken)
        {
            // A string whose escapes stand for no character.
            throw new FormatException($"It is no JSON: {broken.Message}", broken);
        }
    }

    private static DriveQuirk Row(JsonElement row, int index)
    {
        string where = $"drive {(index + 1).ToString(CultureInfo.InvariantCulture)} of the table";
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"What stands for {where} is no object.");
        }

        foreach (JsonProperty member in row.EnumerateObject())
        {
            if (member.Name is not ("vendor" or "product" or "revision" or "observed" or "seen" or "withoutCalibration"
                or "withoutUnderrunProtection" or "withoutTestWrite" or "timeoutScale"))
            {
                throw new FormatException($"'{member.Name}' of {where} means nothing.");
            }
        }

        return new DriveQuirk
        {
            Vendor = Text(row, "vendor", where),
            Product = Text(row, "product", where),
            Revision = row.TryGetProperty("revision", out _) ? Text(row, "revision", where) : null,
            Observed = Text(row, "observed", where),
            Seen = Text(row, "seen", where),
            WithoutCalibration = Flag(row, "withoutCalibration", where),
            WithoutUnderrunProtection = Flag(row, "withoutUnderrunProtection", where),
            WithoutTestWrite = Flag(row, "withoutTestWrite", where),
            TimeoutScale = Scale(row, where),
        };
    }

    private static string Text(JsonElement owner, string name, string where) =>
        owner.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && text.Trim().Length > 0
            ? text.Trim()
            : throw new FormatException($"'{name}' of {where} is missing or no text.");

    private static bool Flag(JsonElement row, string name, string where) => row.TryGetProperty(name, out JsonElement value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new FormatException($"'{name}' of {where} is true or false."));

    private static double Scale(JsonElement row, string where)
    {
        if (!row.TryGetProperty("timeoutScale", out JsonElement value))
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double scale) && scale is >= LeastScale and <= MostScale
            ? scale
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"'timeoutScale' of {where} is a number from {LeastScale} to {MostScale}."));
    }
}
