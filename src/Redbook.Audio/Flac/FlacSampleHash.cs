using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Redbook.Audio.Flac;

/// <summary>The MD5 of all samples, interleaved, little-endian, each in as few whole bytes as it needs.</summary>
[SuppressMessage("Security", "CA5351", Justification = "The file format says MD5; it guards against damage only.")]
internal sealed class FlacSampleHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private readonly int _sampleBytes;
    private byte[] _bytes = [];

    public FlacSampleHash(int bitsPerSample) => _sampleBytes = (bitsPerSample + 7) / 8;

    /// <summary>Adds one block.</summary>
    /// <param name="channels">A buffer for each channel, with samples from <paramref name="start"/> on.</param>
    /// <param name="start">Where the block begins in each buffer.</param>
    /// <param name="length">Samples of each channel.</param>
    public void Add(int[][] channels, int start, int length)
    {
        int size = length * channels.Length * _sampleBytes;
        if (_bytes.Length < size)
        {
            _bytes = new byte[size];
        }

        Span<byte> bytes = _bytes.AsSpan(0, size);
        if (_sampleBytes == 2 && channels.Length == 2)
        {
            FlacChannels.PackSixteen(channels[0].AsSpan(start, length), channels[1].AsSpan(start, length), bytes);
        }
        else if (_sampleBytes == 3 && channels.Length == 2)
        {
            PackTwentyFour(channels[0].AsSpan(start, length), channels[1].AsSpan(start, length), bytes);
        }
        else
        {
            Pack(channels, start, length, bytes);
        }

        _hash.AppendData(bytes);
    }

    /// <summary>Ends the computation and compares.</summary>
    public bool Matches(ReadOnlySpan<byte> expected)
    {
        Span<byte> actual = stackalloc byte[MD5.HashSizeInBytes];
        _hash.GetHashAndReset(actual);
        return actual.SequenceEqual(expected);
    }

    public void Dispose() => _hash.Dispose();

    private static void PackTwentyFour(ReadOnlySpan<int> left, ReadOnlySpan<int> right, Span<byte> bytes)
    {
        // Eight bytes are written for every six; the last frame goes byte by byte.
        right = right[..left.Length];
        int last = left.Length - 1;
        for (int i = 0; i < last; i++)
        {
            ulong frame = ((uint)left[i] & 0xFF_FFFF) | ((ulong)(uint)right[i] << 24);
            BinaryPrimitives.WriteUInt64LittleEndian(bytes[(6 * i)..], frame);
        }

        bytes = bytes[(6 * last)..];
        BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)left[last]);
        bytes[2] = (byte)(left[last] >> 16);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[3..], (short)right[last]);
        bytes[5] = (byte)(right[last] >> 16);
    }

    private void Pack(int[][] channels, int start, int length, Span<byte> bytes)
    {
        for (int channel = 0; channel < channels.Length; channel++)
        {
            int at = channel * _sampleBytes;
            int step = channels.Length * _sampleBytes;
            foreach (int sample in channels[channel].AsSpan(start, length))
            {
                Write(bytes[at..], sample);
                at += step;
            }
        }
    }

    private void Write(Span<byte> bytes, int sample)
    {
        switch (_sampleBytes)
        {
            case 1:
                bytes[0] = (byte)sample;
                break;
            case 2:
                BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)sample);
                break;
            case 3:
                BinaryPrimitives.WriteInt16LittleEndian(bytes, (short)sample);
                bytes[2] = (byte)(sample >> 16);
                break;
            default:
                BinaryPrimitives.WriteInt32LittleEndian(bytes, sample);
                break;
        }
    }
}
