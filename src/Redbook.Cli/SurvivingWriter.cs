using System.Text;

namespace Redbook.Cli;

/// <summary>A terminal that may be gone: what can no longer be written is dropped, so that the disc that is being
/// recorded does not fall with it.</summary>
internal sealed class SurvivingWriter(TextWriter inner, Interrupts interrupts) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void Write(char[] buffer, int index, int count) => Try(() => inner.Write(buffer, index, count));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (IOException) when (interrupts.OutlivesTerminal)
        {
            // Nobody is there to read it.
        }
    }
}
