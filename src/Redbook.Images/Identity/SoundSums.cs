using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Identity;

/// <summary>Sums up the sound of one track after another.</summary>
internal sealed class SoundSums
{
    // Ends of the disc that drives with another offset cannot read: five sectors but for a sample, and ten sectors' worth of words.
    private const long AccurateRipEnds = 5 * CdSector.Samples;
    private const long CueToolsStart = 10 * CdSector.Samples;
    private const long CueToolsStride = 20 * CdSector.Samples;
    private const long SectorOf450 = 450L * CdSector.Samples;

    private readonly List<TrackSums> _tracks = [];
    private readonly long[] _lengths;
    private readonly long _cueToolsEnd;
    private readonly short[] _heard = new short[1024];
    private long _position;
    private uint _crc = Crc32.Start;
    private uint _crcWithoutNulls = Crc32.Start;
    private uint _crcCueTools = Crc32.Start;
    private uint _low;
    private uint _high;
    private uint _of450;
    private int _count;

    /// <summary>Begins.</summary>
    /// <param name="lengths">The tracks' lengths, in samples of both channels.</param>
    public SoundSums(long[] lengths)
    {
        _lengths = lengths;
        long all = lengths.Sum();
        _cueToolsEnd = (CueToolsStride + (2 * all % CueToolsStride)) / 2;
    }

    /// <summary>The tracks that have ended.</summary>
    public IReadOnlyList<TrackSums> Tracks => _tracks;

    /// <summary>The sum of all tracks but the ends.</summary>
    public uint Disc { get; private set; } = Crc32.Start;

    private bool IsFirst => _tracks.Count == 0;

    private bool IsLast => _tracks.Count == _lengths.Length - 1;

    /// <summary>Adds sound of the track that has not ended yet.</summary>
    /// <param name="bytes">Whole samples of both channels, low byte first.</param>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        _crc = Crc32.Append(_crc, bytes);
        AddHeard(bytes);
        AddCueTools(bytes);
        long length = _lengths[_tracks.Count];
        long first = IsFirst ? AccurateRipEnds : 1, last = IsLast ? length - AccurateRipEnds : length;
        uint low = _low, high = _high;
        for (int at = 0; at < bytes.Length; at += CdSector.BytesPerSample)
        {
            uint word = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
            long place = ++_position;
            if (place >= first && place <= last)
            {
                ulong product = (ulong)word * (uint)place;
                low += (uint)product;
                high += (uint)(product >> 32);
            }

            if (place > SectorOf450 && place <= SectorOf450 + CdSector.Samples)
            {
                _of450 += word * (uint)(place - SectorOf450);
            }
        }

        (_low, _high) = (low, high);
    }

    /// <summary>Ends the track.</summary>
    public void EndTrack(int number)
    {
        bool has450 = _position >= SectorOf450 + CdSector.Samples;
        FlushHeard();
        _tracks.Add(new TrackSums(number, _crc, _crcWithoutNulls, _low, _low + _high, has450 ? _of450 : 0, _crcCueTools));
        (_position, _crc, _crcWithoutNulls, _crcCueTools, _low, _high, _of450) = (0, Crc32.Start, Crc32.Start, Crc32.Start, 0, 0, 0);
    }

    private void AddHeard(ReadOnlySpan<byte> bytes)
    {
        foreach (short sample in MemoryMarshal.Cast<byte, short>(bytes))
        {
            if (sample != 0)
            {
                _heard[_count++] = sample;
                if (_count == _heard.Length)
                {
                    FlushHeard();
                }
            }
        }
    }

    private void FlushHeard()
    {
        _crcWithoutNulls = Crc32.Append(_crcWithoutNulls, MemoryMarshal.AsBytes(_heard.AsSpan(0, _count)));
        _count = 0;
    }

    private void AddCueTools(ReadOnlySpan<byte> bytes)
    {
        long length = _lengths[_tracks.Count];
        long start = IsFirst ? CueToolsStart : 0, end = IsLast ? length - _cueToolsEnd : length;
        long from = Math.Clamp(start - _position, 0, bytes.Length / CdSector.BytesPerSample);
        long to = Math.Clamp(end - _position, 0, bytes.Length / CdSector.BytesPerSample);
        if (to > from)
        {
            ReadOnlySpan<byte> part = bytes[(int)(from * CdSector.BytesPerSample)..(int)(to * CdSector.BytesPerSample)];
            _crcCueTools = Crc32.Append(_crcCueTools, part);
            Disc = Crc32.Append(Disc, part);
        }
    }
}
