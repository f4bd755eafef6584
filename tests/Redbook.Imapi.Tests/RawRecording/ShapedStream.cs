using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.RawRecording;

/// <summary>An image as an <see cref="IStream"/> that answers Read and, only where wanted, Seek and Stat.</summary>
internal sealed class ShapedStream(Stream content, bool answersSeek, bool answersStat) : IStream
{
    /// <summary>Positions that were asked for from the start.</summary>
    public List<long> Seeks { get; } = [];

    /// <summary>Bytes that were read.</summary>
    public long BytesRead { get; private set; }

    public void Read(byte[] pv, int cb, IntPtr pcbRead)
    {
        int got = content.Read(pv, 0, Math.Min(cb, 50_001));
        BytesRead += got;
        Marshal.WriteInt32(pcbRead, got);
    }

    public void Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition)
    {
        Refuse(answersSeek);
        long position = content.Seek(dlibMove, (SeekOrigin)dwOrigin);
        if (dwOrigin == 0)
        {
            Seeks.Add(position);
        }

        Marshal.WriteInt64(plibNewPosition, position);
    }

    public void Stat(out STATSTG pstatstg, int grfStatFlag)
    {
        Refuse(answersStat);
        pstatstg = new STATSTG { cbSize = content.Length };
    }

    public void Clone(out IStream ppstm) => throw new COMException("not answered", ImapiResults.E_NOTIMPL);

    public void Commit(int grfCommitFlags) => Refuse(false);

    public void CopyTo(IStream pstm, long cb, IntPtr pcbRead, IntPtr pcbWritten) => Refuse(false);

    public void LockRegion(long libOffset, long cb, int dwLockType) => Refuse(false);

    public void Revert() => Refuse(false);

    public void SetSize(long libNewSize) => Refuse(false);

    public void UnlockRegion(long libOffset, long cb, int dwLockType) => Refuse(false);

    public void Write(byte[] pv, int cb, IntPtr pcbWritten) => Refuse(false);

    private static void Refuse(bool answers)
    {
        if (!answers)
        {
            throw new COMException("not answered", ImapiResults.E_NOTIMPL);
        }
    }
}
