using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Redbook.Emulation.Settings;

/// <summary>JSON files that say how a recorder behaves: read strictly, refused with the place of what is wrong.</summary>
internal static class SettingsFile
{
    /// <summary>Far more than anybody writes by hand.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="RecorderSettingsException">It cannot be read, or is too long.</exception>
    public static byte[] Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] text = new byte[MaxBytes + 1];
            int count = file.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
            return count <= MaxBytes
                ? text[..count]
                : throw new RecorderSettingsException($"The file is longer than {MaxBytes} bytes.", path, line: null, jsonPath: null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RecorderSettingsException(failure.Message, path, line: null, jsonPath: null, failure);
        }
    }

    /// <summary>Reads a text into its model, and the model into a value.</summary>
    /// <param name="text">UTF-8, with or without a byte order mark.</param>
    /// <param name="file">Where it came from, for messages.</param>
    /// <param name="type">The model.</param>
    /// <param name="convert">Makes the value; throws <see cref="SettingsProblem"/> for what makes no sense.</param>
    /// <exception cref="RecorderSettingsException">It makes no sense.</exception>
    public static TValue Parse<TModel, TValue>(
        ReadOnlySpan<byte> text, string? file, JsonTypeInfo<TModel> type, Func<TModel, TValue> convert)
        where TModel : class
    {
        if (text.StartsWith("\uFEFF"u8))
        {
            text = text[3..];
        }

        TModel? model;
        try
        {
            model = JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException unreadable)
        {
            throw new RecorderSettingsException(
                Plain(unreadable), file, unreadable.LineNumber is { } line ? (int)line + 1 : null, unreadable.Path, unreadable);
        }

        try
        {
            return convert(model ?? throw new SettingsProblem("$", "There is nothing in it."));
        }
        catch (SettingsProblem problem)
        {
            throw new RecorderSettingsException(
                problem.Message, file, JsonPlace.LineOf(text, problem.JsonPath), problem.JsonPath, problem);
        }
    }

    /// <summary>Checks the two members that every such file begins with.</summary>
    /// <exception cref="SettingsProblem">It is another file, or of a later version.</exception>
    public static void CheckHead(string format, int version, string expectedFormat)
    {
        if (format != expectedFormat)
        {
            throw new SettingsProblem("$.format", $"\"{format}\" is not \"{expectedFormat}\".");
        }

        if (version != 1)
        {
            throw new SettingsProblem("$.version", $"Version {version} is not known; this program reads version 1.");
        }
    }

    // The serialiser speaks of its types, which mean nothing to whoever wrote the file. What it says of JSON itself is kept.
    private static string Plain(JsonException unreadable)
    {
        string message = unreadable.Message;
        int place = message.IndexOf(" Path: ", StringComparison.Ordinal);
        message = place < 0 ? message : message[..place];
        if (!message.Contains(nameof(Redbook), StringComparison.Ordinal) && !message.Contains("System.", StringComparison.Ordinal))
        {
            return message;
        }

        string[] quoted = message.Split('\'');
        return message switch
        {
            _ when message.Contains("could not be mapped", StringComparison.Ordinal) => "There is no such member.",
            _ when message.Contains("missing required", StringComparison.Ordinal) => $"A member is missing: {quoted[^2]}.",
            _ when message.Contains("Duplicate", StringComparison.Ordinal) => "The member is there twice.",
            _ => "Something of another kind is wanted here.",
        };
    }
}
