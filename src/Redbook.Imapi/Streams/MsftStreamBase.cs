using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <summary>What the streams of this room that are only read have in common: position, size, copies.</summary>
/// <remarks>Safe for several threads; the position is one for all. Writing, locks and transactions answer E_NOTIMPL.
/// </remarks>
public abstract class MsftStreamBase : IStream
{
    private const int StreamType = 2;                    // STGTY_STREAM
    private const int CopyBytes = 64 * 1024;
    private readonly string _name;
    private long _position;

    private protected MsftStreamBase(string name) => _name = name;

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: a negative count, or more than the array takes; E_FAIL:
    /// <c>Initialize</c> is missing; what a stream below returned.</exception>
    public void Read(byte[] pv, int cb, IntPtr pcbRead)
    {
        CallPlace site = Site(nameof(Read));
        if (pv is null)
        {
            throw ImapiFault.NullArgument(site, nameof(pv));
        }

        if (cb < 0 || cb > pv.Length)
        {
            throw ImapiFault.Of(
                ImapiResults.E_INVALIDARG, site, $"{cb} bytes are wanted, and the array takes {pv.Length}.");
        }

        int got;
        lock (Gate)
        {
            RequireReady(site);
            got = Fill(site, pv.AsSpan(0, cb));
        }

        if (pcbRead != IntPtr.Zero)
        {
            Marshal.WriteInt32(pcbRead, got);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_NOTIMPL.</exception>
    public virtual void Write(byte[] pv, int cb, IntPtr pcbWritten) => throw NotImplemented(nameof(Write), "it is only read");

    /// <inheritdoc/>
    /// <remarks>Places behind the end are allowed; reading there gives nothing.</remarks>
    /// <exception cref="ImapiException">E_INVALIDARG: no origin, or a place before the start; E_FAIL: <c>Initialize</c> is
    /// missing.</exception>
    public void Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition)
    {
        CallPlace site = Site(nameof(Seek));
        long target;
        lock (Gate)
        {
            RequireReady(site);
            long origin = dwOrigin switch
            {
                0 => 0,
                1 => _position,
                2 => Size,
                _ => throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"Origin {dwOrigin} is not 0, 1 or 2."),
            };
            if (dlibMove < -origin || dlibMove > long.MaxValue - origin)
            {
                throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"{origin} and {dlibMove} give no place in a stream.");
            }

            target = origin + dlibMove;
            _position = target;
        }

        if (plibNewPosition != IntPtr.Zero)
        {
            Marshal.WriteInt64(plibNewPosition, target);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_NOTIMPL.</exception>
    public virtual void SetSize(long libNewSize) => throw NotImplemented(nameof(SetSize), "its size follows from what is in it");

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_POINTER, E_INVALIDARG: a negative count; as <see cref="Read"/>.</exception>
    public void CopyTo(IStream pstm, long cb, IntPtr pcbRead, IntPtr pcbWritten)
    {
        CallPlace site = Site(nameof(CopyTo));
        if (pstm is null)
        {
            throw ImapiFault.NullArgument(site, nameof(pstm));
        }

        if (cb < 0)
        {
            throw ImapiFault.Of(ImapiResults.E_INVALIDARG, site, $"{cb} is no number of bytes.");
        }

        byte[] buffer = new byte[(int)Math.Min(cb, CopyBytes)];
        long done = 0;
        while (done < cb)
        {
            int got;
            lock (Gate)
            {
                RequireReady(site);
                got = Fill(site, buffer.AsSpan(0, (int)Math.Min(buffer.Length, cb - done)));
            }

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
    public virtual void Commit(int grfCommitFlags)
    {
        // Nothing is ever written.
    }

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_NOTIMPL.</exception>
    public void Revert() => throw NotImplemented(nameof(Revert), "there are no transactions");

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_NOTIMPL.</exception>
    public void LockRegion(long libOffset, long cb, int dwLockType) =>
        throw NotImplemented(nameof(LockRegion), "there are no locks");

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_NOTIMPL.</exception>
    public void UnlockRegion(long libOffset, long cb, int dwLockType) =>
        throw NotImplemented(nameof(UnlockRegion), "there are no locks");

    /// <inheritdoc/>
    /// <exception cref="ImapiException">E_FAIL: <c>Initialize</c> is missing.</exception>
    public void Stat(out STATSTG pstatstg, int grfStatFlag)
    {
        lock (Gate)
        {
            RequireReady(Site(nameof(Stat)));
            pstatstg = new STATSTG { type = StreamType, cbSize = Size };
        }
    }

    /// <inheritdoc/>
    /// <remarks>The copy has the same contents and the same position, and goes its own way from there.</remarks>
    /// <exception cref="ImapiException">E_FAIL: <c>Initialize</c> is missing.</exception>
    public void Clone(out IStream ppstm)
    {
        lock (Gate)
        {
            RequireReady(Site(nameof(Clone)));
            MsftStreamBase copy = Copy();
            copy._position = _position;
            ppstm = copy;
        }
    }

    /// <summary>Held while the contents are looked at or changed.</summary>
    private protected Lock Gate { get; } = new();

    /// <summary>Bytes in all.</summary>
    private protected abstract long Size { get; }

    /// <summary>Whether there is something to be read, be it nothing.</summary>
    private protected virtual bool IsReady => true;

    /// <summary>Reads from a place within the stream: one byte at least.</summary>
    private protected abstract int ReadAt(in CallPlace site, long position, Span<byte> destination);

    /// <summary>Another stream over the same contents.</summary>
    private protected abstract MsftStreamBase Copy();

    /// <summary>A member and the present state, for messages.</summary>
    private protected CallPlace Site(string member) =>
        new($"{_name}.{member}", IsReady ? $"{Size} bytes, at {_position}" : "not initialised");

    /// <summary>Goes back to the start: the contents are others.</summary>
    private protected void Rewind() => _position = 0;

    /// <summary>The exception of a member that has nothing to do here.</summary>
    private protected ImapiException NotImplemented(string member, string rule) =>
        ImapiFault.Of(ImapiResults.E_NOTIMPL, Site(member), $"Not available: {rule}.");

    private void RequireReady(in CallPlace site)
    {
        if (!IsReady)
        {
            throw ImapiFault.Of(ImapiResults.E_FAIL, site, "Call Initialize first.");
        }
    }

    private int Fill(in CallPlace site, Span<byte> destination)
    {
        int done = 0;
        while (done < destination.Length && _position < Size)
        {
            int wanted = (int)Math.Min(destination.Length - done, Size - _position);
            int got = ReadAt(site, _position, destination.Slice(done, wanted));
            (done, _position) = (done + got, _position + got);
        }

        return done;
    }
}
