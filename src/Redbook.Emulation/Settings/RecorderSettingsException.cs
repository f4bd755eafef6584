namespace Redbook.Emulation.Settings;

/// <summary>A file that says how a recorder behaves cannot be read or makes no sense; nothing of it was taken.</summary>
public sealed class RecorderSettingsException : Exception
{
    /// <summary>A file that makes no sense.</summary>
    /// <param name="message">What is wrong, without the place.</param>
    /// <param name="file">The file; null when the text came from somewhere else.</param>
    /// <param name="line">The line, counted from 1, as far as it is known.</param>
    /// <param name="jsonPath">The member, such as <c>$.faults[2].action</c>, as far as it is known.</param>
    /// <param name="innerException">What was behind it.</param>
    public RecorderSettingsException(
        string message, string? file, int? line, string? jsonPath, Exception? innerException = null)
        : base(Locate(message, file, line, jsonPath), innerException) => (File, Line, JsonPath) = (file, line, jsonPath);

    /// <summary>The file; null when the text came from somewhere else.</summary>
    public string? File { get; }

    /// <summary>The line, counted from 1, as far as it is known.</summary>
    public int? Line { get; }

    /// <summary>The member, such as <c>$.faults[2].action</c>, as far as it is known.</summary>
    public string? JsonPath { get; }

    private static string Locate(string message, string? file, int? line, string? jsonPath)
    {
        string?[] places = [file, line is null ? null : $"line {line}", jsonPath];
        string place = string.Join(", ", places.Where(static part => !string.IsNullOrEmpty(part)));
        return place.Length == 0 ? message : $"{place}: {message}";
    }
}
