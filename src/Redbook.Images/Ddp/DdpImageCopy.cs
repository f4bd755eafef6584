using System.Security.Cryptography;
using Redbook.Discs;
using Redbook.Images.Formats;

namespace Redbook.Images.Ddp;

/// <summary>Writes the sound and sums it up in one pass: a block is summed while the next is read and written.</summary>
internal sealed class DdpImageCopy(Stream file, bool hasCrc) : IDisposable
{
    private const int BlockBytes = 400 * CdSector.AudioBytes;

#pragma warning disable CA5351 // MD5 is what the checksum files of plants are made of; it proves copies, not origin.
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
#pragma warning restore CA5351
    private readonly byte[][] _blocks = [new byte[BlockBytes], new byte[BlockBytes]];
    private Task _summing = Task.CompletedTask;
    private uint _crc = Crc32.Start;
    private int _next;

    /// <summary>Writes bytes that are not read from anywhere.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BlockBytes);
            bytes[..count].CopyTo(_blocks[_next]);
            Take(count);
            bytes = bytes[count..];
        }
    }

    /// <summary>Writes a whole stream.</summary>
    public void WriteAll(Stream content, long lengthBytes, ImageOutput output)
    {
        long done = 0;
        while (done < lengthBytes)
        {
            int count = (int)Math.Min(BlockBytes, lengthBytes - done);
            content.ReadExactly(_blocks[_next], 0, count);
            Take(count);
            done += count;
            output.Report((double)done / lengthBytes);
        }
    }

    /// <summary>The sums of all that was written.</summary>
    public DdpSum Finish()
    {
        _summing.GetAwaiter().GetResult();
        return new DdpSum(Convert.ToHexStringLower(_md5.GetHashAndReset()), _crc);
    }

    public void Dispose()
    {
        _summing.Wait();
        _md5.Dispose();
    }

    private void Take(int count)
    {
        byte[] block = _blocks[_next];
        _next ^= 1;
        _summing.GetAwaiter().GetResult();
        _summing = Task.Run(() => Sum(block, count));
        file.Write(block, 0, count);
    }

    private void Sum(byte[] block, int count)
    {
        _md5.AppendData(block, 0, count);
        if (hasCrc)
        {
            _crc = Crc32.Append(_crc, block.AsSpan(0, count));
        }
    }
}
