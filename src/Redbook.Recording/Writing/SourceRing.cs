namespace Redbook.Recording.Writing;

/// <summary>A bounded ring of equal slots in one pinned array: one thread fills, one thread drains, neither
/// allocates.</summary>
internal sealed class SourceRing
{
    private readonly object _gate = new();
    private readonly byte[] _buffer;
    private readonly int[] _lengths;
    private readonly int[] _sectorBytes;
    private int _first;
    private int _filled;
    private bool _isComplete;
    private bool _isStopped;
    private RecordingException? _error;

    public SourceRing(int slotBytes, int totalBytes)
    {
        SlotBytes = slotBytes;
        int slots = Math.Max(2, totalBytes / slotBytes);
        _lengths = new int[slots];
        _sectorBytes = new int[slots];
        _buffer = GC.AllocateUninitializedArray<byte>(slots * slotBytes, pinned: true);
    }

    public int SlotBytes { get; }

    public int TotalBytes => _buffer.Length;

    /// <summary>Bytes waiting to be drained.</summary>
    public int UsedBytes
    {
        get
        {
            lock (_gate)
            {
                int sum = 0;
                for (int i = 0; i < _filled; i++)
                {
                    sum += _lengths[(_first + i) % _lengths.Length];
                }

                return sum;
            }
        }
    }

    /// <summary>Makes it empty for the next source.</summary>
    public void Reset()
    {
        lock (_gate)
        {
            (_first, _filled, _isComplete, _isStopped, _error) = (0, 0, false, false, null);
        }
    }

    /// <summary>Filling side: waits for a free slot.</summary>
    /// <returns><see langword="false"/> when nobody drains any more.</returns>
    public bool TryBeginFill(out Span<byte> slot)
    {
        lock (_gate)
        {
            while (_filled == _lengths.Length && !_isStopped)
            {
                Monitor.Wait(_gate);
            }

            int index = (_first + _filled) % _lengths.Length;
            slot = _isStopped ? default : _buffer.AsSpan(index * SlotBytes, SlotBytes);
            return !_isStopped;
        }
    }

    /// <summary>Filling side: the slot begun now holds so many bytes, which are sectors of that size.</summary>
    public void EndFill(int lengthBytes, int sectorBytes)
    {
        lock (_gate)
        {
            int index = (_first + _filled) % _lengths.Length;
            (_lengths[index], _sectorBytes[index]) = (lengthBytes, sectorBytes);
            _filled++;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Filling side: nothing more comes.</summary>
    public void Complete(RecordingException? error)
    {
        lock (_gate)
        {
            (_isComplete, _error) = (true, error);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Draining side: nothing more is wanted; wakes the filling side.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Wakes whoever waits, to look at what it waits for.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Draining side: waits a while until the ring is full or its source has ended.</summary>
    public bool WaitFull(TimeSpan wait, CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_filled < _lengths.Length && !_isComplete && !cancellation.IsCancellationRequested)
            {
                Monitor.Wait(_gate, wait);
            }

            return _filled == _lengths.Length || _isComplete;
        }
    }

    /// <summary>Draining side: how the source ended, once it has.</summary>
    public bool IsComplete(out RecordingException? error)
    {
        lock (_gate)
        {
            error = _error;
            return _isComplete;
        }
    }

    /// <summary>Draining side: the next slot, waiting a while for it.</summary>
    /// <returns>Its state; <see cref="RingState.Ended"/> only after everything was drained.</returns>
    public RingState TryPeek(TimeSpan wait, CancellationToken cancellation, out Span<byte> slot, out int sectorBytes)
    {
        lock (_gate)
        {
            if (_filled == 0 && !_isComplete && !cancellation.IsCancellationRequested)
            {
                Monitor.Wait(_gate, wait);
            }

            if (_filled > 0)
            {
                slot = _buffer.AsSpan(_first * SlotBytes, _lengths[_first]);
                sectorBytes = _sectorBytes[_first];
                return RingState.Ready;
            }

            slot = default;
            sectorBytes = 0;
            return _isComplete ? RingState.Ended : RingState.Empty;
        }
    }

    /// <summary>Draining side: gives back the slot peeked at.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _first = (_first + 1) % _lengths.Length;
            _filled--;
            Monitor.PulseAll(_gate);
        }
    }
}
