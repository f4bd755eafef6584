namespace Redbook.Recording.Writing;

/// <summary>Reads a source ahead on its own thread. Whatever the source's Read does, decoding among it, happens
/// here.</summary>
internal abstract class SourceReader
{
    private static readonly TimeSpan s_joinLimit = TimeSpan.FromSeconds(10);
    private readonly Thread _thread;
    private long _readSectors;

    /// <summary>A reader that waits for <see cref="Start"/>.</summary>
    /// <param name="ring">Where what was read goes.</param>
    /// <param name="target">What is read, for messages.</param>
    protected SourceReader(SourceRing ring, string target)
    {
        (Ring, Target) = (ring, target);
        _thread = new Thread(Run) { IsBackground = true, Name = "Redbook source reader" };
    }

    /// <summary>Whole sectors read so far, a padded last one included.</summary>
    public int ReadSectors => (int)Math.Min(Volatile.Read(ref _readSectors), int.MaxValue);

    protected SourceRing Ring { get; }

    protected string Target { get; }

    public void Start() => _thread.Start();

    /// <summary>Ends reading and waits for the thread.</summary>
    /// <returns><see langword="false"/> when the source does not come back from its Read: the ring is still in its
    /// hands and must not be used again.</returns>
    public bool Stop()
    {
        Ring.Stop();
        return _thread.Join(s_joinLimit);
    }

    /// <summary>Fills slot after slot until the source has ended or nobody drains any more.</summary>
    /// <returns>What was wrong with its end; null when nothing was.</returns>
    protected abstract RecordingException? Pump();

    /// <summary>A filled slot: whole sectors.</summary>
    protected void Deliver(int lengthBytes, int sectorBytes)
    {
        Volatile.Write(ref _readSectors, _readSectors + (lengthBytes / sectorBytes));
        Ring.EndFill(lengthBytes, sectorBytes);
    }

    /// <summary>Reads until the space is full or the source has ended: a source may read short without being at its
    /// end.</summary>
    protected static int Fill(Stream source, Span<byte> destination)
    {
        int total = 0;
        while (total < destination.Length)
        {
            int got = source.Read(destination[total..]);
            if (got <= 0)
            {
                break;
            }

            total += got;
        }

        return total;
    }

    private void Run()
    {
        RecordingException? error;
        try
        {
            error = Pump();
        }
#pragma warning disable CA1031 // The source is the caller's code: whatever it throws ends the job, not the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceFailed, Target, e.Message.TrimEnd('.'), sense: null, e);
        }

        Ring.Complete(error);
    }
}
