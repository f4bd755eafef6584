namespace Redbook.Audio.Tags;

/// <summary>Bytes that were made free of false MPEG sync words: a zero stands behind every FFh, and is left out here.</summary>
internal sealed class UnsynchronisedBytes(TagBytes inner) : TagBytes
{
    private readonly byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private bool _isAfterFf;

    /// <inheritdoc/>
    public override long Remaining => inner.Remaining + (_end - _start);

    /// <summary>Leaves the zeros out of a piece that is all there.</summary>
    public static byte[] Undo(ReadOnlySpan<byte> source)
    {
        byte[] target = new byte[source.Length];
        bool isAfterFf = false;
        int written = 0;
        foreach (byte value in source)
        {
            if (!isAfterFf || value != 0)
            {
                target[written++] = value;
            }

            isAfterFf = value == 0xFF;
        }

        return target[..written];
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> target)
    {
        int written = 0;
        while (written < target.Length && TryNext(out byte value))
        {
            target[written++] = value;
        }

        return written;
    }

    /// <inheritdoc/>
    public override void Skip(long count)
    {
        while (count-- > 0 && TryNext(out _))
        {
            // Zeros that are left out do not count.
        }
    }

    private bool TryNext(out byte value)
    {
        while (TryRaw(out value))
        {
            bool isFiller = _isAfterFf && value == 0;
            _isAfterFf = value == 0xFF;
            if (!isFiller)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryRaw(out byte value)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, inner.Read(_buffer));
        }

        bool isThere = _start < _end;
        value = isThere ? _buffer[_start++] : default;
        return isThere;
    }
}
