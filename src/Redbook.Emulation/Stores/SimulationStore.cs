using Redbook.Discs;
using Redbook.Emulation.Recorded;

namespace Redbook.Emulation.Stores;

/// <summary>What a test write is written to: only the position is kept.</summary>
internal sealed class SimulationStore(Lba end) : IDiscStore
{
    public string? Path => null;

    public Lba End { get; private set; } = end;

    public ISectorChannel SubChannel => NoChannel.Instance;

    public ISectorChannel FirstPregap => NoChannel.Instance;

    public void Write(Lba start, ReadOnlySpan<byte> sectors) =>
        End = new Lba(Math.Max(End.Value, start.Value + (sectors.Length / CdSector.AudioBytes)));

    public void Read(Lba start, Span<byte> sectors) => sectors.Clear();

    public void SetEnd(Lba end) => End = end;

    public void Flush()
    {
    }

    public void Save(DiscState state)
    {
    }

    public void Dispose()
    {
    }
}
