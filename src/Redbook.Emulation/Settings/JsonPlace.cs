using System.Globalization;
using System.Text.Json;

namespace Redbook.Emulation.Settings;

/// <summary>Where in a text a member is.</summary>
internal static class JsonPlace
{
    /// <summary>The line of a member, counted from 1; of the nearest one around it when the member is not written.</summary>
    /// <param name="text">Text that has been read without an error.</param>
    /// <param name="path">The member, such as <c>$.faults[2].action</c>.</param>
    public static int LineOf(ReadOnlySpan<byte> text, string path)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        });
        var around = new Stack<(string Path, int NextIndex)>();
        string current = "$";
        long best = 0;
        int bestLength = 0;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    current = $"{around.Peek().Path}.{reader.GetString()}";
                    Consider(reader.TokenStartIndex);
                    continue;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    around.Pop();
                    continue;
                default:
                    break;
            }

            if (around.Count > 0 && around.Peek() is { NextIndex: >= 0 } array)
            {
                around.Pop();
                around.Push(array with { NextIndex = array.NextIndex + 1 });
                current = string.Create(CultureInfo.InvariantCulture, $"{array.Path}[{array.NextIndex}]");
                Consider(reader.TokenStartIndex);
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                around.Push((current, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }

        return text[..(int)best].Count((byte)'\n') + 1;

        void Consider(long offset)
        {
            bool isAround = path.StartsWith(current, StringComparison.Ordinal)
                && (path.Length == current.Length || path[current.Length] is '.' or '[');
            if (isAround && current.Length > bestLength)
            {
                (best, bestLength) = (offset, current.Length);
            }
        }
    }
}
