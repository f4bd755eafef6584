using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi.Tests.Streams;

/// <summary>A stream as programs make them: answers Read, Seek and Stat, each only if wanted, reads short, and writes
/// through the out pointers without looking.</summary>
internal sealed class ClientStream(byte[] content) : IStream
{
    public bool AnswersStat { get; init; } = true;

    public bool AnswersSeek { get; init; } = true;

    /// <summary>What Stat announces; the true length unless set.</summary>
    public long? AnnouncedLength { get; init; }

    /// <summary>At most so many bytes a call.</summary>
    public int LargestRead { get; init; } = int.MaxValue;

    /// <summary>What is reported instead of the true count of a read.</summary>
    public int? ReportedCount { get; init; }

    /// <summary>Thrown by the read that reaches this position.</summary>
    public (int Position, Exception Error)? FailsAt { get; init; }

    /// <summary>Called before each read.</summary>
    public Action? BeforeRead { get; init; }

    public int Position { get; set; }

    public void Read(byte[] pv, int cb, IntPtr pcbRead)
    {
        BeforeRead?.Invoke();
        if (FailsAt is { } failure && Position >= failure.Position)
        {
            throw failure.Error;
        }

        int count = Math.Min(Math.Min(cb, LargestRead), content.Length - Position);
        Array.Copy(content, Position, pv, 0, count);
        Position += count;
        Marshal.WriteInt32(pcbRead, ReportedCount ?? count);
    }

    public void Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition)
    {
        Refuse(AnswersSeek);
        Position = (int)(dlibMove + dwOrigin switch { 0 => 0, 1 => Position, _ => content.Length });
        Marshal.WriteInt64(plibNewPosition, Position);
    }

    public void Stat(out STATSTG pstatstg, int grfStatFlag)
    {
        Refuse(AnswersStat);
        pstatstg = new STATSTG { cbSize = AnnouncedLength ?? content.Length };
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
