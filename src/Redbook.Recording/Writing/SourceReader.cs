using Redbook.Discs;

namespace Redbook.Recording.Writing;

/// <summary>Reads a source ahead on its own thread. Whatever the source's Read does, decoding among it, happens
/// here.</summary>
internal sealed class SourceReader
{
    private static readonly TimeSpan s_joinLimit = TimeSpan.FromSeconds(10);
    private readonly SourceRing _ring;
    private readonly Stream _source;
    private readonly long? _lengthBytes;
    private readonly bool _padPartialSector;
    private readonly string _target;
    private readonly Thread _thread;
    private long _readBytes;

    public SourceReader(SourceRing ring, Stream source, long? lengthBytes, bool padPartialSector, string target)
    {
        (_ring, _source, _lengthBytes, _padPartialSector, _target) = (ring, source, lengthBytes, padPartialSector, target);
        _thread = new Thread(Run) { IsBackground = true, Name = "Redbook source reader" };
        _thread.Start();
    }

    /// <summary>Whole sectors read so far, a padded last one included.</summary>
    public int ReadSectors =>
        (int)Math.Min((Volatile.Read(ref _readBytes) + CdSector.AudioBytes - 1) / CdSector.AudioBytes, int.MaxValue);

    /// <summary>Ends reading and waits for the thread.</summary>
    /// <returns><see langword="false"/> when the source does not come back from its Read: the ring is still in its
    /// hands and must not be used again.</returns>
    public bool Stop()
    {
        _ring.Stop();
        return _thread.Join(s_joinLimit);
    }

    private void Run()
    {
        RecordingException? error;
        try
        {
            error = Pump();
        }
#pragma warning disable CA1031 // The source is the caller's code: whatever it throws ends the track, not the process.
        catch (Exception e)
#pragma warning restore CA1031
        {
            error = new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceFailed, _target, e.Message.TrimEnd('.'), sense: null, e);
        }

        _ring.Complete(error);
    }

    private RecordingException? Pump()
    {
        long remaining = _lengthBytes ?? long.MaxValue;
        while (remaining > 0 && _ring.TryBeginFill(out Span<byte> slot))
        {
            int wanted = (int)Math.Min(slot.Length, remaining);
            int got = Fill(slot[..wanted]);
            remaining -= got;
            bool ended = got < wanted;
            bool isPartial = got % CdSector.AudioBytes != 0;
            int whole = got;
            if (isPartial)
            {
                // The last sector is filled with silence where that was allowed, else left out.
                whole = got / CdSector.AudioBytes * CdSector.AudioBytes;
                if (_padPartialSector || _lengthBytes is not null)
                {
                    whole += CdSector.AudioBytes;
                    slot[got..whole].Clear();
                }
            }

            if (whole > 0)
            {
                Volatile.Write(ref _readBytes, _readBytes + whole);
                _ring.EndFill(whole);
            }

            if (ended)
            {
                return DescribeEnd(remaining, isPartial);
            }
        }

        return null;
    }

    private RecordingException? DescribeEnd(long remaining, bool isPartial)
    {
        if (_lengthBytes is long length)
        {
            return new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceTooShort, _target,
                $"the sound ended {remaining} bytes before its announced length of {length} bytes");
        }

        return isPartial && !_padPartialSector
            ? new RecordingException(
                RecordingStep.ReadSource, RecordingFailure.SourceInvalid, _target,
                $"the sound does not end with a whole sector of {CdSector.AudioBytes} bytes")
            : null;
    }

    // A source may read short without being at its end.
    private int Fill(Span<byte> destination)
    {
        int total = 0;
        while (total < destination.Length)
        {
            int got = _source.Read(destination[total..]);
            if (got <= 0)
            {
                break;
            }

            total += got;
        }

        return total;
    }
}
