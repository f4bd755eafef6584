using System.Text;

namespace Redbook.Cli;

/// <summary>A terminal that may be gone: what can no longer be written is dropped, so that the disc that is being
/// recorded does not fall with it.</summary>
/// <param name="inner">Where to.</param>
/// <param name="interrupts">Whether a disc is in the works.</param>
/// <param name="isLast">Whether there is no other place where it could be said that this one is gone: then it is survived
/// at any time.</param>
internal sealed class SurvivingWriter(TextWriter inner, Interrupts interrupts, bool isLast = false) : TextWriter
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
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException && (isLast || interrupts.OutlivesTerminal))
        {
            // Nobody is there to read it.
        }
    }
}
