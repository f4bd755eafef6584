using Redbook.Discs;
using Redbook.Emulation.Recorded;
using Redbook.Emulation.Stores;

namespace Redbook.Emulation.Tests;

/// <summary>A store that counts what the drive does to it: bytes moved, calls made, states kept.</summary>
internal sealed class CountingStore(IDiscStore inner) : IDiscStore
{
    public long Bytes { get; private set; }

    public int Calls { get; private set; }

    public int Saves { get; private set; }

    /// <summary>Whether nothing more can be kept.</summary>
    public bool IsFull { get; set; }

    public string? Path => inner.Path;

    public Lba End => inner.End;

    public ISectorChannel SubChannel => new Channel(this, inner.SubChannel);

    public ISectorChannel FirstPregap => new Channel(this, inner.FirstPregap);

    /// <summary>Holds that a command did to the disc no more than in proportion to what it moved, and what a drive adds on its
    /// own: padding to the shortest track, run-out, a look at the sub-channel. What the fields of the command say makes no
    /// difference.</summary>
    /// <param name="dataBytes">Room of the data phase.</param>
    /// <param name="what">The command, for the message.</param>
    /// <param name="madeSectors">Sectors that a cue sheet left to the drive and that were made with this command.</param>
    public void AssertBounded(int dataBytes, string what, int madeSectors = 0)
    {
        // The dearest are sixteen bytes of Q: the sub-channel is read once to find the sector and once to read it.
        const int SmallestUnitBytes = 16;
        const int ReadsOfUnit = 2;
        const int MostBytesPerByte = ReadsOfUnit * CdSector.SubchannelBytes / SmallestUnitBytes;

        // Four seconds of padding and the run-out; 400 sectors of Q looked through for a code; the sub-channel of a whole
        // lead-in, out of which the contents of a raw disc are told.
        const int OwnSectors = RedBookLimits.MinTrackSectors + 110;
        const int OwnBytes = 11_500 * CdSector.SubchannelBytes;
        const int MostSaves = 3;
        bool isBounded = Bytes <= ((long)MostBytesPerByte * dataBytes) + OwnBytes + ((long)madeSectors * CdSector.AudioBytes)
            && Calls <= (ReadsOfUnit * (dataBytes / SmallestUnitBytes)) + OwnSectors
            && Saves <= MostSaves;
        Assert.True(isBounded, $"{what}: {Bytes} bytes in {Calls} calls, {Saves} states kept, for {dataBytes} bytes of data");
    }

    /// <summary>Starts counting anew.</summary>
    public void Reset() => (Bytes, Calls, Saves) = (0, 0, 0);

    public void Write(Lba start, ReadOnlySpan<byte> sectors)
    {
        Count(sectors.Length);
        ThrowIfFull();
        inner.Write(start, sectors);
    }

    public void Read(Lba start, Span<byte> sectors)
    {
        Count(sectors.Length);
        inner.Read(start, sectors);
    }

    public void SetEnd(Lba end)
    {
        Count(0);
        inner.SetEnd(end);
    }

    public void Flush()
    {
        Count(0);
        inner.Flush();
    }

    public void Save(DiscState state)
    {
        Count(0);
        Saves++;
        inner.Save(state);
    }

    public void Dispose() => inner.Dispose();

    private void ThrowIfFull()
    {
        if (IsFull)
        {
            throw new IOException("There is no room.");
        }
    }

    private void Count(int bytes)
    {
        Calls++;
        Bytes += bytes;
    }

    private sealed class Channel(CountingStore owner, ISectorChannel inner) : ISectorChannel
    {
        public Lba End => inner.End;

        public void Write(Lba start, ReadOnlySpan<byte> sectors)
        {
            owner.Count(sectors.Length);
            inner.Write(start, sectors);
        }

        public void Read(Lba start, Span<byte> sectors)
        {
            owner.Count(sectors.Length);
            inner.Read(start, sectors);
        }

        public void Erase()
        {
            owner.Count(0);
            inner.Erase();
        }

        public void Flush()
        {
            owner.Count(0);
            inner.Flush();
        }

        public void Dispose() => inner.Dispose();
    }
}
