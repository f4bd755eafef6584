using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Offers a <see cref="Stream"/> as an <see cref="IStream"/>.</summary>
/// <remarks>Out pointers may be zero. What the stream cannot do answers E_NOTIMPL, as a COM stream does. The position
/// is that of the stream itself. Disposing the object disposes the stream unless told otherwise.</remarks>
/// <param name="stream">The stream; readable.</param>
/// <param name="leaveOpen">Whether the stream stays open when this is disposed.</param>
public sealed class ComStream(Stream stream, bool leaveOpen = false) : IStream, IDisposable
{
    private const string Name = "IStream";
    private const int StreamType = 2;                    // STGTY_STREAM

    private readonly Stream _stream = stream ?? throw new ArgumentNullException(nameof(stream));

    /// <inheritdoc/>
    public void Read(byte[] pv, int cb, IntPtr pcbRead)
    {
        ArgumentNullException.ThrowIfNull(pv);
        int got = _stream.ReadAtLeast(pv.AsSpan(0, cb), cb, throwOnEndOfStream: false);
        if (pcbRead != IntPtr.Zero)
        {
            Marshal.WriteInt32(pcbRead, got);
        }
    }

    /// <inheritdoc/>
    public void Write(byte[] pv, int cb, IntPtr pcbWritten)
    {
        ArgumentNullException.ThrowIfNull(pv);
        if (!_stream.CanWrite)
        {
            throw NotImplemented(nameof(Write), "the stream is read-only");
        }

        _stream.Write(pv, 0, cb);
        if (pcbWritten != IntPtr.Zero)
        {
            Marshal.WriteInt32(pcbWritten, cb);
        }
    }

    /// <inheritdoc/>
    public void Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition)
    {
        if (!_stream.CanSeek)
        {
            throw NotImplemented(nameof(Seek), "the stream cannot be positioned");
        }

        if (dwOrigin is < 0 or > 2)
        {
            throw new ImapiException(
                ImapiResults.E_INVALIDARG, $"{Name}.{nameof(Seek)}", "open", $"Origin {dwOrigin} is not 0, 1 or 2.");
        }

        long position = _stream.Seek(dlibMove, (SeekOrigin)dwOrigin);
        if (plibNewPosition != IntPtr.Zero)
        {
            Marshal.WriteInt64(plibNewPosition, position);
        }
    }

    /// <inheritdoc/>
    public void SetSize(long libNewSize)
    {
        if (!_stream.CanWrite || !_stream.CanSeek)
        {
            throw NotImplemented(nameof(SetSize), "the stream has a fixed size");
        }

        _stream.SetLength(libNewSize);
    }

    /// <inheritdoc/>
    public void CopyTo(IStream pstm, long cb, IntPtr pcbRead, IntPtr pcbWritten)
    {
        ArgumentNullException.ThrowIfNull(pstm);
        byte[] buffer = new byte[(int)Math.Clamp(cb, 0, 64 * 1024)];
        long done = 0;
        while (done < cb)
        {
            int got = _stream.Read(buffer, 0, (int)Math.Min(buffer.Length, cb - done));
            if (got == 0)
            {
                break;
            }

            pstm.Write(buffer, got, IntPtr.Zero);
            done += got;
        }

        foreach (IntPtr counter in (ReadOnlySpan<IntPtr>)[pcbRead, pcbWritten])
        {
            if (counter != IntPtr.Zero)
            {
                Marshal.WriteInt64(counter, done);
            }
        }
    }

    /// <inheritdoc/>
    public void Commit(int grfCommitFlags) => _stream.Flush();

    /// <inheritdoc/>
    public void Revert() => throw NotImplemented(nameof(Revert), "there are no transactions");

    /// <inheritdoc/>
    public void LockRegion(long libOffset, long cb, int dwLockType) =>
        throw NotImplemented(nameof(LockRegion), "there are no locks");

    /// <inheritdoc/>
    public void UnlockRegion(long libOffset, long cb, int dwLockType) =>
        throw NotImplemented(nameof(UnlockRegion), "there are no locks");

    /// <inheritdoc/>
    public void Stat(out STATSTG pstatstg, int grfStatFlag) => pstatstg = _stream.CanSeek
        ? new STATSTG { type = StreamType, cbSize = _stream.Length }
        : throw NotImplemented(nameof(Stat), "the stream does not tell its length");

    /// <inheritdoc/>
    public void Clone(out IStream ppstm) =>
        throw NotImplemented(nameof(Clone), "a stream has one position");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!leaveOpen)
        {
            _stream.Dispose();
        }
    }

    private static ImapiException NotImplemented(string member, string rule) =>
        new(ImapiResults.E_NOTIMPL, $"{Name}.{member}", "open", $"Not available: {rule}.");
}
