using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <summary>Numbers that look like chance, for tests of data discs. Outside the audio and raw part: every member answers
/// E_NOTIMPL.</summary>
[ComVisible(true)]
[Guid("27354126-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftStreamPrng001")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IStreamPseudoRandomBased))]
public class MsftStreamPrng001 : IStreamPseudoRandomBased
{
    /// <inheritdoc/>
    public uint Seed
    {
        set => throw Outside(nameof(Seed));
        get => throw Outside(nameof(Seed));
    }

    /// <inheritdoc/>
    public void put_ExtendedSeed(uint[] values, uint eCount) => throw Outside("ExtendedSeed");

    /// <inheritdoc/>
    public void get_ExtendedSeed(out IntPtr values, out uint eCount) => throw Outside("ExtendedSeed");

    /// <inheritdoc/>
    public void Read(byte[] pv, int cb, IntPtr pcbRead) => throw Outside(nameof(Read));

    /// <inheritdoc/>
    public void Write(byte[] pv, int cb, IntPtr pcbWritten) => throw Outside(nameof(Write));

    /// <inheritdoc/>
    public void Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition) => throw Outside(nameof(Seek));

    /// <inheritdoc/>
    public void SetSize(long libNewSize) => throw Outside(nameof(SetSize));

    /// <inheritdoc/>
    public void CopyTo(IStream pstm, long cb, IntPtr pcbRead, IntPtr pcbWritten) => throw Outside(nameof(CopyTo));

    /// <inheritdoc/>
    public void Commit(int grfCommitFlags) => throw Outside(nameof(Commit));

    /// <inheritdoc/>
    public void Revert() => throw Outside(nameof(Revert));

    /// <inheritdoc/>
    public void LockRegion(long libOffset, long cb, int dwLockType) => throw Outside(nameof(LockRegion));

    /// <inheritdoc/>
    public void UnlockRegion(long libOffset, long cb, int dwLockType) => throw Outside(nameof(UnlockRegion));

    /// <inheritdoc/>
    public void Stat(out STATSTG pstatstg, int grfStatFlag) => throw Outside(nameof(Stat));

    /// <inheritdoc/>
    public void Clone(out IStream ppstm) => throw Outside(nameof(Clone));

    private static ImapiException Outside(string member) => ImapiFault.Of(
        ImapiResults.E_NOTIMPL,
        new CallPlace($"{nameof(IStreamPseudoRandomBased)}.{member}", "not available"),
        "Streams of chance numbers are outside the audio and raw part.");
}
