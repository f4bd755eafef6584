using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Redbook.Cli.Output;

/// <summary>Writes one event a line; whole lines, whichever thread they come from.</summary>
internal sealed class JsonOutput(TextWriter writer)
{
    private readonly Lock _gate = new();

    public void Write<T>(T value, JsonTypeInfo<T> type)
    {
        string line = JsonSerializer.Serialize(value, type);
        lock (_gate)
        {
            writer.WriteLine(line);
            writer.Flush();
        }
    }
}
