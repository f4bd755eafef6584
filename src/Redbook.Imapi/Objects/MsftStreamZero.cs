using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using Redbook.Imapi.Results;

namespace Redbook.Imapi;

/// <summary>A stream of zeros, for silence and for padding. Empty until <see cref="SetSize"/>.</summary>
[ComVisible(true)]
[Guid("27354127-7F64-5B0F-8F00-5D77AFBE261E")]
[ProgId("IMAPI2.MsftStreamZero")]
[ClassInterface(ClassInterfaceType.None)]
[ComDefaultInterface(typeof(IStream))]
public class MsftStreamZero : MsftStreamBase
{
    private long _size;

    /// <summary>No zeros yet.</summary>
    public MsftStreamZero()
        : base(nameof(MsftStreamZero))
    {
    }

    private protected override long Size => _size;

    /// <summary>Says how many zeros there are.</summary>
    /// <param name="libNewSize">Bytes.</param>
    /// <exception cref="ImapiException">E_INVALIDARG: a negative number.</exception>
    public override void SetSize(long libNewSize)
    {
        lock (Gate)
        {
            _size = libNewSize >= 0
                ? libNewSize
                : throw ImapiFault.Of(
                    ImapiResults.E_INVALIDARG, Site(nameof(SetSize)), $"{libNewSize} is no number of bytes.");
        }
    }

    private protected override int ReadAt(in CallPlace site, long position, Span<byte> destination)
    {
        destination.Clear();
        return destination.Length;
    }

    private protected override MsftStreamBase Copy() => new MsftStreamZero { _size = _size };
}
