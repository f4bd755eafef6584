using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;

namespace Redbook.Imapi;

/// <summary>Streams in turns, as one stream.</summary>
[ComVisible(true)]
[Guid("27354147-7F64-5B0F-8F00-5D77AFBE261E")]
[InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]
public interface IStreamInterleave : IStream
{
    /// <summary>Says which streams, and how much of each in turn.</summary>
    /// <param name="streams">The streams, 1 or more.</param>
    /// <param name="interleaveSizes">Bytes of each in one turn.</param>
    /// <param name="streamCount">How many of them.</param>
    void Initialize(IStream[] streams, uint[] interleaveSizes, uint streamCount);
}
