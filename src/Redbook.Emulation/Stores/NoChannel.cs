using Redbook.Discs;

namespace Redbook.Emulation.Stores;

/// <summary>A channel that keeps nothing.</summary>
internal sealed class NoChannel : ISectorChannel
{
    public static NoChannel Instance { get; } = new();

    public Lba End => new(Lba.MinValue);

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
    }

    public void Read(Lba start, Span<byte> sectors) => sectors.Clear();

    public void Erase()
    {
    }

    public void Flush()
    {
    }

    public void Dispose()
    {
    }
}
