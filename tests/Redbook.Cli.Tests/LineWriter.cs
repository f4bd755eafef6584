using System.Text.Json;
using System.Threading.Channels;

namespace Redbook.Cli.Tests;

/// <summary>An output whose lines can be waited for.</summary>
internal sealed class LineWriter : StringWriter
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    /// <summary>Events read so far.</summary>
    public List<JsonElement> Events { get; } = [];

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        _lines.Writer.TryWrite(value ?? "");
    }

    public ValueTask<string> NextTextAsync() => _lines.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public async Task<JsonElement> NextAsync()
    {
        using JsonDocument line = JsonDocument.Parse(await NextTextAsync());
        JsonElement read = line.RootElement.Clone();
        Events.Add(read);
        return read;
    }

    /// <summary>Reads until there is an event with this name, or with this in its message.</summary>
    public async Task<JsonElement> EventAsync(string nameOrMessage)
    {
        while (true)
        {
            JsonElement read = await NextAsync();
            if (read.GetProperty("event").GetString() == nameOrMessage
                || (read.TryGetProperty("message", out JsonElement message)
                    && message.GetString()!.Contains(nameOrMessage, StringComparison.Ordinal)))
            {
                return read;
            }
        }
    }
}
