using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;

namespace Redbook.Emulation.Tests;

/// <summary>A store that tells a test of each change before it is made, and that the test can make fail.</summary>
internal sealed class ObservedStore(IDiscStore inner, Action<string> before) : IDiscStore
{
    public string? Path => inner.Path;

    public Lba End => inner.End;

    public ISectorChannel SubChannel => inner.SubChannel;

    public ISectorChannel FirstPregap => inner.FirstPregap;

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        before($"write {start}");
        inner.Write(start, sectors);
    }

    public void Read(Lba start, Span<byte> sectors) => inner.Read(start, sectors);

    public void SetEnd(Lba end)
    {
        before($"end {end}");
        inner.SetEnd(end);
    }

    public void Flush()
    {
        before("flush");
        inner.Flush();
    }

    public void Save(DiscState state)
    {
        before("save");
        inner.Save(state);
    }

    public void Dispose() => inner.Dispose();
}
