using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Discs;
using Redbook.Recording.Mastering;

namespace Redbook.Imapi;

/// <summary>The image that a <see cref="MsftRawCDImageCreator"/> made: read-only, seekable, made while it is read.</summary>
/// <remarks>An <see cref="IStream"/> for programs that know that one (Read, Seek, Stat, CopyTo, Clone), a
/// <see cref="Stream"/> for all others. A source that fails is an <see cref="ImapiException"/> from the first, a
/// <see cref="MasteringException"/> from the second; both name the track. Not for several threads at once; a clone is
/// independent.</remarks>
public sealed class RawCDImageStream : Stream, IStream
{
    private const string Name = "IStream";
    private readonly Stream _stream;
    private readonly ComStream _com;

    internal RawCDImageStream(RawImage image)
    {
        Image = image;
        _stream = image.OpenRead();
        _com = new ComStream(_stream);
    }

    /// <summary>What follows the main bytes of each sector.</summary>
    public IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE SectorType => (IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE)Image.Form;

    /// <summary>The LBA of the first sector.</summary>
    public int StartOfLeadIn => Image.Start.Value;

    /// <summary>Sectors of the image.</summary>
    public int SectorCount => Image.LengthSectors;

    /// <inheritdoc/>
    public override bool CanRead => _stream.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => _stream.CanSeek;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => _stream.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => _stream.Position;
        set => _stream.Position = value;
    }

    internal RawImage Image { get; }

    /// <summary>Another stream of the same image, at the same position.</summary>
    public RawCDImageStream Clone() => new(Image) { Position = Position };

    /// <summary>The same disc as another type of image, from its start.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentException">The type cannot carry what is on the disc.</exception>
    public RawCDImageStream As(IMAPI_FORMAT2_RAW_CD_DATA_SECTOR_TYPE type) => new(Image.In((RawImageForm)type));

    /// <summary>The same disc with a lead-in that starts elsewhere, as the medium has it. What an R-W generator says stays at
    /// its sectors.</summary>
    /// <param name="startOfLeadIn">The LBA, −45,150 to −4650.</param>
    /// <exception cref="ArgumentException">No lead-in can start there.</exception>
    public RawCDImageStream StartingAt(int startOfLeadIn) => new(Image.StartingAt(new Lba(startOfLeadIn)));

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => _stream.Read(buffer);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => _stream.Seek(offset, origin);

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => _stream.SetLength(value);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);

    void IStream.Read(byte[] pv, int cb, IntPtr pcbRead) =>
        Answer(nameof(Read), () => _com.Read(pv, cb, pcbRead));

    void IStream.Write(byte[] pv, int cb, IntPtr pcbWritten) => _com.Write(pv, cb, pcbWritten);

    void IStream.Seek(long dlibMove, int dwOrigin, IntPtr plibNewPosition) =>
        Answer(nameof(Seek), () => _com.Seek(dlibMove, dwOrigin, plibNewPosition));

    void IStream.SetSize(long libNewSize) => _com.SetSize(libNewSize);

    void IStream.CopyTo(IStream pstm, long cb, IntPtr pcbRead, IntPtr pcbWritten) =>
        Answer(nameof(CopyTo), () => _com.CopyTo(pstm, cb, pcbRead, pcbWritten));

    void IStream.Commit(int grfCommitFlags) => _com.Commit(grfCommitFlags);

    void IStream.Revert() => _com.Revert();

    void IStream.LockRegion(long libOffset, long cb, int dwLockType) => _com.LockRegion(libOffset, cb, dwLockType);

    void IStream.UnlockRegion(long libOffset, long cb, int dwLockType) => _com.UnlockRegion(libOffset, cb, dwLockType);

    void IStream.Stat(out STATSTG pstatstg, int grfStatFlag) => _com.Stat(out pstatstg, grfStatFlag);

    void IStream.Clone(out IStream ppstm) => ppstm = Clone();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _com.Dispose();
        }

        base.Dispose(disposing);
    }

    private static void Answer(string member, Action call)
    {
        try
        {
            call();
        }
        catch (MasteringException failure)
        {
            throw new ImapiException(
                ResultOf(failure), $"{Name}.{member}", "reading an image", failure.Message, innerException: failure);
        }
        catch (IOException failure)
        {
            throw new ImapiException(
                ImapiResults.E_INVALIDARG, $"{Name}.{member}", "reading an image", failure.Message, innerException: failure);
        }
    }

    // The error that a caller's stream returned is the error of the call.
    internal static int ResultOf(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is COMException && !ImapiResults.IsSuccess(cause.HResult))
            {
                return cause.HResult;
            }
        }

        return ImapiResults.E_FAIL;
    }
}
